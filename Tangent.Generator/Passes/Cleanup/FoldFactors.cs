using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Puts the numbers of a product into one, where that loses nothing: all but one of them are powers of two.
/// <code>
/// dv = 2 * v * (0.5 * dx);            →      dv = v * dx;
/// db = drate + 2 * v * dv / 2;        →      db = drate + v * dv;
/// </code>
/// Only in what is a derivative: a value of the method's own may overflow on the way, and then so must this.
/// </summary>
internal sealed class FoldFactors : IrRewriter
{
    private readonly Lazy<HashSet<int>> _derivatives;

    private FoldFactors(Lazy<HashSet<int>> derivatives) => _derivatives = derivatives;

    /// <param name="function">The derivative.</param>
    /// <param name="derivatives">The variables of it that <see cref="DerivativeValues"/> finds.</param>
    /// <returns>The function itself where there is nothing to put together.</returns>
    public static Function Run(Function function, Lazy<HashSet<int>> derivatives)
    {
        Block body = new FoldFactors(derivatives).Visit(function.Body);
        return ReferenceEquals(body, function.Body) ? function : function with { Body = body };
    }

    public override IEnumerable<Statement> Visit(Statement statement) => statement switch
    {
        Declare { Value: Expr value } declare when Folded(value, declare.Variable) is Expr folded => [declare with { Value = folded }],
        Assign assign when Folded(assign.Value, assign.Target.Root()) is Expr folded => [assign with { Value = folded }],
        _ => base.Visit(statement),
    };

    /// <summary>What is assigned to a derivative, null where there is nothing to put together.</summary>
    private Expr? Folded(Expr value, Variable? target)
    {
        Expr folded = new Products().Visit(value);
        return !ReferenceEquals(folded, value) && target is not null && _derivatives.Value.Contains(target.Id) ? folded : null;
    }

    /// <summary>The product with one number, null where there is nothing to put together.</summary>
    private static Expr? Product(Expr expr)
    {
        if (expr is not Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Type: RealType { IsScalar: true, HasLiterals: true } type })
        {
            return null;
        }

        var numbers = new List<double>();
        Expr? rest = Without(expr, numbers);
        return rest is not null && numbers.Count > 1 && numbers.Count(n => !Build.IsPowerOfTwo(n)) <= 1
            ? Times(rest, Build.Real(numbers.Aggregate((a, b) => a * b), type))
            : null;
    }

    /// <summary>The number stands in front of the first factor: <c>0.5 * x * dx</c>.</summary>
    private static Expr Times(Expr product, Expr number) =>
        product is Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Type: RealType { IsScalar: true } } p && Build.Number(number) is not 1.0
            ? p with { Left = Times(p.Left, number) }
            : Build.Multiply(number, product);

    /// <summary>The product without its numbers, which are added to the list; null where it is made of numbers alone.</summary>
    private static Expr? Without(Expr expr, List<double> numbers)
    {
        switch (expr)
        {
            case Literal literal when Build.Number(literal) is double number && IsOrdinary(number):
                numbers.Add(number);
                return null;
            case Unary { Operator: UnaryOperator.Negate, Operand: Literal negated } when Build.Number(negated) is double number && IsOrdinary(number):
                numbers.Add(-number);
                return null;
            case Binary { Operator: BinaryOperator.Multiply, Type: RealType { IsScalar: true } } product:
                Expr? left = Without(product.Left, numbers);
                Expr? right = Without(product.Right, numbers);
                return left is null ? right : right is null ? left : Build.Multiply(left, right);
            case Binary { Operator: BinaryOperator.Divide, Type: RealType { IsScalar: true } } quotient
                when Build.Number(quotient.Right) is double divisor && IsOrdinary(divisor) && Build.IsPowerOfTwo(divisor):
                numbers.Add(1 / divisor);
                return Without(quotient.Left, numbers);
            case Binary { Operator: BinaryOperator.Divide, Left: Binary dividend, Type: RealType { IsScalar: true } } quotient:
                var its = new List<double>();
                if (Without(dividend, its) is not Expr remaining)
                {
                    return expr;
                }

                numbers.AddRange(its);
                return quotient with { Left = remaining };
            default:
                return expr;
        }
    }

    private static bool IsOrdinary(double number) => Math.Abs(number) is > 1e-30 and < 1e30;

    private sealed class Products : IrRewriter
    {
        public override Expr Visit(Expr expr) => base.Visit(Product(expr) ?? expr);
    }
}
