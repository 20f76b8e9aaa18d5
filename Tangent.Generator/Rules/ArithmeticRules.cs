using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>Arithmetic under a name: what operators do too, and steps that are the identity but for rounding.</summary>
internal static class ArithmeticRules
{
    public static readonly Declaration[] All =
    [
        Ternary("FusedMultiplyAdd", (m, x, y, z) => y, (m, x, y, z) => x, (m, x, y, z) => 1),
        Ternary("MultiplyAddEstimate", (m, x, y, z) => y, (m, x, y, z) => x, (m, x, y, z) => 1),
        Ternary("Lerp", (m, x, y, t) => 1 - t, (m, x, y, t) => t, (m, x, y, t) => y - x),
        // x - n * y with the rounded quotient n, which is (x - value) / y: x / y could itself round to another whole number.
        Binary("IEEERemainder", (m, x, y, value) => 1, (m, x, y, value) => (value - x) / y),
        Binary("Ieee754Remainder", (m, x, y, value) => 1, (m, x, y, value) => (value - x) / y),
        Binary("ScaleB", (m, x, n, value) => m.ScaleB(1, n), dy: null),
        Unary("BitIncrement", (m, x, y) => 1),
        Unary("BitDecrement", (m, x, y) => 1),
    ];
}
