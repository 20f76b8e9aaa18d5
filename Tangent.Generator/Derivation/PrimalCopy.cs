using Tangent.Generator.IR;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Derivation;

/// <summary>A function's own body for the companion file, each call in it by the name that can be called from there.</summary>
internal sealed class PrimalCopy(IDerivations derivations) : IrRewriter
{
    public override Expr Visit(Expr expr) => base.Visit(expr) switch
    {
        Call call => call with { Callee = derivations.Primal(call.Callee) },
        var other => other,
    };
}
