using System;
using Tangent.Generator.IR;

namespace Tangent.Generator.Emit;

/// <summary>
/// The text of a constant. <see cref="Bare"/> is as short as the user wrote it, and may be an integer's text where
/// the constant is real; <see cref="Exact"/> has the constant's own type wherever it stands.
/// </summary>
internal static class LiteralText
{
    // More digits than this may not fit any integer type, so the compiler would reject the text without a decimal point.
    private const int SafeDigits = 18;

    public static Printed Bare(Literal literal)
    {
        string text = literal.Text;
        if (literal.Type is RealType { HasLiterals: false } || !IsNumber(text) || HasFraction(text) || HasSuffix(text) || IsLong(text) || !TakesInteger(literal.Type))
        {
            return Exact(literal);
        }

        return new Printed(text, LevelOf(text), DigitCount(text) > 9 ? NumericTypes.Long : IrType.Int);
    }

    public static Printed Exact(Literal literal)
    {
        string text = literal.Text;
        if (literal.Type is RealType { HasLiterals: false } real && IsNumber(text))
        {
            return Converted(text, real);
        }

        return !IsNumber(text) || HasSuffix(text)
            ? new Printed(text, LevelOf(text), literal.Type)
            : Suffixed(text, literal.Type);
    }

    /// <summary><c>T.One</c>, <c>T.CreateChecked(2)</c>, <c>(Half)0.5</c>.</summary>
    private static Printed Converted(string text, RealType type) => text switch
    {
        "0" when !type.IsScalar && type.Name is not ("Complex" or "Vector2" or "Vector3" or "Vector4") => Printed.Primary("default(" + type.Name + ")", type),
        "0" => Printed.Primary(type.Name + ".Zero", type),
        "1" when type.IsScalar || type.Name == "Complex" => Printed.Primary(type.Name + ".One", type),
        "-1" => new Printed("-" + type.Name + ".One", Precedence.Unary, type),
        _ when type.Kind == RealKind.Parameter => Printed.Primary(type.Name + ".CreateChecked(" + text + ")", type),
        _ => new Printed("(" + type.Name + ")" + text, Precedence.Unary, type),
    };

    private static Printed Suffixed(string text, IrType type) => type switch
    {
        RealType { Kind: RealKind.Single } => new Printed(text + "f", LevelOf(text), type),
        RealType when !HasFraction(text) && !IsPrefixed(text) => new Printed(text + ".0", LevelOf(text), type),
        RealType when IsPrefixed(text) => new Printed("(double)" + text, Precedence.Unary, type),
        PlainType { Name: "long" } => new Printed(text + "L", LevelOf(text), type),
        PlainType { Name: "uint" } => new Printed(text + "u", LevelOf(text), type),
        PlainType { Name: "ulong" } => new Printed(text + "UL", LevelOf(text), type),
        PlainType { Kind: PlainKind.Integer, Name: not "int" } plain =>
            new Printed("(" + plain.Name + ")" + text, Precedence.Unary, type),
        _ => new Printed(text, LevelOf(text), type),
    };

    /// <summary>Whether a place of the type takes the text of an integer: <c>double x = 2;</c>, <c>byte b = 2;</c>.</summary>
    private static bool TakesInteger(IrType type) => NumericTypes.IsReal(type) || NumericTypes.IsInteger(type);

    private static Precedence LevelOf(string text)
    {
        if (!IsNumber(text))
        {
            return CodeText.LevelOf(text);
        }

        return text[0] is '-' or '+' ? Precedence.Unary : Precedence.Primary;
    }

    /// <summary>Whether the text is one number, with its sign: not <c>double.NaN</c>, not <c>1.0 / 3</c>.</summary>
    private static bool IsNumber(string text)
    {
        int first = text[0] is '-' or '+' ? 1 : 0;
        if (first == text.Length || !(char.IsDigit(text[first]) || text[first] == '.'))
        {
            return false;
        }

        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            bool isExponentSign = i > first && c is '-' or '+' && text[i - 1] is 'e' or 'E' && !IsPrefixed(text);
            bool isPoint = c == '.' && i + 1 < text.Length && char.IsDigit(text[i + 1]);
            if (!CodeText.IsNamePart(c) && !isExponentSign && !isPoint)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPrefixed(string text) =>
        text.IndexOf("0x", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("0b", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool HasFraction(string text) => !IsPrefixed(text) && text.IndexOfAny(['.', 'e', 'E']) >= 0;

    private static bool HasSuffix(string text) => IsPrefixed(text)
        ? text[text.Length - 1] is 'u' or 'U' or 'l' or 'L'
        : char.IsLetter(text[text.Length - 1]);

    private static bool IsLong(string text) => DigitCount(text) > SafeDigits;

    private static int DigitCount(string text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += char.IsDigit(c) || char.IsLetter(c) ? 1 : 0;
        }

        return count;
    }
}
