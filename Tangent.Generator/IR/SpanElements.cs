using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// The elements of a span expression, named through the storage that it is a view of: element <c>i</c> of
/// <c>x.AsSpan().Slice(start, n)</c> is <c>x[start + i]</c>.
/// </summary>
internal static class SpanElements
{
    public static IrType TypeOf(Expr span) => span.Type switch
    {
        ArrayType array => array.Element,
        ListType list => list.Element,
        _ => ((SpanType)span.Type).Element,
    };

    public static ElementAt At(Expr span, Expr index) => span switch
    {
        Convert view => At(view.Operand, index),
        AsSpan view => At(view.Array, index),
        Slice slice => At(slice.Span, Sum(slice.Start, index)),
        _ => new ElementAt(span, EquatableArray.Of(index), TypeOf(span)),
    };

    public static Expr Length(Expr span) => span switch
    {
        Convert view => Length(view.Operand),
        AsSpan view => Length(view.Array),
        Slice { Length: Expr length } => length,
        Slice slice => new Binary(BinaryOperator.Subtract, Length(slice.Span), slice.Start, IrType.Int),
        _ => new LengthOf(span),
    };

    /// <summary>The span without what only says that it is one, or that it is only read.</summary>
    public static Expr Storage(Expr span) => span switch
    {
        Convert view => Storage(view.Operand),
        AsSpan { IsImplicit: true } view => Storage(view.Array),
        _ => span,
    };

    private static Expr Sum(Expr start, Expr index) => start is Literal { Text: "0" } ? index
        : index is Literal { Text: "0" } ? start
        : new Binary(BinaryOperator.Add, start, index, IrType.Int);
}
