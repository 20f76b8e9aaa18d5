using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>
/// A square with factors before it that carry no derivative, as <c>100 * x * x</c> is written: its derivative is twice the product without
/// the last factor, as that of <c>x * x</c> is <c>2 * x</c>.
/// <code>
/// sum += 100 * x * x;      has the adjoint      dx += 200 * x * dsum;
/// </code>
/// </summary>
internal static class ScaledSquare
{
    // What the derivative evaluates again: names and elements, no more of them than one reads at a glance.
    private const int MostFactors = 4;

    /// <param name="expr">Any expression.</param>
    /// <param name="isActive">Whether a derivative flows through an expression.</param>
    public static bool Is(Expr expr, System.Func<Expr, bool> isActive)
    {
        if (expr is not Binary { Operator: BinaryOperator.Multiply, Type: RealType { HasLiterals: true }, Left: Binary { Operator: BinaryOperator.Multiply } } product
            || !IsLeaf(product.Right))
        {
            return false;
        }

        List<Expr> factors = Factors(product.Left);
        return factors.Count <= MostFactors
            && factors.All(IsLeaf)
            && factors.Count(f => f.Equals(product.Right)) == 1
            && factors.All(f => f.Equals(product.Right) || !isActive(f));
    }

    /// <summary>Twice the product without its last factor, a number in front of it doubled.</summary>
    public static Expr Slope(Binary product) => Twice(product.Left);

    private static Expr Twice(Expr expr) => expr is Binary { Operator: BinaryOperator.Multiply } product
        ? Build.Multiply(Twice(product.Left), product.Right)
        : Build.Multiply(Build.Real(2, expr.Type), expr);

    private static List<Expr> Factors(Expr expr) => expr is Binary { Operator: BinaryOperator.Multiply, Type: RealType } product
        ? Factors(product.Left).Concat(Factors(product.Right)).ToList()
        : [expr];

    private static bool IsLeaf(Expr expr) => expr switch
    {
        Local or Literal => true,
        Convert convert => convert.Operand.Type is not RealType && IsLeaf(convert.Operand),
        ElementAt element => element.Array is Local && element.Indices.All(IsIndex),
        _ => false,
    };

    private static bool IsIndex(Expr expr) => expr is Local or Literal || (expr is Binary binary && IsIndex(binary.Left) && IsIndex(binary.Right));
}
