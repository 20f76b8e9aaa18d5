using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>The arithmetic of counted loops, on expressions.</summary>
internal static class TripCount
{
    /// <summary>How many trips the loop makes; may come out negative where it makes none.</summary>
    public static Expr Of(For loop)
    {
        bool inclusive = loop.Comparison is BinaryOperator.LessThanOrEqual or BinaryOperator.GreaterThanOrEqual;
        (Expr high, Expr low) = loop.Step > 0 ? (loop.Bound, loop.Start) : (loop.Start, loop.Bound);
        if (inclusive && high is Binary { Operator: BinaryOperator.Subtract, Right: Literal })
        {
            // From i to n - 1 are n - i trips.
            (high, inclusive) = (Add(high, 1), false);
        }

        Expr distance = Subtract(high, low);
        long step = System.Math.Abs(loop.Step);
        if (step == 1)
        {
            return inclusive ? Add(distance, 1) : distance;
        }

        // Added before the division, which rounds toward zero: a loop that makes no trip must not come out at one.
        return Divide(Add(distance, inclusive ? step : step - 1), step);
    }

    /// <summary>Which trip this is, from 0: the index itself in the plainest loop.</summary>
    public static Expr Ordinal(For loop)
    {
        Expr index = new Local(loop.Index);
        Expr distance = loop.Step > 0 ? Subtract(index, loop.Start) : Subtract(loop.Start, index);
        return Divide(distance, System.Math.Abs(loop.Step));
    }

    public static Expr Add(Expr left, long right) => right == 0 ? left
        : left is Literal && Build.Number(left) is double value ? Build.IntLiteral((long)value + right)
        : left is Binary { Operator: BinaryOperator.Subtract } difference && Build.Number(difference.Right) is double taken
            ? Add(difference.Left, right - (long)taken)
        : right < 0 ? Integer(BinaryOperator.Subtract, left, Build.IntLiteral(-right))
        : Integer(BinaryOperator.Add, left, Build.IntLiteral(right));

    public static Expr Subtract(Expr left, Expr right) => Build.Number(right) is double value
        ? Add(left, -(long)value)
        : Integer(BinaryOperator.Subtract, left, right);

    public static Expr Multiply(Expr left, Expr right) => Integer(BinaryOperator.Multiply, left, right);

    public static Expr Integer(BinaryOperator op, Expr left, Expr right) => new Binary(op, left, right, IrType.Int);

    /// <summary>Whether the expression is integer arithmetic on names and literals that can't fail.</summary>
    public static bool IsPlain(Expr expr) => expr switch
    {
        Literal or Local or Code { IsPure: true, Operands.Count: 0 } => true,
        LengthOf length => IsPath(length.Array) && length.Array.Type is not ListType,
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => expr.Children().All(IsPlain),
        Convert { IsExplicit: false } convert => IsPlain(convert.Operand),
        _ => false,
    };

    /// <summary>A variable, or a field of a field of one.</summary>
    private static bool IsPath(Expr reference) =>
        reference is Local || (reference is ElementAt element && ObjectFields.Of(element) is not null && IsPath(element.Array));

    private static Expr Divide(Expr left, long right) =>
        right == 1 ? left : Integer(BinaryOperator.Divide, left, Build.IntLiteral(right));
}
