using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>
/// The numeric promotions of C# (12.4.7): which type an operator works in, given those of its operands. The printer leaves
/// out an implicit conversion only where the compiler would come to the same type without it.
/// </summary>
internal static class NumericTypes
{
    public static readonly IrType Long = new PlainType("long", PlainKind.Integer);
    private static readonly IrType UInt = new PlainType("uint", PlainKind.Integer);
    private static readonly IrType ULong = new PlainType("ulong", PlainKind.Integer);

    /// <summary>The type both operands of a binary operator are brought to; null where C# has no built-in one.</summary>
    public static IrType? Promote(IrType left, IrType right)
    {
        if (!IsPromotable(left) || !IsPromotable(right))
        {
            return left == right ? left : null;
        }

        if (left.Equals(IrType.Double) || right.Equals(IrType.Double))
        {
            return IrType.Double;
        }

        if (left.Equals(IrType.Single) || right.Equals(IrType.Single))
        {
            return IrType.Single;
        }

        if (left == ULong || right == ULong)
        {
            return IsSigned(left) || IsSigned(right) ? null : ULong;
        }

        if (left == Long || right == Long)
        {
            return Long;
        }

        if (left == UInt || right == UInt)
        {
            return IsSigned(left) || IsSigned(right) ? Long : UInt;
        }

        return IrType.Int;
    }

    /// <summary>The type a unary operator or the left side of a shift works in.</summary>
    public static IrType Promote(IrType operand) => IsNarrow(operand) ? IrType.Int : operand;

    public static bool IsInteger(IrType type) => type is PlainType { Kind: PlainKind.Integer };

    public static bool IsReal(IrType type) => type is RealType;

    private static bool IsPromotable(IrType type) =>
        type is RealType { HasLiterals: true } || type == IrType.Int || type == Long || type == UInt || type == ULong || IsNarrow(type);

    private static bool IsNarrow(IrType type) =>
        type is PlainType { Name: "byte" or "sbyte" or "short" or "ushort" or "char" };

    private static bool IsSigned(IrType type) =>
        type is PlainType { Name: "int" or "long" or "short" or "sbyte" };
}
