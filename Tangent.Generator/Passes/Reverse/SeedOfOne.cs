using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// A seed is 1 where nothing is given, by a default value or, where the type has no constants, by an overload without it.
/// <code>
/// (T Value, T dx) FVjp&lt;T&gt;(T x, T seed)      →      (T Value, T dx) FVjp&lt;T&gt;(T x) { return FVjp(x, T.One); }
/// </code>
/// </summary>
internal static class SeedOfOne
{
    public static bool IsNeeded(Function primal) => primal.ReturnType is RealType { HasLiterals: false, IsScalar: true };

    public static Function Run(Function vjp)
    {
        Parameter[] parameters = vjp.Parameters.Take(vjp.Parameters.Count - 1).ToArray();
        IrType seed = vjp.Parameters[vjp.Parameters.Count - 1].Variable.Type;
        var call = new Call(
            new Callee(vjp.Id, vjp.Name) { TypeArguments = vjp.TypeArguments },
            parameters
                .Select(p => new Argument(p.Passing, new Local(p.Variable)))
                .Append(new Argument(Passing.Value, Build.Real(1, seed)))
                .ToEquatable(),
            vjp.ReturnType);
        return vjp with { Id = vjp.Id + "|One", Parameters = parameters.ToEquatable(), Body = Block.Of(new Return(call)) };
    }
}
