using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary><c>Matrix4x4</c> and <c>Matrix3x2</c>, which stands for a matrix of three columns whose last is (0, 0, 1).</summary>
internal static class MatrixRules
{
    private static readonly Space M = new("Matrix4x4");
    private static readonly Space A = new("Matrix3x2");
    private static readonly Space V2 = new("Vector2");
    private static readonly Space V3 = new("Vector3");

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All =>
        Sums(M).Concat(Sums(A)).Concat(Parts(M)).Concat(Parts(A)).Concat(Products()).Concat(Rotations()).Concat(Scales()).Concat(DeterminantRule.All);

    public static Term Transpose(Term m) => M.Call("Transpose", M.Type, m);

    /// <summary>A matrix with these entries, by their names, and zeros elsewhere.</summary>
    public static Term Entries(Space space, params (string Name, Term Value)[] entries) => space.New(
        space.Names.Select(name => entries.Where(e => e.Name == name).Select(e => e.Value).DefaultIfEmpty(space.Zero).First()).ToArray());

    private static IEnumerable<(string, SpacePartial?[])> Sums(Space m)
    {
        SpacePartial same = new((a, y, t) => t, (a, y, d) => d);
        SpacePartial opposite = new((a, y, t) => -t, (a, y, d) => -d);
        SpacePartial scale = new((a, y, t) => t * a[1], (a, y, d) => d * a[1]);
        foreach (string name in new[] { "+", "Add" })
            yield return m.Rule(name, "{0}, {0}", same, same);
        foreach (string name in new[] { "-", "Subtract" })
            yield return m.Rule(name, "{0}, {0}", same, opposite);
        foreach (string name in new[] { "-", "Negate" })
            yield return m.Rule(name, "{0}", opposite);
        foreach (string name in new[] { "*", "Multiply" })
            yield return m.Rule(name, "{0}, float", scale, new((a, y, t) => a[0] * t, (a, y, d) => Inner(m, a[0], d)));
        yield return m.Rule(
            "Lerp",
            "{0}, {0}, float",
            new((a, y, t) => t * (m.Number(1) - a[2]), (a, y, d) => d * (m.Number(1) - a[2])),
            new((a, y, t) => t * a[2], (a, y, d) => d * a[2]),
            new((a, y, t) => (a[1] - a[0]) * t, (a, y, d) => Inner(m, a[1] - a[0], d)));
    }

    private static IEnumerable<(string, SpacePartial?[])> Parts(Space m)
    {
        foreach ((string name, int i) in m.Names.Select((name, i) => (name, i)))
        {
            yield return m.Rule("." + name, "{0}", new SpacePartial((a, y, t) => t.Part(name), (a, y, d) => m.Unit(i, d)));
            yield return m.Rule(
                "with " + name,
                "{0}, float",
                new((a, y, t) => m.Without(i, t), (a, y, d) => m.Without(i, d)),
                new((a, y, t) => m.Unit(i, t), (a, y, d) => d.Part(name)));
        }

        foreach (string create in new[] { "new", "Create" })
        {
            yield return m.Rule(create, string.Join(", ", m.Names.Select(_ => "float")), m.Names
                .Select((name, i) => new SpacePartial((a, y, t) => m.Unit(i, t), (a, y, d) => d.Part(name))).ToArray());
        }

        string last = m == M ? "M4" : "M3";
        Space v = m == M ? V3 : V2;
        string[] row = v.Names.Select((_, i) => last + (i + 1)).ToArray();
        SpacePartial moved = new(
            (a, y, t) => Entries(m, row.Select((name, i) => (name, t.Part(v.Names[i]))).ToArray()),
            (a, y, d) => v.New(row.Select(name => d.Part(name)).ToArray()));
        yield return m.Rule("CreateTranslation", v.Name, moved);
        yield return m.Rule("CreateTranslation", string.Join(", ", row.Select(_ => "float")), row
            .Select(name => new SpacePartial((a, y, t) => Entries(m, (name, t)), (a, y, d) => d.Part(name))).ToArray());
        yield return m.Rule(".Translation", "{0}", new SpacePartial(moved.Pull, moved.Push));
    }

    private static IEnumerable<(string, SpacePartial?[])> Products()
    {
        foreach (string name in new[] { "*", "Multiply" })
        {
            yield return M.Rule(
                name,
                "{0}, {0}",
                new((a, y, t) => t * a[1], (a, y, d) => d * Transpose(a[1])),
                new((a, y, t) => a[0] * t, (a, y, d) => Transpose(a[0]) * d));
            yield return A.Rule(
                name,
                "{0}, {0}",
                new((a, y, t) => t * Linear(a[1]), (a, y, d) => d * Turned(a[1])),
                new((a, y, t) => a[0] * Linear(t) + Moved(t), (a, y, d) => FromTheLeft(a[0], d)));
        }

        yield return M.Rule("Transpose", "{0}", new SpacePartial((a, y, t) => Transpose(t), (a, y, d) => Transpose(d)));
        // The differential of an inverse Y = X⁻¹ is -Y dX Y (Magnus and Neudecker, "Matrix Differential Calculus", 8.4; Giles, "Collected matrix
        // derivative results for forward and reverse mode algorithmic differentiation", 2.2.3). Of a matrix that has none, Invert makes NaN
        // whatever it holds: nothing depends on it. Whether there is one is the second argument.
        yield return M.Rule(
            "Invert",
            "{0}, bool",
            new((a, y, t) => IfInvertible(a, -(y * t * y)), (a, y, d) => IfInvertible(a, -(Transpose(y) * d * Transpose(y)))),
            null);
        yield return A.Rule(
            "Invert",
            "{0}, bool",
            new(
                (a, y, t) => IfInvertible(a, -((y * Linear(t) + Moved(t)) * Linear(y))),
                (a, y, d) => IfInvertible(a, Turned(y) * (Moves(a[0], d) - d) * Turned(y))),
            null);
        yield return A.Rule(".GetDeterminant()", "{0}", new SpacePartial(
            (a, y, t) => t.Part("M11") * a[0].Part("M22") + a[0].Part("M11") * t.Part("M22") - (t.Part("M21") * a[0].Part("M12") + a[0].Part("M21") * t.Part("M12")),
            (a, y, d) => Entries(
                A, ("M11", a[0].Part("M22") * d), ("M12", -a[0].Part("M21") * d), ("M21", -a[0].Part("M12") * d), ("M22", a[0].Part("M11") * d))));
    }

    private static Term IfInvertible(IReadOnlyList<Term> a, Term value) => value.If(a[1].Expr, new Term(new Zero(value.Type)));

    /// <summary>The inverse's translation is the opposite of the matrix's own under the inverse's linear part, which hands this back to the linear part.</summary>
    private static Term Moves(Term a, Term d) => Entries(
        A,
        ("M11", a.Part("M31") * d.Part("M31")),
        ("M12", a.Part("M31") * d.Part("M32")),
        ("M21", a.Part("M32") * d.Part("M31")),
        ("M22", a.Part("M32") * d.Part("M32")));

    private static IEnumerable<(string, SpacePartial?[])> Rotations()
    {
        yield return Rotation(M, "CreateRotationX", "M22", "M23", "M32", "M33");
        yield return Rotation(M, "CreateRotationY", "M33", "M31", "M13", "M11");
        yield return Rotation(M, "CreateRotationZ", "M11", "M12", "M21", "M22");
        yield return Rotation(A, "CreateRotation", "M11", "M12", "M21", "M22");

        // The entries are 2(xy + wz) and their like, as in Shoemake, "Animating rotation with quaternion curves" (1985).
        yield return M.Rule("CreateFromQuaternion", "Quaternion", new SpacePartial(
            (a, y, t) => QuaternionMatrix.Push(a[0], t), (a, y, d) => QuaternionMatrix.Pull(a[0], d)));
    }

    private static IEnumerable<(string, SpacePartial?[])> Scales()
    {
        foreach ((Space m, Space v) in new[] { (M, V3), (A, V2) })
        {
            string[] diagonal = v.Names.Select((_, i) => "M" + (i + 1) + (i + 1)).ToArray();
            yield return m.Rule("CreateScale", "float", new SpacePartial(
                (a, y, t) => Entries(m, diagonal.Select(name => (name, t)).ToArray()),
                (a, y, d) => diagonal.Skip(1).Aggregate(d.Part(diagonal[0]), (sum, name) => sum + d.Part(name))));
            yield return m.Rule("CreateScale", v.Name, new SpacePartial(
                (a, y, t) => Entries(m, diagonal.Select((name, i) => (name, t.Part(v.Names[i]))).ToArray()),
                (a, y, d) => v.New(diagonal.Select(name => d.Part(name)).ToArray())));
            yield return m.Rule("CreateScale", string.Join(", ", diagonal.Select(_ => "float")), diagonal
                .Select(name => new SpacePartial((a, y, t) => Entries(m, (name, t)), (a, y, d) => d.Part(name))).ToArray());
        }
    }

    /// <summary>A turn by an angle: cosines at the first and last entry, the sine and its opposite between them.</summary>
    private static (string, SpacePartial?[]) Rotation(Space m, string name, string first, string sine, string opposite, string last) =>
        m.Rule(name, "float", new SpacePartial(
            (a, y, t) => Entries(
                m, (first, -y.Part(sine) * t), (sine, y.Part(first) * t), (opposite, -y.Part(first) * t), (last, -y.Part(sine) * t)),
            (a, y, d) => y.Part(first) * (d.Part(sine) - d.Part(opposite)) - y.Part(sine) * (d.Part(first) + d.Part(last))));

    /// <summary>The sum of the products of entries.</summary>
    private static Term Inner(Space m, Term a, Term b) => m.Names.Skip(1).Aggregate(
        a.Part(m.Names[0]) * b.Part(m.Names[0]), (sum, name) => sum + a.Part(name) * b.Part(name));

    /// <summary>Without the translation.</summary>
    private static Term Linear(Term a) => Entries(
        A, new[] { "M11", "M12", "M21", "M22" }.Select(name => (name, a.Part(name))).ToArray());

    private static Term Moved(Term a) => Entries(A, ("M31", a.Part("M31")), ("M32", a.Part("M32")));

    /// <summary>The transpose of the part without the translation.</summary>
    private static Term Turned(Term a) => Entries(
        A, ("M11", a.Part("M11")), ("M12", a.Part("M21")), ("M21", a.Part("M12")), ("M22", a.Part("M22")));

    private static Term FromTheLeft(Term a, Term d)
    {
        Term Entry(string row, string column) => new[] { "1", "2", "3" }
            .Select(k => a.Part("M" + k + row) * d.Part("M" + k + column))
            .Aggregate((sum, term) => sum + term);
        return Entries(
            A,
            ("M11", Entry("1", "1")),
            ("M12", Entry("1", "2")),
            ("M21", Entry("2", "1")),
            ("M22", Entry("2", "2")),
            ("M31", d.Part("M31")),
            ("M32", d.Part("M32")));
    }
}
