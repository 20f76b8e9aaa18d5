using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Where a method writes to its arrays, two arguments that are one array must have one shadow, and so must two fields of an object. A set
/// makes it so:
/// <c>ShadowSet shadows = new ShadowSet();</c>.
/// </summary>
internal static class SharedShadows
{
    private const string Making = "new {ShadowSet}()";

    public static bool AreNeeded(Function primal, IReadOnlyList<bool> wrt, FunctionTable functions) =>
        AreNeeded(primal, wrt, Enumerable.Range(0, wrt.Count).Select(k => functions.MayWrite(primal.Id, k)).ToList());

    /// <param name="primal">The method.</param>
    /// <param name="wrt">For each parameter whether it is differentiated.</param>
    /// <param name="written">For each parameter whether the method may write elements of it.</param>
    public static bool AreNeeded(Function primal, IReadOnlyList<bool> wrt, IReadOnlyList<bool> written)
    {
        List<int> buffers = Enumerable.Range(0, wrt.Count)
            .Where(k => wrt[k] && primal.Parameters[k].Variable.Type.IsReference)
            .ToList();
        return buffers.Any(k => written[k])
            && (buffers.Count > 1 || buffers.Any(k => ObjectFields.AreIn(primal.Parameters[k].Variable.Type)));
    }

    /// <summary>Whether a statement makes a set.</summary>
    public static bool IsDeclaration(Statement statement) => statement is Declare { Value: Code { Template: Making } };

    public static Declare Declaration(Fresh fresh, string name = "shadows")
    {
        var type = new PlainType("{ShadowSet}", PlainKind.Other);
        return new Declare(
            fresh.Distinct(name, type),
            new Code(Making, EquatableArray<Expr>.Empty, type, IsPure: true));
    }
}
