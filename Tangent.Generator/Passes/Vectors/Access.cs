using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// Elements that a loop reads or writes one after another: <c>a[offset + i]</c>, where neither <see cref="Storage"/> nor
/// <see cref="Offset"/> changes with <c>i</c>. The offset is null where there is none.
/// </summary>
internal sealed record Access(Expr Storage, Expr? Offset)
{
    public bool IsArray => Storage.Type is ArrayType;

    /// <summary>The access, null for an element that the index does not lead through in steps of one.</summary>
    public static Access? Of(ElementAt element, Variable index)
    {
        if (element.Indices is not [var at] || element.Array.Mentions(index) || element.Array is not (Local or ElementAt or TapeField or Code)
            || element.Array.Type is not (ArrayType { Rank: 1 } or SpanType) || element.Type is not RealType || Lanes.Are(element.Type))
        {
            return null;
        }

        return at switch
        {
            Local local when local.Variable.Id == index.Id => new Access(element.Array, null),
            Binary { Operator: BinaryOperator.Add, Type: PlainType } sum when IsIndex(sum.Right, index) && !sum.Left.Mentions(index) =>
                new Access(element.Array, sum.Left),
            Binary { Operator: BinaryOperator.Add, Type: PlainType } sum when IsIndex(sum.Left, index) && !sum.Right.Mentions(index) =>
                new Access(element.Array, sum.Right),
            _ => null,
        };
    }

    /// <summary>
    /// Whether the trips of a loop may run in any order, and one access after the other for all trips, where one of the two is a write:
    /// they meet in the same trip only, or never.
    /// </summary>
    public bool KeepsStep(Access other, Overlaps overlaps) =>
        (Equals(Offset, other.Offset) && (Storage.Equals(other.Storage) || (IsArray && other.IsArray)))
        || !overlaps.MayOverlap(Storage, other.Storage);

    /// <summary>The span of the elements that the loop goes through.</summary>
    public Expr Span(LoopRange range)
    {
        if (Offset is null && range.IsAllOf(Storage))
        {
            return Storage;
        }

        var type = new SpanType(SpanElements.TypeOf(Storage), Storage.Type is SpanType { IsReadOnly: true });
        Expr start = Offset is null ? range.First
            : range.First is Literal { Text: "0" } ? Offset
            : new Binary(BinaryOperator.Add, Offset, range.First, IrType.Int);
        Expr whole = Storage.Type is ArrayType ? new AsSpan(Storage, type, IsImplicit: false) : Storage;
        return new Slice(whole, start, range.Count, type);
    }

    private static bool IsIndex(Expr expr, Variable index) => expr is Local local && local.Variable.Id == index.Id;
}
