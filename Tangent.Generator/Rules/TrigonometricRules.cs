using static Tangent.Generator.Rules.Declaration;

namespace Tangent.Generator.Rules;

/// <summary>Circular functions and their inverses, in radians and in half turns.</summary>
internal static class TrigonometricRules
{
    // (1 - x) * (1 + x) and not 1 - x * x: near the ends of the interval, where these derivatives are large, 1 - x is
    // exact while x * x has already lost the digits that matter.
    public static readonly Declaration[] All =
    [
        Unary("Sin", (m, x, y) => m.Cos(x)),
        Unary("Cos", (m, x, y) => -m.Sin(x)),
        Unary("Tan", (m, x, y) => 1 + (y * y)),
        Unary("Asin", (m, x, y) => 1 / m.Sqrt((1 - x) * (1 + x))),
        Unary("Acos", (m, x, y) => -(1 / m.Sqrt((1 - x) * (1 + x)))),
        Unary("Atan", (m, x, y) => 1 / (1 + (x * x))),
        Binary("Atan2", (m, y, x, v) => x / ((x * x) + (y * y)), (m, y, x, v) => -(y / ((x * x) + (y * y)))),

        Unary("SinPi", (m, x, y) => m.Pi * m.CosPi(x)),
        Unary("CosPi", (m, x, y) => -(m.Pi * m.SinPi(x))),
        Unary("TanPi", (m, x, y) => m.Pi * (1 + (y * y))),
        Unary("AsinPi", (m, x, y) => 1 / (m.Pi * m.Sqrt((1 - x) * (1 + x)))),
        Unary("AcosPi", (m, x, y) => -(1 / (m.Pi * m.Sqrt((1 - x) * (1 + x))))),
        Unary("AtanPi", (m, x, y) => 1 / (m.Pi * (1 + (x * x)))),
        Binary(
            "Atan2Pi",
            (m, y, x, v) => x / (m.Pi * ((x * x) + (y * y))),
            (m, y, x, v) => -(y / (m.Pi * ((x * x) + (y * y))))),

        Unary("DegreesToRadians", (m, x, y) => m.Pi / 180),
        Unary("RadiansToDegrees", (m, x, y) => 180 / m.Pi),

        Refuse("SinCos", 1, "it gives two results: call Sin and Cos"),
        Refuse("SinCosPi", 1, "it gives two results: call SinPi and CosPi"),
    ];
}
