using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Names what the mirror of a branch or a loop has to know: the condition, which is tested once, and a start that the loop
/// may change. Runs after <see cref="StructureExits"/>.
/// <code>
/// if (x &gt; limit) { … }      →      bool xAboveLimit = x &gt; limit;
///                                  if (xAboveLimit) { … }
/// </code>
/// </summary>
internal sealed class Prepare
{
    private readonly Fresh _fresh;
    private readonly HashSet<int> _assigned;

    private Prepare(Function function, Fresh fresh)
    {
        _fresh = fresh;
        _assigned = new HashSet<int>(function.Body.AllStatements()
            .OfType<Assign>()
            .Select(a => a.Target)
            .OfType<Local>()
            .Select(l => l.Variable.Id));
        foreach (Call call in function.Body.AllStatements().SelectMany(s => s.Expressions()).OfType<Call>())
        {
            foreach (Argument argument in call.Arguments)
            {
                if (argument.Passing is Passing.Ref or Passing.Out && argument.Value.Root() is Variable root)
                {
                    _assigned.Add(root.Id);
                }
            }
        }
    }

    public static Function Run(Function function)
    {
        var fresh = new Fresh(function);
        Block body = new Prepare(function, fresh).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    private Block Visit(Block block) => new(block.Statements.SelectMany(Visit).ToEquatable());

    private IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case If s when Exits.OnlyThrows(s):
                yield return s;
                break;
            case If s:
                Expr condition = s.Condition;
                if (!IsFixed(condition))
                {
                    var taken = new Local(_fresh.Distinct(ConditionName.Of(condition), IrType.Bool));
                    yield return new Declare(taken.Variable, condition) { Source = s.Source };
                    condition = taken;
                }

                yield return s with { Condition = condition, Then = Visit(s.Then), Else = Visit(s.Else) };
                break;
            case For s:
                Expr start = s.Start;
                if (start.Variables().Any(v => _assigned.Contains(v.Id)) || start.Descendants().Any(e => e is ElementAt))
                {
                    var first = new Local(_fresh.Variable("first", IrType.Int));
                    yield return new Declare(first.Variable, start) { Source = s.Source };
                    start = first;
                }

                yield return s with { Start = start, Body = Visit(s.Body) };
                break;
            case While s:
                yield return s with { Body = Visit(s.Body) };
                break;
            case DoWhile or Try:
                yield return statement.WithBlocks(Visit);
                break;
            default:
                yield return statement;
                break;
        }
    }

    private bool IsFixed(Expr condition) => condition is Local local && !_assigned.Contains(local.Variable.Id);
}
