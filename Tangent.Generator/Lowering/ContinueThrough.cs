using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Puts statements at the end of a loop's body, and before each <c>continue</c> of that loop, so that they run on every
/// way to the next trip.
/// <code>
/// if (c) { continue; } f();      becomes      if (c) { update; continue; } f(); update;
/// </code>
/// </summary>
internal sealed class ContinueThrough(Block update, Func<string, IrType, Variable> newVariable)
{
    public Block AtEndOf(Block body) => new(Visit(body).Statements.Concat(update.Statements).ToEquatable());

    private Block Visit(Block block) => new(block.Statements.SelectMany(Visit).ToEquatable());

    private IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Continue:
                return Copy().Statements.Append(statement);
            case If s:
                return [s with { Then = Visit(s.Then), Else = Visit(s.Else) }];
            case Scope or Try:
                return [statement.WithBlocks(Visit)];
            default:
                // A continue in an inner loop is that loop's own.
                return [statement];
        }
    }

    /// <summary>The update with variables of its own: those of one copy are not those of another.</summary>
    private Block Copy()
    {
        var fresh = new Dictionary<int, Variable>();
        foreach (Declare declare in update.AllStatements().OfType<Declare>())
        {
            fresh.Add(declare.Variable.Id, newVariable(declare.Variable.Name, declare.Variable.Type));
        }

        return new Redeclared(fresh).Visit(update);
    }

    private sealed class Redeclared(Dictionary<int, Variable> fresh) : IrRewriter
    {
        public override Expr Visit(Expr expr) =>
            expr is Local local && fresh.TryGetValue(local.Variable.Id, out Variable? variable) ? new Local(variable) : base.Visit(expr);

        public override IEnumerable<Statement> Visit(Statement statement) => base.Visit(statement)
            .Select(s => s is Declare declare ? declare with { Variable = fresh[declare.Variable.Id] } : s);
    }
}
