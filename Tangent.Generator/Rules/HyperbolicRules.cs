using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static class HyperbolicRules
{
    public static readonly Declaration[] All =
    [
        Unary("Sinh", (m, x, y) => m.Cosh(x)),
        Unary("Cosh", (m, x, y) => m.Sinh(x)),
        Unary("Tanh", (m, x, y) => 1 - (y * y)),
        Unary("Asinh", (m, x, y) => 1 / m.Sqrt(1 + (x * x))),
        // Not Sqrt((x - 1) * (x + 1)): below -1 the function is NaN, and so must its derivative be.
        Unary("Acosh", (m, x, y) => 1 / (m.Sqrt(x - 1) * m.Sqrt(x + 1))),
        Unary("Atanh", (m, x, y) => 1 / ((1 - x) * (1 + x))),
    ];
}
