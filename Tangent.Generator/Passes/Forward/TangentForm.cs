using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Forward;

/// <summary>How the tangent of a variable is called, and what type it has.</summary>
internal sealed record TangentForm(System.Func<Variable, string> NameOf, System.Func<IrType, IrType> TypeOf)
{
    /// <summary><c>dx</c> beside <c>x</c>, of the same type.</summary>
    public static readonly TangentForm First = new(TangentNames.First, type => type);

    /// <summary>For a function that is a derivative itself, see <see cref="TangentNames.Second"/>.</summary>
    public static TangentForm Second(Function derivative, int firstGenerated)
    {
        var users = new HashSet<string>(derivative.Body.AllStatements()
            .SelectMany(Fresh.Declared)
            .Concat(derivative.Parameters.Select(p => p.Variable))
            .Where(v => v.Id < firstGenerated)
            .Select(v => v.Name));
        return First with { NameOf = v => TangentNames.Second(v, firstGenerated, users.Contains) };
    }

    /// <summary>The same for several directions at once.</summary>
    public TangentForm Along(System.Func<IrType, IrType> typeOf) => this with { TypeOf = typeOf };
}
