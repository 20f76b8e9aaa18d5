using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>
/// Functions that give back one of their arguments, or its magnitude. Where two arguments tie each gets half: the
/// subgradient of least norm.
/// </summary>
internal static class ChoiceRules
{
    public static readonly Declaration[] All =
    [
        Unary("Abs", (m, x, y) => m.If(x > 0, 1, m.If(x < 0, -1, 0))),
        // |x| where the signs agree, so 0 at 0 as for Abs; the second argument only tells the sign.
        Binary("CopySign", (m, x, s, y) => m.If(x.Is(0), 0, m.If(x.Is(y), 1, -1)), dy: null),

        Binary("Max", FirstIsGreater, SecondIsGreater),
        Binary("MaxNative", FirstIsGreater, SecondIsGreater),
        Binary("Min", SecondIsGreater, FirstIsGreater),
        Binary("MinNative", SecondIsGreater, FirstIsGreater),

        // These differ in how they treat NaN and signs; the value tells which argument it was.
        Binary("MaxNumber", FirstIsChosen, SecondIsChosen),
        Binary("MinNumber", FirstIsChosen, SecondIsChosen),
        Binary("MaxMagnitude", FirstIsChosen, SecondIsChosen),
        Binary("MinMagnitude", FirstIsChosen, SecondIsChosen),
        Binary("MaxMagnitudeNumber", FirstIsChosen, SecondIsChosen),
        Binary("MinMagnitudeNumber", FirstIsChosen, SecondIsChosen),

        Ternary("Clamp", IsInside, IsBelow, IsAbove),
        Ternary("ClampNative", IsInside, IsBelow, IsAbove),
    ];

    private static Formula FirstIsGreater(Functions m, Formula x, Formula y, Formula value) =>
        m.If(x > y, 1, m.If(x.Is(y), 0.5, 0));

    private static Formula SecondIsGreater(Functions m, Formula x, Formula y, Formula value) =>
        m.If(y > x, 1, m.If(x.Is(y), 0.5, 0));

    private static Formula FirstIsChosen(Functions m, Formula x, Formula y, Formula value) =>
        m.If(x.Is(y), 0.5, m.If(value.Is(x), 1, 0));

    private static Formula SecondIsChosen(Functions m, Formula x, Formula y, Formula value) =>
        m.If(x.Is(y), 0.5, m.If(value.Is(y), 1, 0));

    // The bounds themselves are inside: there the value passes the derivative on and the bound does not.
    private static Formula IsInside(Functions m, Formula x, Formula low, Formula high) =>
        m.If(x >= low & x <= high, 1, 0);

    private static Formula IsBelow(Functions m, Formula x, Formula low, Formula high) => m.If(x < low, 1, 0);

    private static Formula IsAbove(Functions m, Formula x, Formula low, Formula high) => m.If(x > high, 1, 0);
}
