using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Spans;

/// <summary>What a product over spans multiplies at one place: <c>x</c>, <c>x + y</c> or <c>x - y</c>.</summary>
internal static class SpanProduct
{
    public static Expr Factor(SpanCall call, Expr[] elements) => call.Member switch
    {
        "ProductOfSums" => new Binary(BinaryOperator.Add, elements[0], elements[1], call.Element),
        "ProductOfDifferences" => new Binary(BinaryOperator.Subtract, elements[0], elements[1], call.Element),
        _ => elements[0],
    };

    /// <summary><c>product = product * factor;</c></summary>
    public static Assign Multiply(Variable product, Expr factor) =>
        new(new Local(product), new Binary(BinaryOperator.Multiply, new Local(product), factor, product.Type));
}
