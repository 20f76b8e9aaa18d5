using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>Powers, roots and reciprocals.</summary>
internal static class PowerRules
{
    public static readonly Declaration[] All =
    [
        Binary("Pow", PowInBase, PowInExponent),
        Unary("Sqrt", (m, x, y) => 1 / (2 * y)),
        Unary("Cbrt", (m, x, y) => 1 / (3 * y * y)),
        // Not y / (n * x): at zero the first root, which is x itself, still has derivative 1.
        Binary("RootN", (m, x, n, y) => m.Pow(y, 1 - m.Real(n)) / m.Real(n), dy: null),
        // Not x / Sqrt(x * x + y * y), which overflows; at the origin the subgradient of least norm.
        Binary("Hypot", (m, x, y, r) => m.If(r.Is(0), 0, x / r), (m, x, y, r) => m.If(r.Is(0), 0, y / r)),
        // The derivatives of what is estimated; the estimates themselves are staircases.
        Unary("ReciprocalEstimate", (m, x, y) => -(1 / (x * x))),
        Unary("ReciprocalSqrtEstimate", (m, x, y) => -(1 / (2 * x * m.Sqrt(x)))),
    ];

    /// <summary>
    /// <c>p * Pow(x, p - 1)</c>, and 0 for <c>Pow(x, 0)</c> even at 0, where the product would be <c>0 * infinity</c>. A
    /// known exponent needs neither the test nor, where a product does, the call.
    /// </summary>
    private static Formula PowInBase(Functions m, Formula x, Formula p, Formula y) => p.Number switch
    {
        0 => 0,
        1 => 1,
        2 => 2 * x,
        3 => 3 * x * x,
        4 => 4 * x * x * x,
        0.5 => 1 / (2 * y),
        1.5 => 1.5 * m.Sqrt(x),
        -1 => -(1 / (x * x)),
        -2 => -(2 / (x * x * x)),
        double known => known * m.Pow(x, m.Round(known - 1)),
        null => m.If(p.Is(0), 0, p * m.Pow(x, p - 1)),
    };

    /// <summary><c>y * Log(x)</c>, and 0 where the base is 0, as <c>Pow(0, p)</c> is for every positive <c>p</c>.</summary>
    private static Formula PowInExponent(Functions m, Formula x, Formula p, Formula y) => x.Number switch
    {
        > 0 => y * m.Log(x),
        _ => m.If(x.Is(0) & p >= 0, 0, y * m.Log(x)),
    };
}
