using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Derivation;

/// <summary>Puts what is asked for in the place of what a function returns; null where nothing is.</summary>
internal sealed class OtherResults(System.Func<Expr, Expr?> result) : IrRewriter
{
    public override IEnumerable<Statement> Visit(Statement statement) => statement is Return { Value: Expr value }
        ? result(value) is Expr shares ? new Statement[] { new Return(shares) } : []
        : base.Visit(statement);
}
