using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// <c>Quaternion</c>, as the four numbers it holds. Multiplying by a quaternion on one side has multiplying by its conjugate on the same side as
/// transpose.
/// </summary>
internal static class QuaternionRules
{
    private static readonly Space Q = new("Quaternion");
    private static readonly Space V3 = new("Vector3");

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All => Sums().Concat(Products()).Concat(Norms()).Concat(Creation()).Concat(Parts());

    public static Term Conjugate(Term q) => Q.Call("Conjugate", Q.Type, q);

    private static IEnumerable<(string, SpacePartial?[])> Sums()
    {
        SpacePartial same = new((a, y, t) => t, (a, y, d) => d);
        SpacePartial opposite = new((a, y, t) => -t, (a, y, d) => -d);
        foreach (string name in new[] { "+", "Add" })
            yield return Q.Rule(name, "{0}, {0}", same, same);
        foreach (string name in new[] { "-", "Subtract" })
            yield return Q.Rule(name, "{0}, {0}", same, opposite);
        foreach (string name in new[] { "-", "Negate" })
            yield return Q.Rule(name, "{0}", opposite);
        yield return Q.Rule("Conjugate", "{0}", new SpacePartial((a, y, t) => Conjugate(t), (a, y, d) => Conjugate(d)));
    }

    private static IEnumerable<(string, SpacePartial?[])> Products()
    {
        SpacePartial onTheLeft = new((a, y, t) => t * a[1], (a, y, d) => d * Conjugate(a[1]));
        SpacePartial onTheRight = new((a, y, t) => a[0] * t, (a, y, d) => Conjugate(a[0]) * d);
        foreach (string name in new[] { "*", "Multiply" })
        {
            yield return Q.Rule(name, "{0}, {0}", onTheLeft, onTheRight);
            yield return Q.Rule(
                name,
                "{0}, float",
                new((a, y, t) => t * a[1], (a, y, d) => d * a[1]),
                new((a, y, t) => a[0] * t, (a, y, d) => Q.Dot(a[0], d)));
        }

        yield return Q.Rule(
            "Concatenate",
            "{0}, {0}",
            new((a, y, t) => a[1] * t, (a, y, d) => Conjugate(a[1]) * d),
            new((a, y, t) => t * a[0], (a, y, d) => d * Conjugate(a[0])));
        yield return Q.Rule("Inverse", "{0}", new SpacePartial((a, y, t) => -(y * t * y), (a, y, d) => -(Conjugate(y) * d * Conjugate(y))));
        foreach (string name in new[] { "/", "Divide" })
        {
            yield return Q.Rule(
                name,
                "{0}, {0}",
                new((a, y, t) => t / a[1], (a, y, d) => d * Conjugate(Inverse(a[1]))),
                new((a, y, t) => -(y * t / a[1]), (a, y, d) => -(Conjugate(y) * d * Conjugate(Inverse(a[1])))));
        }
    }

    private static IEnumerable<(string, SpacePartial?[])> Norms()
    {
        yield return Q.Rule(
            "Dot",
            "{0}, {0}",
            new((a, y, t) => Q.Dot(t, a[1]), (a, y, d) => a[1] * d),
            new((a, y, t) => Q.Dot(a[0], t), (a, y, d) => a[0] * d));
        yield return Q.Rule(".Length()", "{0}", new SpacePartial(
            (a, y, t) => (Q.Dot(a[0], t) / y).If(IsNotZero(y), Q.Zero), (a, y, d) => (a[0] * (d / y)).If(IsNotZero(y), new Term(new Zero(Q.Type)))));
        yield return Q.Rule(".LengthSquared()", "{0}", new SpacePartial((a, y, t) => 2 * Q.Dot(a[0], t), (a, y, d) => a[0] * (2 * d)));
        Transport normalized = (a, y, t) => (t - y * Q.Dot(y, t)) * (Q.Number(1) / Length(a[0]));
        yield return Q.Rule("Normalize", "{0}", new SpacePartial(normalized, normalized));

        // The end is turned over where that is nearer, and the sum is brought back to length 1.
        yield return Q.Rule(
            "Lerp",
            "{0}, {0}, float",
            new((a, y, t) => Unit(a, y, t) * (Q.Number(1) - a[2]), (a, y, d) => Unit(a, y, d) * (Q.Number(1) - a[2])),
            new((a, y, t) => Unit(a, y, t) * Turned(a, a[2]), (a, y, d) => Unit(a, y, d) * Turned(a, a[2])),
            new((a, y, t) => Unit(a, y, (a[1] * Turned(a, Q.Number(1)) - a[0]) * t), (a, y, d) => Q.Dot(a[1] * Turned(a, Q.Number(1)) - a[0], Unit(a, y, d))));
    }

    private static IEnumerable<(string, SpacePartial?[])> Creation()
    {
        yield return Q.Rule(
            "CreateFromAxisAngle",
            "Vector3, float",
            new((a, y, t) => Q.Call("new", Q.Type, t * Sin(a[1]), Q.Zero), (a, y, d) => Vector(d) * Sin(a[1])),
            new((a, y, t) => Slope(a) * t, (a, y, d) => Q.Dot(Slope(a), d)));
        yield return Q.Rule(
            "CreateFromYawPitchRoll",
            "float, float, float",
            new((a, y, t) => About(0, 1, 0) * y * t, (a, y, d) => Q.Dot(About(0, 1, 0) * y, d)),
            new((a, y, t) => Pitched(a, y) * t, (a, y, d) => Q.Dot(Pitched(a, y), d)),
            new((a, y, t) => y * About(0, 0, 1) * t, (a, y, d) => Q.Dot(y * About(0, 0, 1), d)));
    }

    private static IEnumerable<(string, SpacePartial?[])> Parts()
    {
        foreach ((string name, int i) in Q.Names.Select((name, i) => (name, i)))
        {
            yield return Q.Rule("." + name, "{0}", new SpacePartial((a, y, t) => t.Part(name), (a, y, d) => Q.Unit(i, d)));
            yield return Q.Rule(
                "with " + name,
                "{0}, float",
                new((a, y, t) => Q.Without(i, t), (a, y, d) => Q.Without(i, d)),
                new((a, y, t) => Q.Unit(i, t), (a, y, d) => d.Part(name)));
        }

        foreach (string create in new[] { "new", "Create" })
        {
            yield return Q.Rule(create, "float, float, float, float", Q.Names
                .Select((name, i) => new SpacePartial((a, y, t) => Q.Unit(i, t), (a, y, d) => d.Part(name))).ToArray());
            yield return Q.Rule(
                create,
                "Vector3, float",
                new((a, y, t) => Q.Call("new", Q.Type, t, Q.Zero), (a, y, d) => Vector(d)),
                new((a, y, t) => Q.Unit(3, t), (a, y, d) => d.Part("W")));
        }
    }

    private static Term Inverse(Term q) => Q.Call("Inverse", Q.Type, q);

    private static Term Length(Term q) => Q.Call(".Length()", IrType.Single, q);

    private static Term Vector(Term q) => V3.New(q.Part("X"), q.Part("Y"), q.Part("Z"));

    private static Expr IsNotZero(Term y) => Build.Compare(BinaryOperator.NotEqual, y.Expr, Build.Real(0, IrType.Single));

    /// <summary>What is left of a change along the unit sphere, by the length that the sum had before.</summary>
    private static Term Unit(IReadOnlyList<Term> a, Term y, Term change) =>
        (change - y * Q.Dot(y, change)) * (Q.Number(1) / Length(a[0] * (Q.Number(1) - a[2]) + a[1] * Turned(a, a[2])));

    private static Term Turned(IReadOnlyList<Term> a, Term weight) =>
        weight.If(Build.Compare(BinaryOperator.GreaterThanOrEqual, Q.Dot(a[0], a[1]).Expr, Build.Real(0, IrType.Single)), -weight);

    private static Term Half(Term angle) => angle * Q.Number(0.5);

    private static Term Sin(Term angle) => Term.Call("MathF", "Sin", IrType.Single, Half(angle));

    private static Term Cos(Term angle) => Term.Call("MathF", "Cos", IrType.Single, Half(angle));

    /// <summary>The derivative in the angle of the turn by it about an axis.</summary>
    private static Term Slope(IReadOnlyList<Term> a) => Q.Call("new", Q.Type, a[0] * (Q.Number(0.5) * Cos(a[1])), -(Q.Number(0.5) * Sin(a[1])));

    /// <summary>Half a unit: the factor that a turn about an axis has as its derivative in the angle.</summary>
    private static Term About(double x, double y, double z) => Q.Call("new", Q.Type, Q.Number(x / 2), Q.Number(y / 2), Q.Number(z / 2), Q.Number(0));

    /// <summary>The pitch stands between yaw and roll.</summary>
    private static Term Pitched(IReadOnlyList<Term> a, Term y)
    {
        Term yaw = Q.Call("CreateFromAxisAngle", Q.Type, V3.New(Q.Number(0), Q.Number(1), Q.Number(0)), a[0]);
        return yaw * About(1, 0, 0) * Conjugate(yaw) * y;
    }
}
