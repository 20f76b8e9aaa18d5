using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// <c>Quaternion.Slerp(a, b, t)</c>: <c>a sin((1 - t)ω) / sin ω ± b sin(tω) / sin ω</c> with the angle <c>ω</c> between <c>a</c> and the nearer
/// of <c>b</c> and <c>-b</c>, and the straight line where they all but coincide (Shoemake, "Animating rotation with quaternion curves", 1985).
/// </summary>
internal static class SlerpRule
{
    private const float NearlyOne = 1 - 1e-6f;

    private static readonly Space Q = new("Quaternion");

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All =>
    [
        Q.Rule(
            "Slerp",
            "{0}, {0}, float",
            new((a, y, t) => t * First(a) + Swing(a) * (Lever(a) * Q.Dot(t, a[1])), (a, y, d) => d * First(a) + a[1] * (Lever(a) * Q.Dot(Swing(a), d))),
            new((a, y, t) => t * Second(a) + Swing(a) * (Lever(a) * Q.Dot(a[0], t)), (a, y, d) => d * Second(a) + a[0] * (Lever(a) * Q.Dot(Swing(a), d))),
            new((a, y, t) => Speed(a) * t, (a, y, d) => Q.Dot(Speed(a), d))),
    ];

    private static Term Cosine(IReadOnlyList<Term> a) => Math("Abs", Q.Dot(a[0], a[1]));

    private static Term Angle(IReadOnlyList<Term> a) => Math("Acos", Cosine(a));

    private static Term Sine(IReadOnlyList<Term> a) => Math("Sin", Angle(a));

    private static Term Rest(IReadOnlyList<Term> a) => Q.Number(1) - a[2];

    /// <summary>The weights of the two ends.</summary>
    private static Term First(IReadOnlyList<Term> a) => Straight(a, Rest(a), Math("Sin", Rest(a) * Angle(a)) / Sine(a));

    private static Term Second(IReadOnlyList<Term> a) => Signed(a, Straight(a, a[2], Math("Sin", a[2] * Angle(a)) / Sine(a)));

    /// <summary>How the value changes with the angle, the ends held fast.</summary>
    private static Term Swing(IReadOnlyList<Term> a)
    {
        Term first = (Rest(a) * Math("Cos", Rest(a) * Angle(a)) - First(a) * Cosine(a)) / Sine(a);
        Term second = (a[2] * Math("Cos", a[2] * Angle(a)) - Math("Sin", a[2] * Angle(a)) / Sine(a) * Cosine(a)) / Sine(a);
        return a[0] * Straight(a, Q.Number(0), first) + a[1] * Straight(a, Q.Number(0), Signed(a, second));
    }

    /// <summary>How the angle changes with the product of the ends.</summary>
    private static Term Lever(IReadOnlyList<Term> a) => Straight(a, Q.Number(0), Signed(a, Q.Number(-1) / Sine(a)));

    /// <summary>How the value changes with <c>t</c>.</summary>
    private static Term Speed(IReadOnlyList<Term> a) =>
        a[0] * Straight(a, Q.Number(-1), -(Angle(a) * Math("Cos", Rest(a) * Angle(a)) / Sine(a)))
        + a[1] * Signed(a, Straight(a, Q.Number(1), Angle(a) * Math("Cos", a[2] * Angle(a)) / Sine(a)));

    private static Term Straight(IReadOnlyList<Term> a, Term near, Term apart) =>
        near.If(Build.Compare(BinaryOperator.GreaterThan, Cosine(a).Expr, Q.Number(NearlyOne).Expr), apart);

    private static Term Signed(IReadOnlyList<Term> a, Term value) =>
        (-value).If(Build.Compare(BinaryOperator.LessThan, Q.Dot(a[0], a[1]).Expr, Q.Number(0).Expr), value);

    private static Term Math(string function, Term x) => Term.Call("MathF", function, IrType.Single, x);
}
