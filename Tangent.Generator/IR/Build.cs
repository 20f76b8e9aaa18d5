using System;
using System.Globalization;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// Builds derivative expressions, already simplified by identities that hold for every IEEE value: structural zeros,
/// <c>1 * x</c>, signs. Never <c>0 * x</c> for a run-time zero, and never on the user's own arithmetic.
/// </summary>
internal static class Build
{
    /// <summary>The real type a derivative of this type's values is computed in.</summary>
    public static bool IsReal(this IrType type) => type is RealType;

    /// <summary>A real constant: whole numbers as <c>2</c>, others as <c>0.5</c> or <c>0.5f</c>.</summary>
    public static Expr Real(double value, IrType type)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            string owner = ((RealType)type).Name;
            string member = double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
            return new Literal(owner + "." + member, type);
        }

        if (value == Math.Floor(value) && Math.Abs(value) < 1e9)
        {
            return new Literal(((long)value).ToString(CultureInfo.InvariantCulture), type);
        }

        return type is RealType { Kind: RealKind.Single }
            ? new Literal(((float)value).ToString("R", CultureInfo.InvariantCulture) + "f", type)
            : new Literal(value.ToString("R", CultureInfo.InvariantCulture), type);
    }

    public static Expr IntLiteral(long value) =>
        new Literal(value.ToString(CultureInfo.InvariantCulture), IrType.Int);

    public static Expr Add(Expr left, Expr right)
    {
        if (left is Zero)
        {
            return right;
        }

        if (right is Zero)
        {
            return left;
        }

        if (left is Conditional l && right is Conditional r && l.Condition.Equals(r.Condition) && IsHalfZero(l, r))
        {
            return Choose(l.Condition, Add(l.WhenTrue, r.WhenTrue), Add(l.WhenFalse, r.WhenFalse));
        }

        if (Negated(right) is Expr subtrahend)
        {
            return new Binary(BinaryOperator.Subtract, left, subtrahend, left.Type);
        }

        return Negated(left) is Expr first && right is not Binary
            ? new Binary(BinaryOperator.Subtract, right, first, left.Type)
            : new Binary(BinaryOperator.Add, left, right, left.Type);
    }

    public static Expr Subtract(Expr left, Expr right)
    {
        if (right is Zero)
        {
            return left;
        }

        if (left is Zero)
        {
            return Negate(right);
        }

        return Negated(right) is Expr addend
            ? new Binary(BinaryOperator.Add, left, addend, left.Type)
            : new Binary(BinaryOperator.Subtract, left, right, left.Type);
    }

    /// <summary>The sign of a product or quotient stands at its first factor: <c>-a * b</c>, the same to the bit as <c>-(a * b)</c>, but for affine matrices.</summary>
    public static Expr Negate(Expr operand) => operand switch
    {
        Zero => operand,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Type: RealType { Name: not "Matrix3x2" } } product => product with { Left = Negate(product.Left) },
        Unary { Operator: UnaryOperator.Negate } negated => negated.Operand,
        Literal literal when Number(literal) is double value and not 0 => Real(-value, literal.Type), // no literal writes the zero below 0
        Conditional c when IsConstant(c.WhenTrue) && IsConstant(c.WhenFalse) =>
            c with { WhenTrue = Negate(c.WhenTrue), WhenFalse = Negate(c.WhenFalse) },
        _ => new Unary(UnaryOperator.Negate, operand, operand.Type),
    };

    /// <summary>What <see cref="Negate"/> was given, where the expression begins with a minus; null for any other.</summary>
    public static Expr? Negated(Expr expr) => expr switch
    {
        Unary { Operator: UnaryOperator.Negate } negated => negated.Operand,
        Literal literal when Number(literal) < 0 => Negate(literal),
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Type: RealType { Name: not "Matrix3x2" } } product =>
            Negated(product.Left) is Expr left ? product with { Left = left } : null,
        _ => null,
    };

    /// <summary>
    /// A product. A factor that chooses between constants chooses between the products instead, so that the arm not
    /// taken contributes nothing, not even the NaN of <c>0 * infinity</c>.
    /// </summary>
    public static Expr Multiply(Expr left, Expr right)
    {
        if (left is Zero || right is Zero)
        {
            return new Zero(left is Zero && !Several.Are(right.Type) || Several.Are(left.Type) ? left.Type : right.Type);
        }

        if (Number(left) is double a && Number(right) is double b)
        {
            return Real(a * b, left.Type);
        }

        if (Number(left) is 1.0)
        {
            return right;
        }

        if (Number(right) is 1.0)
        {
            return left;
        }

        if (right is Conditional r && IsChoice(r))
        {
            return Choose(r.Condition, Multiply(left, r.WhenTrue), Multiply(left, r.WhenFalse));
        }

        if (left is Conditional l && IsChoice(l))
        {
            return Choose(l.Condition, Multiply(l.WhenTrue, right), Multiply(l.WhenFalse, right));
        }

        if (Negated(left) is Expr negatedLeft)
        {
            return Negate(Multiply(negatedLeft, right));
        }

        if (Negated(right) is Expr negatedRight)
        {
            return Negate(Multiply(left, negatedRight));
        }

        // adjoint * (1 / b) is adjoint / b: one operation and one rounding less.
        if (right is Binary { Operator: BinaryOperator.Divide } inverse && Number(inverse.Left) is 1.0)
        {
            return Divide(left, inverse.Right);
        }

        if (left is Binary { Operator: BinaryOperator.Divide } inverseLeft && Number(inverseLeft.Left) is 1.0)
        {
            return Divide(right, inverseLeft.Right);
        }

        return ReadsBetterFirst(right, left)
            ? new Binary(BinaryOperator.Multiply, right, left, ProductType(left, right))
            : new Binary(BinaryOperator.Multiply, left, right, ProductType(left, right));
    }

    public static Expr Divide(Expr left, Expr right)
    {
        if (left is Zero || Number(right) is 1.0)
        {
            return left;
        }

        // Two whole numbers would be divided as integers by the compiler.
        if (Number(left) is double a && Number(right) is double b)
        {
            return a == 1 && !IsPowerOfTwo(b)
                ? new Binary(BinaryOperator.Divide, One(right.Type), right, right.Type)
                : Real(a / b, right.Type);
        }

        return Negated(left) is Expr negated
            ? Negate(Divide(negated, right))
            : new Binary(BinaryOperator.Divide, left, right, Several.Are(left.Type) ? left.Type : right.Type);
    }

    private static IrType ProductType(Expr left, Expr right) => Several.Are(right.Type) ? right.Type : left.Type;

    /// <summary>A one that is real wherever it stands: of <c>1 / 3</c> the compiler would make 0.</summary>
    private static Literal One(IrType type) => new(type switch
    {
        RealType { Kind: RealKind.Single } => "1f",
        RealType { Kind: RealKind.Double } => "1.0",
        _ => "1",
    }, type);

    /// <summary><c>condition ? whenTrue : whenFalse</c>, or the one arm where both are the same.</summary>
    public static Expr Choose(Expr condition, Expr whenTrue, Expr whenFalse)
    {
        if (whenTrue.Equals(whenFalse))
        {
            return whenTrue;
        }

        IrType type = whenTrue is Zero ? whenFalse.Type : whenTrue.Type;
        return new Conditional(condition, whenTrue, whenFalse, type);
    }

    public static Expr Compare(BinaryOperator comparison, Expr left, Expr right) =>
        new Binary(comparison, left, right, IrType.Bool);

    public static Expr Function(string owner, string function, IrType type, params Expr[] arguments) =>
        new MathCall(owner, function, EquatableArray.Of(arguments), type);

    /// <summary>The value of a numeric literal, null for anything else.</summary>
    public static double? Number(Expr expr)
    {
        if (expr is not Literal { Type: RealType or PlainType { Kind: PlainKind.Integer } } literal)
        {
            return null;
        }

        string text = literal.Text.TrimEnd('f', 'F', 'd', 'D').Replace("_", string.Empty);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    /// <summary>
    /// Whether a product reads better the other way round: numbers first, and a product before a single factor, which takes no
    /// parentheses then. The value is the same to the bit.
    /// </summary>
    private static bool ReadsBetterFirst(Expr right, Expr left) => right.Type is RealType && right switch
    {
        Literal => left is not Literal,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } =>
            left is not (Literal or Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide }),
        _ => false,
    };

    /// <summary>Dividing by it is exactly multiplying by its inverse.</summary>
    public static bool IsPowerOfTwo(double value) => (BitConverter.DoubleToInt64Bits(value) & 0x000F_FFFF_FFFF_FFFF) == 0;

    /// <summary>Two choices by one condition that can be added arm by arm, without a condition more.</summary>
    private static bool IsHalfZero(Conditional left, Conditional right) =>
        (left.WhenTrue is Zero && right.WhenTrue is Zero) || (left.WhenFalse is Zero && right.WhenFalse is Zero);

    private static bool IsConstant(Expr expr) => expr is Zero || Number(expr) is not null;

    /// <summary>A choice that multiplication goes into: at least one arm is a constant, or again such a choice.</summary>
    private static bool IsChoice(Conditional c) =>
        IsConstant(c.WhenTrue) || IsConstant(c.WhenFalse)
        || (c.WhenTrue is Conditional a && IsChoice(a)) || (c.WhenFalse is Conditional b && IsChoice(b));
}
