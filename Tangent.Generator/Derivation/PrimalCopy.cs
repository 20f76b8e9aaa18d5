using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Derivation;

/// <summary>A function's own body for the companion file, each call in it by the name that can be called from there.</summary>
internal sealed class PrimalCopy(IDerivations derivations) : IrRewriter
{
    /// <summary>What is inserted into the backward sweep is nothing in the function itself.</summary>
    public override IEnumerable<Statement> Visit(Statement statement) => statement switch
    {
        Insert => Enumerable.Empty<Statement>(),
        For { Trip: not null } loop => base.Visit(loop with { Trip = null }),
        _ => base.Visit(statement),
    };

    public override Expr Visit(Expr expr) => base.Visit(expr) switch
    {
        Call call => call with { Callee = derivations.Primal(call.Callee) },
        var other => other,
    };
}
