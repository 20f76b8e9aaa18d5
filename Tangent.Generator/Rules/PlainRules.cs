using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>Members whose result or whose arguments carry no derivative: questions, integers, text; and conversions.</summary>
internal static class PlainRules
{
    private const string Cast = "convert with a cast";

    public static readonly Declaration[] All =
    [
        Constant("IsCanonical", 1),
        Constant("IsComplexNumber", 1),
        Constant("IsEvenInteger", 1),
        Constant("IsFinite", 1),
        Constant("IsImaginaryNumber", 1),
        Constant("IsInfinity", 1),
        Constant("IsInteger", 1),
        Constant("IsNaN", 1),
        Constant("IsNegative", 1),
        Constant("IsNegativeInfinity", 1),
        Constant("IsNormal", 1),
        Constant("IsOddInteger", 1),
        Constant("IsPositive", 1),
        Constant("IsPositiveInfinity", 1),
        Constant("IsPow2", 1),
        Constant("IsRealNumber", 1),
        Constant("IsSubnormal", 1),
        Constant("IsZero", 1),

        Constant("BigMul", 2),
        Constant("BigMul", 3),
        Constant("DivRem", 2),
        Constant("DivRem", 3),

        Constant("Parse", 1),
        Constant("Parse", 2),
        Constant("Parse", 3),
        Constant("TryParse", 2),
        Constant("TryParse", 3),
        Constant("TryParse", 4),

        Refuse("CreateChecked", 1, Cast),
        Refuse("CreateSaturating", 1, Cast),
        Refuse("CreateTruncating", 1, Cast),
    ];
}
