using Microsoft.CodeAnalysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>Calls and operators of structs of other assemblies, which have no source to look into.</summary>
internal sealed partial class FunctionLowering
{
    private static bool IsOnStructs(IMethodSymbol method, LoweringContext context) =>
        context.Types.Structs.Of(method.ReturnType) is not null
        || context.Types.Structs.Of(method.ContainingType) is not null
        || System.Linq.ImmutableArrayExtensions.Any(method.Parameters, p => context.Types.Structs.Of(p.Type) is not null);

    /// <summary>A function or operator on structs that is not in this project has no derivative; null where it needs none.</summary>
    private Expr? TryLowerOnStructs(IOperation whole, IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length > 0 || !IsOnStructs(method, _context) || !Map(method.ReturnType).CarriesDerivative
            ? null
            : RefuseOnStructs(whole);

    private Expr RefuseOnStructs(IOperation whole)
    {
        Report(
            Descriptors.NoKnownDerivative,
            whole.Syntax,
            StatementText.Short(whole.Syntax),
            "it is in another assembly; write it out for the components");
        return new DefaultOf(Map(whole.Type));
    }
}
