using System;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// An expression with C#'s operators, so that a rule reads as the formula it is: <c>1 - y * y</c>. Results come out
/// simplified by <see cref="Build"/>. A number takes the type of what it is combined with, so <c>float</c> stays <c>float</c>.
/// </summary>
internal readonly struct Formula
{
    private readonly Expr? _expr;
    private readonly double _number;

    public Formula(Expr expr)
    {
        _expr = expr;
        _number = 0;
    }

    private Formula(double number)
    {
        _expr = null;
        _number = number;
    }

    /// <summary>The value where it is known as the rule is applied: a number of the rule's or a literal of the user's.</summary>
    public double? Number => _expr switch
    {
        null => _number,
        IR.Convert { Operand: Literal operand } => Build.Number(operand),
        _ => Build.Number(_expr),
    };

    public static implicit operator Formula(double number) => new(number);

    public static Formula operator +(Formula left, Formula right) => Combine(Build.Add, left, right);

    public static Formula operator -(Formula left, Formula right) => Combine(Build.Subtract, left, right);

    public static Formula operator *(Formula left, Formula right) => Combine(Build.Multiply, left, right);

    public static Formula operator /(Formula left, Formula right) => Combine(Build.Divide, left, right);

    public static Formula operator -(Formula operand) =>
        operand._expr is null ? new Formula(-operand._number) : new Formula(Build.Negate(operand._expr));

    public static Formula operator >(Formula left, Formula right) => Compare(BinaryOperator.GreaterThan, left, right);

    public static Formula operator >=(Formula left, Formula right) => Compare(BinaryOperator.GreaterThanOrEqual, left, right);

    public static Formula operator <(Formula left, Formula right) => Compare(BinaryOperator.LessThan, left, right);

    public static Formula operator <=(Formula left, Formula right) => Compare(BinaryOperator.LessThanOrEqual, left, right);

    /// <summary><c>left &amp;&amp; right</c>.</summary>
    public static Formula operator &(Formula left, Formula right) =>
        Combine((l, r) => new Binary(BinaryOperator.ConditionalAnd, l, r, IrType.Bool), left, right);

    /// <summary><c>this == other</c>.</summary>
    public Formula Is(Formula other) =>
        Number is not null && other.Number is null ? other.Is(this) : Compare(BinaryOperator.Equal, this, other);

    /// <summary>The expression. A number gets the given type; zero is a structural one.</summary>
    public Expr In(IrType type) => Number is 0.0 ? new Zero(type) : _expr ?? Build.Real(_number, type);

    /// <summary>The expression as an operand, where even zero is a value like any other.</summary>
    public Expr AsOperand(IrType type) => _expr ?? Build.Real(_number, type);

    private static Formula Compare(BinaryOperator comparison, Formula left, Formula right) =>
        Combine((l, r) => Build.Compare(comparison, l, r), left, right);

    private static Formula Combine(Func<Expr, Expr, Expr> build, Formula left, Formula right)
    {
        if (left._expr is null && right._expr is null)
            throw new InvalidOperationException("Two numbers have no type to be combined in: write the result.");

        IrType type = (left._expr ?? right._expr)!.Type;
        return new Formula(build(left.AsOperand(type), right.AsOperand(type)));
    }
}
