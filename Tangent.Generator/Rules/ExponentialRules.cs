using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>Exponentials and logarithms.</summary>
internal static class ExponentialRules
{
    public static readonly Declaration[] All =
    [
        Unary("Exp", (m, x, y) => y),
        Unary("Exp2", (m, x, y) => y * m.Log(2)),
        Unary("Exp10", (m, x, y) => y * m.Log(10)),
        // Not y + 1: far below zero y is -1 to the last digit, and the small derivative would be lost.
        Unary("ExpM1", (m, x, y) => m.Exp(x)),
        Unary("Exp2M1", (m, x, y) => m.Exp2(x) * m.Log(2)),
        Unary("Exp10M1", (m, x, y) => m.Exp10(x) * m.Log(10)),

        Unary("Log", (m, x, y) => 1 / x),
        Unary("Log2", (m, x, y) => 1 / (x * m.Log(2))),
        Unary("Log10", (m, x, y) => 1 / (x * m.Log(10))),
        Unary("LogP1", (m, x, y) => 1 / (1 + x)),
        Unary("Log2P1", (m, x, y) => 1 / ((1 + x) * m.Log(2))),
        Unary("Log10P1", (m, x, y) => 1 / ((1 + x) * m.Log(10))),
        Binary("Log", (m, x, b, y) => 1 / (x * m.Log(b)), (m, x, b, y) => -(y / (b * m.Log(b)))),
    ];
}
