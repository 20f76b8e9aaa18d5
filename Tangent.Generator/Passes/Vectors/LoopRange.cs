using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>The elements that a loop goes through, in whichever direction: <see cref="Count"/> of them from <see cref="First"/> on.</summary>
internal sealed record LoopRange(For Loop, Expr First, Expr Count, Lengths Lengths)
{
    public Variable Index => Loop.Index;

    /// <summary>Whether the count may come out negative, where the loop makes no trip.</summary>
    public bool MayBeNegative => Loop.Origin != LoopOrigin.SpanCall && !(First is Literal { Text: "0" } && Count is LengthOf or Literal);

    /// <summary>Whether the loop goes through all elements of the storage.</summary>
    public bool IsAllOf(Expr storage) => First is Literal { Text: "0" } && Count is LengthOf { Dimension: null } length
        && (Lengths.AreSame(storage, length.Array)
            || (Loop.Alike.Any(a => Lengths.AreSame(a, storage)) && Loop.Alike.Any(a => Lengths.AreSame(a, length.Array))));

    /// <summary>The range, null where the loop leaves elements out, or its bounds are more than names and numbers.</summary>
    public static LoopRange? Of(For loop, Lengths lengths)
    {
        if (!TripCount.IsPlain(loop.Start) || !TripCount.IsPlain(loop.Bound))
        {
            return null;
        }

        Expr? first = (loop.Step, loop.Comparison) switch
        {
            (1, BinaryOperator.LessThan or BinaryOperator.LessThanOrEqual) => loop.Start,
            (-1, BinaryOperator.GreaterThanOrEqual) => loop.Bound,
            (-1, BinaryOperator.GreaterThan) => TripCount.Add(loop.Bound, 1),
            _ => null,
        };
        return first is null ? null : new LoopRange(loop, first, TripCount.Of(loop), lengths);
    }
}
