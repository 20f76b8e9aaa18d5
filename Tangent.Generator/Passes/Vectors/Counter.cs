using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// A whole number that moves by one in each trip, along with the loop's index, and leads to elements as that does.
/// <code>
/// for (int j = d - 1; j >= i + 1; j--)                  next -= d - (i + 1);
/// {                                                     for (int k = 0; k &lt; d - (i + 1); k++)
///     next--;                                    →      {
///     da[next] += dy[j] * c;                                da[next + k] += dy[i + 1 + k] * c;
/// }                                                     }
/// </code>
/// The loop on the right is only on its way to calls: it goes through spans.
/// </summary>
internal sealed record Counter(IReadOnlyList<Statement> Before, For Loop, IReadOnlyList<Statement> After)
{
    /// <summary>The loop without its counter, null where it has none, or where the counter does anything else.</summary>
    public static Counter? Of(For loop, LoopRange range, Fresh fresh)
    {
        List<Statement> statements = loop.Body.Statements.Where(s => s is not Note).ToList();
        int at = statements.Count < 2 ? -1 : IsMove(statements[0]) ? 0 : IsMove(statements[statements.Count - 1]) ? statements.Count - 1 : -1;
        if (at < 0)
        {
            return null;
        }

        var move = (Assign)statements[at];
        var counter = (Local)move.Target;
        BinaryOperator direction = ((Binary)move.Value).Operator;
        bool isUp = direction == BinaryOperator.Add;
        statements.RemoveAt(at);
        if (isUp != loop.Step > 0 || statements.SelectMany(Tidy.AssignedIn).Contains(counter.Variable.Id) || range.Count.Mentions(counter.Variable) || range.First.Mentions(counter.Variable))
        {
            return null;
        }

        // Counted down before the calls and up after them, it names the least element, or the one below where it moves first up or last down.
        Expr least = isUp == (at == 0) ? TripCount.Add(counter, 1) : counter;
        Variable index = fresh.Variable("k", IrType.Int);
        var rewriter = new Reindexed(loop.Index, counter.Variable, least, index, range.First);
        var body = new Block(statements.SelectMany(rewriter.Visit).ToEquatable());
        Statement[] moved = [new Assign(counter, TripCount.Integer(direction, counter, range.Count)) { Source = move.Source }];
        For without = loop with { Index = index, Start = Build.IntLiteral(0), Comparison = BinaryOperator.LessThan, Bound = range.Count, Step = 1, Body = body };
        return new Counter(isUp ? [] : moved, without, isUp ? moved : []);
    }

    private static bool IsMove(Statement statement) => statement is Assign
    {
        Target: Local { Type: PlainType { Kind: PlainKind.Integer, Name: "int" } } target,
        Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Right: Literal { Text: "1" } } sum,
    } && sum.Left.Equals(target);

    /// <summary>Elements at the old index and the counter, at the new index.</summary>
    private sealed class Reindexed(Variable old, Variable counter, Expr least, Variable index, Expr first) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr switch
        {
            ElementAt { Indices: [Binary { Operator: BinaryOperator.Add, Type: PlainType } sum] } element when Is(sum.Right, old) && !sum.Left.Mentions(old) && !sum.Left.Mentions(counter) =>
                element with { Indices = EquatableArray.Of(At(Sum(sum.Left, first))) },
            Local local when local.Variable.Id == old.Id => first is Literal { Text: "0" } ? new Local(index) : At(first),
            Local local when local.Variable.Id == counter.Id => At(least),
            _ => base.Visit(expr),
        };

        private Expr At(Expr offset) => TripCount.Integer(BinaryOperator.Add, offset, new Local(index));

        private static Expr Sum(Expr left, Expr right) => right is Literal { Text: "0" } ? left : TripCount.Integer(BinaryOperator.Add, left, right);

        private static bool Is(Expr expr, Variable variable) => expr is Local local && local.Variable.Id == variable.Id;
    }
}
