using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Puts the factor first that a product is stored back into, which then prints as a compound assignment. The value is the same to the bit.
/// <code>
/// dy = Math.Cos(y) * dy;        →      dy *= Math.Cos(y);
/// </code>
/// </summary>
internal sealed class ArrangeProducts : IrRewriter
{
    private readonly int _firstGenerated;

    private ArrangeProducts(int firstGenerated) => _firstGenerated = firstGenerated;

    public static Block Run(Block block, int firstGenerated) => new ArrangeProducts(firstGenerated).Visit(block);

    public override IEnumerable<Statement> Visit(Statement statement) =>
        statement is Assign { Value: Binary { Operator: BinaryOperator.Multiply, Type: RealType { IsScalar: true } } product } assign
        && assign.Target.Root() is Variable root
        && root.Id >= _firstGenerated
        && product.Right.Equals(assign.Target)
        && !product.Left.Equals(assign.Target)
            ? new[] { assign with { Value = product with { Left = product.Right, Right = product.Left } } }
            : base.Visit(statement);
}
