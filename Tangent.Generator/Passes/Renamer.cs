using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>Replaces variables by others wherever they are read or assigned.</summary>
internal sealed class Renamer(IReadOnlyDictionary<int, Variable> renamed) : IrRewriter
{
    public override Expr Visit(Expr expr) =>
        expr is Local local && renamed.TryGetValue(local.Variable.Id, out Variable? variable)
            ? new Local(variable)
            : base.Visit(expr);
}
