using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Analysis;

/// <summary>See <see cref="OwnPlaces"/>.</summary>
internal sealed record OwnKey(int Variable, int Dimension, Expr Value);

/// <summary>
/// The places that only one trip of a loop over <c>i</c> comes to: <c>a[i]</c>, <c>a[i + 2]</c>, <c>a[i, j]</c>, all of <c>a[i]</c>,
/// and <c>a[i * n + j]</c> with <c>j</c> from 0 to <c>n</c>.
/// </summary>
internal sealed class OwnPlaces
{
    private readonly For _loop;
    private readonly HashSet<int> _changing;
    private readonly Dictionary<int, For> _inner = new();

    public OwnPlaces(For loop)
    {
        _loop = loop;
        foreach (For inner in loop.Body.AllStatements().OfType<For>())
        {
            _inner[inner.Index.Id] = inner;
        }

        _changing = new HashSet<int>(loop.Body.AllStatements().SelectMany(Passes.Cleanup.Tidy.AssignedBy)) { loop.Index.Id };
    }

    /// <summary>
    /// What tells the trip's own places in a variable from those of another: two places with the same key are both the trip's own, whatever
    /// else they are. Null where the place is not the trip's own.
    /// </summary>
    public OwnKey? KeyOf(Expr place) => place switch
    {
        ElementAt element => KeyOf(element.Array) ?? KeyOf(element),
        Slice { Length: Expr length } slice => KeyOf(slice.Span) ?? (slice.Span.Root() is Variable root && RangeKey(slice.Start, length) is Expr key ? new OwnKey(root.Id, 0, key) : null),
        Slice slice => KeyOf(slice.Span),
        AsSpan view => KeyOf(view.Array),
        Convert { Type.IsReference: true } view => KeyOf(view.Operand),
        _ => null,
    };

    private OwnKey? KeyOf(ElementAt element)
    {
        for (int dimension = 0; dimension < element.Indices.Count; dimension++)
        {
            if (element.Root() is Variable root && KeyOfIndex(element.Indices[dimension]) is Expr key && !Lanes.Are(element.Type))
            {
                return new OwnKey(root.Id, Depth(element) + dimension, key);
            }
        }

        return null;
    }

    private static int Depth(ElementAt element) => element.Array is ElementAt inner ? Depth(inner) + inner.Indices.Count : 0;

    /// <summary>What no two trips have the same value of: the index, or where the trip's row begins.</summary>
    private Expr? KeyOfIndex(Expr index) => index switch
    {
        _ when IsStep(index) => index,
        Binary { Operator: BinaryOperator.Add } sum => IsRow(sum.Left, sum.Right) ? sum.Left : IsRow(sum.Right, sum.Left) ? sum.Right : null,
        _ => null,
    };

    /// <summary><c>i</c>, shifted by what does not change.</summary>
    private bool IsStep(Expr index) => index switch
    {
        Local local => local.Variable.Id == _loop.Index.Id,
        Binary { Operator: BinaryOperator.Add } sum => (IsStep(sum.Left) && IsFixed(sum.Right)) || (IsStep(sum.Right) && IsFixed(sum.Left)),
        Binary { Operator: BinaryOperator.Subtract } difference => IsStep(difference.Left) && IsFixed(difference.Right),
        _ => false,
    };

    /// <summary><c>i * n</c> and an offset below <c>n</c>.</summary>
    private bool IsRow(Expr start, Expr offset) => Width(start) is Expr width && IsBelow(offset, width);

    private Expr? RangeKey(Expr start, Expr length) =>
        (Width(start) is Expr width && width.Equals(length)) || (IsStep(start) && Build.Number(length) is 1.0) ? start : null;

    private Expr? Width(Expr start) => start is Binary { Operator: BinaryOperator.Multiply } product
        ? KeyOfIndex(product.Left) is not null && IsFixed(product.Right) ? product.Right
        : KeyOfIndex(product.Right) is not null && IsFixed(product.Left) ? product.Left
        : null
        : null;

    private bool IsBelow(Expr offset, Expr width) => offset switch
    {
        Literal => Build.Number(offset) is double value && Build.Number(width) is double limit && value >= 0 && value < limit,
        Local local => _inner.TryGetValue(local.Variable.Id, out For? inner) && IsBelow(inner, width),
        _ => false,
    };

    private static bool IsBelow(For inner, Expr width) => inner.Step switch
    {
        1 => inner is { Start: Literal { Text: "0" }, Comparison: BinaryOperator.LessThan } && inner.Bound.Equals(width),
        -1 => inner is { Bound: Literal { Text: "0" }, Comparison: BinaryOperator.GreaterThanOrEqual } && inner.Start.Equals(TripCount.Add(width, -1)),
        _ => false,
    };

    private bool IsFixed(Expr expr) =>
        expr.Variables().All(v => !_changing.Contains(v.Id)) && expr.Descendants().All(e => e is Local or Literal or LengthOf or Binary or Code { IsPure: true });
}
