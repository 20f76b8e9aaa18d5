using System;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Passes.Spans;

namespace Tangent.Generator.Analysis;

/// <summary>
/// Whether each trip of a loop uses an array as scratch memory only: all of it is written before any of it is read, so that
/// nothing passes through it from one trip to the next.
/// <code>
/// for (int i = 0; i &lt; n; i++) { y[i] = … }                        covers an array of length n
/// TensorPrimitives.Multiply(w.AsSpan(k * n, n), x, y);            does so too
/// </code>
/// </summary>
/// <param name="array">A variable that alone names the array.</param>
/// <param name="size">Its length, which nothing changes.</param>
/// <param name="sizeOf">The lengths of arrays that nothing changes either; null for others.</param>
internal sealed class Coverage(Variable array, Expr size, Func<Variable, Expr?> sizeOf)
{
    /// <summary>Whether the block reads nothing that was in the array before it.</summary>
    public bool IsScratchIn(Block block) => !Walk(block).Exposed;

    private (bool Exposed, bool Covers) Walk(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            (bool exposed, bool covers) = Walk(statement);
            if (exposed || covers)
            {
                return (exposed, covers);
            }
        }

        return (false, false);
    }

    private (bool Exposed, bool Covers) Walk(Statement statement)
    {
        switch (statement)
        {
            case For loop when Covers(loop):
                return (false, true);
            case Do { Value: SpanCall call } when Covers(call):
                return (false, true);
            case If branch when !branch.Condition.Mentions(array):
                (bool Exposed, bool Covers) then = Walk(branch.Then);
                (bool Exposed, bool Covers) otherwise = Walk(branch.Else);
                return (then.Exposed || otherwise.Exposed, then.Covers && otherwise.Covers);
            case Scope scope:
                return Walk(scope.Body);
            case For or While or DoWhile when !statement.Expressions().Any(e => e.Mentions(array)):
                // It may make no trip: it covers nothing, but each trip may cover what it reads itself.
                return (statement.Blocks().Any(b => Walk(b).Exposed), false);
            default:
                return (Mentions(statement), false);
        }
    }

    private bool Covers(For loop)
    {
        if (Build.Number(loop.Start) is not 0.0 || loop.Comparison != BinaryOperator.LessThan || loop.Step != 1
            || !IsSize(loop.Bound)
            || Exits.CanLeave(loop.Body) || loop.Body.AllStatements().Any(s => s is Break))
        {
            return false;
        }

        Expr own = new ElementAt(new Local(array), Support.EquatableArray.Of<Expr>(new Local(loop.Index)), BaseElement);
        Statement? first = loop.Body.Statements.FirstOrDefault(Mentions);
        return first is Assign assign && assign.Target.Equals(own) && !assign.Value.Mentions(array)
            && loop.Body.Statements.SkipWhile(s => s != first).SelectMany(s => Block.Of(s).AllStatements())
                .SelectMany(s => s.Expressions()).All(e => OnlyMentions(e, own));
    }

    private bool Covers(SpanCall call) => call.Written == 1 && !call.Sources.Any(s => s.Mentions(array))
        && IsWhole(SpanElements.Storage(call.Destinations[0])) && IsSize(SpanLoops.Length(call));

    private bool IsWhole(Expr storage) => storage switch
    {
        Local local => local.Variable.Id == array.Id,
        AsSpan view => IsWhole(view.Array),
        Slice { Length: Expr length } slice => Build.Number(slice.Start) is 0.0 && IsSize(length) && IsWhole(slice.Span),
        _ => false,
    };

    private bool IsSize(Expr length) => length.Equals(size)
        || (length is LengthOf { Array: Local other } && (other.Variable.Id == array.Id || size.Equals(sizeOf(other.Variable))));

    private IrType BaseElement => ((ArrayType)array.Type).Element;

    private bool OnlyMentions(Expr expr, Expr own) =>
        expr.Equals(own) || (expr is not Local local || local.Variable.Id != array.Id) && expr.Children().All(c => OnlyMentions(c, own));

    private bool Mentions(Statement statement) =>
        statement.Expressions().Any(e => e.Mentions(array)) || statement.Blocks().Any(b => b.Statements.Any(Mentions));
}
