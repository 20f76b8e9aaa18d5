using System;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>The tokens of the operators and their places in the precedence table.</summary>
internal static class OperatorText
{
    public static string Token(this UnaryOperator op) => op switch
    {
        UnaryOperator.Plus => "+",
        UnaryOperator.Negate => "-",
        UnaryOperator.Not => "!",
        UnaryOperator.Complement => "~",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static string Token(this BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.LeftShift => "<<",
        BinaryOperator.RightShift => ">>",
        BinaryOperator.UnsignedRightShift => ">>>",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.ConditionalAnd => "&&",
        BinaryOperator.ConditionalOr => "||",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.LessThan => "<",
        BinaryOperator.LessThanOrEqual => "<=",
        BinaryOperator.GreaterThan => ">",
        BinaryOperator.GreaterThanOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static Precedence Level(this BinaryOperator op) => op switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => Precedence.Multiplicative,
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Additive,
        BinaryOperator.LeftShift or BinaryOperator.RightShift or BinaryOperator.UnsignedRightShift => Precedence.Shift,
        BinaryOperator.LessThan or BinaryOperator.LessThanOrEqual => Precedence.Relational,
        BinaryOperator.GreaterThan or BinaryOperator.GreaterThanOrEqual => Precedence.Relational,
        BinaryOperator.Equal or BinaryOperator.NotEqual => Precedence.Equality,
        BinaryOperator.And => Precedence.And,
        BinaryOperator.ExclusiveOr => Precedence.ExclusiveOr,
        BinaryOperator.Or => Precedence.Or,
        BinaryOperator.ConditionalAnd => Precedence.ConditionalAnd,
        BinaryOperator.ConditionalOr => Precedence.ConditionalOr,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static bool IsShift(this BinaryOperator op) => op.Level() == Precedence.Shift;

    public static bool IsComparison(this BinaryOperator op) => op.Level() is Precedence.Relational or Precedence.Equality;

    public static bool IsArithmetic(this BinaryOperator op) => op.Level() is Precedence.Additive or Precedence.Multiplicative;

    /// <summary>Whether <c>a op= b</c> exists.</summary>
    public static bool HasCompoundAssignment(this BinaryOperator op) =>
        !op.IsComparison() && op is not (BinaryOperator.ConditionalAnd or BinaryOperator.ConditionalOr);

    /// <summary>Whether <c>checked</c> makes a difference to the operator on integers.</summary>
    public static bool CanOverflow(this BinaryOperator op) =>
        op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply;
}
