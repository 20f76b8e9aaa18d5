using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>The terms of a sum in the order in which they are added: <c>a + b - c</c> has three, the last with a minus.</summary>
internal static class SumTerms
{
    public static List<(Expr Term, bool Negated)> Of(Expr expr, bool negated)
    {
        var terms = new List<(Expr, bool)>();
        Collect(expr, negated, terms);
        return terms;
    }

    private static void Collect(Expr expr, bool negated, List<(Expr, bool)> terms)
    {
        switch (expr)
        {
            case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type: RealType } sum:
                Collect(sum.Left, negated, terms);
                terms.Add((sum.Right, negated != (sum.Operator == BinaryOperator.Subtract)));
                break;
            default:
                terms.Add(Build.Negated(expr) is Expr opposite ? (opposite, !negated) : (expr, negated));
                break;
        }
    }
}
