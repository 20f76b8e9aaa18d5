using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// <c>Plane</c>, whose values are taken apart into normal and distance as any struct is. Its functions are functions of these two, and one that
/// returns a plane is two: <c>Plane.Normalize(Vector3, float).D</c>. A normal of length 1 moves only across itself: <c>m / |m|</c> has the
/// differential <c>(dm - y (y · dm)) / |m|</c>.
/// </summary>
internal static class PlaneRules
{
    public const string Owner = "Plane";

    private static readonly Space V3 = new("Vector3");
    private static readonly Space V4 = new("Vector4");

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All =>
    [
        ("Plane.Dot(Vector3, float, Vector4)",
        [
            new((a, y, t) => V3.Dot(t, Head(a[2])), (a, y, d) => Head(a[2]) * d),
            new((a, y, t) => a[2].Part("W") * t, (a, y, d) => a[2].Part("W") * d),
            new(
                (a, y, t) => V3.Dot(a[0], Head(t)) + a[1] * t.Part("W"),
                (a, y, d) => V4.Call("new", V4.Type, a[0] * d, a[1] * d)),
        ]),
        ("Plane.DotCoordinate(Vector3, float, Vector3)", [OnNormal, new((a, y, t) => t, (a, y, d) => d), OnVector]),
        ("Plane.DotNormal(Vector3, float, Vector3)", [OnNormal, null, OnVector]),
        ("Plane.Normalize.Normal(Vector3, float)", [new((a, y, t) => Across(y, t, a[0]), (a, y, d) => Across(y, d, a[0])), null]),
        ("Plane.Normalize.D(Vector3, float)",
        [
            new((a, y, t) => -(y * V3.Dot(a[0], t) / Square(a[0])), (a, y, d) => -(a[0] * (y * d / Square(a[0])))),
            new((a, y, t) => t / Length(a[0]), (a, y, d) => d / Length(a[0])),
        ]),
        ("Plane.CreateFromVertices.Normal(Vector3, Vector3, Vector3)", [Corner(a => a[1] - a[2]), Corner(a => a[2] - a[0]), Corner(a => a[0] - a[1])]),

        // -normal · first corner, where the normal is one more argument.
        ("Plane.CreateFromVertices.D(Vector3, Vector3, Vector3, Vector3)",
        [
            new((a, y, t) => -V3.Dot(a[3], t), (a, y, d) => -a[3] * d), null, null, new((a, y, t) => -V3.Dot(a[0], t), (a, y, d) => -a[0] * d),
        ]),
    ];

    private static SpacePartial OnNormal => new((a, y, t) => V3.Dot(t, a[2]), (a, y, d) => a[2] * d);

    private static SpacePartial OnVector => new((a, y, t) => V3.Dot(a[0], t), (a, y, d) => a[0] * d);

    /// <summary>A corner moves the product of the edges by its own move times the edge across from it.</summary>
    private static SpacePartial Corner(System.Func<IReadOnlyList<Term>, Term> edge) => new(
        (a, y, t) => Across(y, Cross(t, edge(a)), Product(a)),
        (a, y, d) => Cross(edge(a), Across(y, d, Product(a))));

    private static Term Across(Term unit, Term change, Term whole) => (change - unit * V3.Dot(unit, change)) / Length(whole);

    private static Term Product(IReadOnlyList<Term> corners) => Cross(corners[1] - corners[0], corners[2] - corners[0]);

    private static Term Cross(Term left, Term right) => V3.Call("Cross", V3.Type, left, right);

    private static Term Length(Term v) => V3.Call(".Length()", IrType.Single, v);

    private static Term Square(Term v) => V3.Call(".LengthSquared()", IrType.Single, v);

    private static Term Head(Term v) => V3.New(v.Part("X"), v.Part("Y"), v.Part("Z"));
}
