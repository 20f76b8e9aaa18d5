using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// An expression in a rule of a space, with C#'s operators: <c>adjoint * Conjugate(y)</c>. Products keep the order of their factors, since
/// those of quaternions and matrices do not commute. A structural zero makes a product zero.
/// </summary>
internal readonly struct Term(Expr expr)
{
    public Expr Expr => expr;

    public IrType Type => expr.Type;

    public static Term operator +(Term left, Term right) => new(Retyped(Build.Add(left.Expr, right.Expr), left, right));

    public static Term operator -(Term left, Term right) => new(Retyped(Build.Subtract(left.Expr, right.Expr), left, right));

    public static Term operator -(Term operand) => new(Build.Negate(operand.Expr));

    public static Term operator *(Term left, Term right) => Combine(BinaryOperator.Multiply, left, right);

    public static Term operator /(Term left, Term right) => Combine(BinaryOperator.Divide, left, right);

    /// <summary>A number in products and quotients with the term.</summary>
    public static Term operator *(double number, Term right) => new Term(Build.Real(number, SpaceRules.ScalarOf(right.Type))) * right;

    public static Term operator /(double number, Term right) => new Term(Build.Real(number, SpaceRules.ScalarOf(right.Type))) / right;

    public static Term operator +(double number, Term right) => new(new Binary(
        BinaryOperator.Add, Build.Real(number, SpaceRules.ScalarOf(right.Type)), right.Expr, right.Type));

    public static Term operator -(double number, Term right) => new(new Binary(
        BinaryOperator.Subtract, Build.Real(number, SpaceRules.ScalarOf(right.Type)), right.Expr, right.Type));

    /// <summary>A part of the value: <c>Part("X")</c> is <c>.X</c>.</summary>
    public Term Part(string name) => Call(SpaceRules.NameOf(Type), "." + name, SpaceRules.ScalarOf(Type), this);

    /// <summary><c>condition ? this : other</c>, neither arm evaluated but the one that is chosen.</summary>
    public Term If(Expr condition, Term otherwise) => new(Build.Choose(condition, expr, otherwise.Expr));

    public static Term Call(string owner, string function, IrType type, params Term[] arguments) =>
        new(Build.Function(owner, function, type, arguments.Select(a => a.Expr).ToArray()));

    private static Term Combine(BinaryOperator kind, Term left, Term right)
    {
        IrType type = left.Type is RealType { IsScalar: false } ? left.Type : right.Type;
        if (left.Type is RealType { IsScalar: true } && right.Type is RealType { IsScalar: true })
        {
            return new(kind == BinaryOperator.Multiply ? Build.Multiply(left.Expr, right.Expr) : Build.Divide(left.Expr, right.Expr));
        }

        if (left.Expr is Zero || (right.Expr is Zero && kind == BinaryOperator.Multiply))
        {
            return new(new Zero(type));
        }

        // The sign stands at the first factor, as in products of numbers.
        return Build.Negated(left.Expr) is Expr first
            ? -new Term(new Binary(kind, first, right.Expr, type))
            : new(new Binary(kind, left.Expr, right.Expr, type));
    }

    private static Expr Retyped(Expr sum, Term left, Term right) =>
        sum is Binary binary && right.Type is RealType { IsScalar: false } && left.Type is RealType { IsScalar: true } ? binary with { Type = right.Type } : sum;
}
