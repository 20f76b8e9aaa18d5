using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>
/// Which storage is written with values that carry a derivative. A counter in an object is written, too, but has no shadow. Arrays hold values of one
/// kind, so there is a difference only where there are objects.
/// </summary>
internal static class RealWrites
{
    /// <summary>The functions, told apart by what of their parameters' storage they may write that carries a derivative.</summary>
    public static FunctionTable Of(FunctionTable functions) => HasObjects(functions.All)
        ? new FunctionTable(functions.All, type => type.CarriesDerivative)
        : functions;

    /// <summary>The alias classes of a function whose storage it writes so.</summary>
    /// <param name="function">The function.</param>
    /// <param name="within">Its alias classes.</param>
    /// <param name="written">Those that it writes with any values.</param>
    /// <param name="functions">The functions it may call.</param>
    public static HashSet<int> In(Function function, AliasClasses within, HashSet<int> written, FunctionTable functions) => HasObjects(functions.All.Append(function))
        ? new HashSet<int>(StorageWrites.Of(function.Body, new FunctionTable(functions.All, type => type.CarriesDerivative)).Select(v => within.ClassOf(v)))
        : written;

    private static bool HasObjects(IEnumerable<Function> functions) => functions.Any(f => f.Parameters.Any(p => ObjectFields.AreIn(p.Variable.Type)));
}
