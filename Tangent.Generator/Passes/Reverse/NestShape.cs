using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// How many values a nest of counted loops can keep, and where each trip's value stands. A loop whose range depends on the indices around it, as
/// the inner one of a triangle does, has room for its widest range.
/// <code>
/// for (int i = 0; i &lt; n; i++)
///     for (int j = i + 1; j &lt; n; j++)      n * (n - 1) values, that of a trip at i * (n - 1) + j - 1
/// </code>
/// </summary>
internal sealed class NestShape
{
    // Beyond it a growable history reads better, and costs no more than the arithmetic.
    private const int MostParts = 30;

    private static readonly IrType Wide = new PlainType("long", PlainKind.Integer);

    private readonly System.Func<Variable, bool> _isKnown;
    private readonly Dictionary<int, (Expr Lowest, Expr Highest)> _ranges = new();

    private NestShape(System.Func<Variable, bool> isKnown) => _isKnown = isKnown;

    /// <summary>The number of values, in <c>long</c> where it could overflow.</summary>
    public Expr Count { get; private set; } = Build.IntLiteral(1);

    public Expr Index { get; private set; } = Build.IntLiteral(0);

    /// <param name="loops">The nest, outermost first.</param>
    /// <param name="isKnown">Whether a variable has its value before the nest.</param>
    /// <returns>Null where the number can't be told before the nest.</returns>
    public static NestShape? Of(IReadOnlyList<LoopStep> loops, System.Func<Variable, bool> isKnown)
    {
        var shape = new NestShape(isKnown);
        for (int k = 0; k < loops.Count; k++)
        {
            if (loops[k] is not { Trips: null, Header: For loop } || !shape.Add(loop, isOutermost: k == 0))
            {
                return null;
            }
        }

        return shape.Index.Descendants().Count() <= MostParts ? shape : null;
    }

    public static Expr Times(Expr count, Expr more)
    {
        Expr left = count.Type.Equals(Wide) ? count : new Convert(count, Wide, IsExplicit: true);
        return new Binary(BinaryOperator.Multiply, left, more, Wide);
    }

    private bool Add(For loop, bool isOutermost)
    {
        if (!TripCount.IsPlain(loop.Start) || !TripCount.IsPlain(loop.Bound)
            || Extreme(loop.Start, highest: loop.Step < 0) is not Expr start || Extreme(loop.Bound, highest: loop.Step > 0) is not Expr bound
            || (System.Math.Abs(loop.Step) != 1 && !start.Equals(loop.Start)))
        {
            return false;
        }

        For widest = loop with { Start = start, Bound = bound };
        Expr trips = TripCount.Of(widest);
        Count = isOutermost ? trips : Times(Count, trips);
        Index = isOutermost
            ? TripCount.Ordinal(widest)
            : TripCount.Integer(BinaryOperator.Add, TripCount.Multiply(Index, trips), TripCount.Ordinal(widest));
        bool inclusive = loop.Comparison is BinaryOperator.LessThanOrEqual or BinaryOperator.GreaterThanOrEqual;
        _ranges[loop.Index.Id] = loop.Step > 0
            ? (start, inclusive ? bound : TripCount.Add(bound, -1))
            : (inclusive ? bound : TripCount.Add(bound, 1), start);
        return true;
    }

    /// <summary>The lowest or highest value over all indices around, by what is known before the nest; null where it can't be told.</summary>
    private Expr? Extreme(Expr expr, bool highest)
    {
        if (expr.Variables().All(_isKnown))
        {
            return expr;
        }

        switch (expr)
        {
            case Local local when _ranges.TryGetValue(local.Variable.Id, out (Expr Lowest, Expr Highest) range):
                return highest ? range.Highest : range.Lowest;
            case Binary { Operator: BinaryOperator.Add } sum when sum.Type == IrType.Int:
                return Extreme(sum.Left, highest) is Expr left && Extreme(sum.Right, highest) is Expr right
                    ? Build.Number(right) is double number ? TripCount.Add(left, (long)number) : sum with { Left = left, Right = right }
                    : null;
            case Binary { Operator: BinaryOperator.Subtract } difference when difference.Type == IrType.Int:
                return Extreme(difference.Left, highest) is Expr from && Extreme(difference.Right, !highest) is Expr taken
                    ? TripCount.Subtract(from, taken)
                    : null;
            default:
                return null;
        }
    }
}
