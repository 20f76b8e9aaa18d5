using System.Collections.Generic;
using System.Linq;
using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules.Spans;

/// <summary>Members that work on each element by itself. Most are functions of <c>Math</c> under the same name and go by its rules.</summary>
internal static class ElementwiseSpanRules
{
    private static readonly Declaration[] Own =
    [
        Binary("Add", (m, x, y, z) => 1, (m, x, y, z) => 1),
        Binary("Subtract", (m, x, y, z) => 1, (m, x, y, z) => -1),
        Binary("Multiply", (m, x, y, z) => y, (m, x, y, z) => x),
        Binary("Divide", (m, x, y, z) => 1 / y, (m, x, y, z) => -(z / y)),
        Binary("Remainder", (m, x, y, z) => 1, (m, x, y, z) => (z - x) / y),
        Unary("Negate", (m, x, y) => -1),
        Unary("Increment", (m, x, y) => 1),
        Unary("Decrement", (m, x, y) => 1),
        Unary("Reciprocal", (m, x, y) => -(y * y)),
        Unary("ReciprocalSqrt", (m, x, y) => -(0.5 * y * y * y)),
        // The derivatives of what is estimated; the estimates themselves are staircases.
        Unary("ReciprocalEstimate", (m, x, y) => -(1 / (x * x))),
        Unary("ReciprocalSqrtEstimate", (m, x, y) => -(0.5 / (x * m.Sqrt(x)))),
        Ternary("AddMultiply", (m, x, y, z) => z, (m, x, y, z) => z, (m, x, y, z) => x + y),
        Ternary("MultiplyAdd", (m, x, y, z) => y, (m, x, y, z) => x, (m, x, y, z) => 1),
        // Not y * (1 - y): near 1 the difference has lost its digits; there Sigmoid(-x) has them, but costs an exponential.
        Unary("Sigmoid", (m, x, y) => y * (1 - y)),
    ];

    private static readonly (string Member, int Sources)[] LikeMath =
    [
        ("Abs", 1), ("Acos", 1), ("Acosh", 1), ("AcosPi", 1), ("Asin", 1), ("Asinh", 1), ("AsinPi", 1), ("Atan", 1), ("Atan2", 2),
        ("Atan2Pi", 2), ("Atanh", 1), ("AtanPi", 1), ("BitDecrement", 1), ("BitIncrement", 1), ("Cbrt", 1), ("Ceiling", 1), ("Clamp", 3),
        ("CopySign", 2), ("Cos", 1), ("Cosh", 1), ("CosPi", 1), ("DegreesToRadians", 1), ("Exp", 1), ("Exp10", 1), ("Exp10M1", 1),
        ("Exp2", 1), ("Exp2M1", 1), ("ExpM1", 1), ("Floor", 1), ("FusedMultiplyAdd", 3), ("Hypot", 2), ("Ieee754Remainder", 2),
        ("Lerp", 3), ("Log", 1), ("Log", 2), ("Log10", 1), ("Log10P1", 1), ("Log2", 1), ("Log2P1", 1), ("LogP1", 1), ("Max", 2),
        ("MaxMagnitude", 2), ("MaxMagnitudeNumber", 2), ("MaxNumber", 2), ("Min", 2), ("MinMagnitude", 2), ("MinMagnitudeNumber", 2),
        ("MinNumber", 2), ("MultiplyAddEstimate", 3), ("Pow", 2), ("RadiansToDegrees", 1), ("RootN", 2), ("Round", 1), ("Round", 2),
        ("Round", 3), ("ScaleB", 2), ("Sin", 1), ("Sinh", 1), ("SinPi", 1), ("Sqrt", 1), ("Tan", 1), ("Tanh", 1), ("TanPi", 1),
        ("Truncate", 1),
    ];

    public static IEnumerable<SpanRule> All => Own
        .Select(d => Rule(d.Function, d))
        .Concat(LikeMath.Select(m => Rule(m.Member, MathRules.DeclarationOf(m.Member, m.Sources))));

    /// <summary>No member of <c>TensorPrimitives</c>: <c>x.CopyTo(y)</c>, which also goes where the spans overlap out of step.</summary>
    public static SpanRule Copy => Rule(SpanRules.Copy, Unary(SpanRules.Copy, (m, x, y) => 1));

    private static SpanRule Rule(string member, Declaration element) =>
        new(member, element.Arity, IsReduction: false, SpanRuleKind.Elementwise) { Element = element };
}
