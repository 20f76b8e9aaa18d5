using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Rules;

/// <summary>
/// Vectors under matrices and quaternions. A vector goes through a matrix from the left; the transpose goes through its rows. A quaternion
/// turns <c>v</c> into <c>q v q*</c>, as .NET 9 and later compute it whatever the length of <c>q</c>.
/// </summary>
internal static class TransformRules
{
    private static readonly Space M = new("Matrix4x4");
    private static readonly Space A = new("Matrix3x2");
    private static readonly Space Q = new("Quaternion");

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All =>
        Through("Vector2", "Vector2", M).Concat(Through("Vector3", "Vector3", M)).Concat(Through("Vector4", "Vector4", M)).Concat(Through("Vector2", "Vector2", A))
            .Concat(Turns());

    private static IEnumerable<(string, SpacePartial?[])> Through(string from, string to, Space matrix)
    {
        var v = new Space(from);
        var w = new Space(to);
        bool isAffine = v.Count < 4;
        int last = matrix == M ? 4 : 3;
        Term Row(Term m, int i, Term d) => Sum(w.Names.Select((n, j) => m.Part("M" + (i + 1) + (j + 1)) * d.Part(n)));
        SpacePartial inVector = new(
            (a, y, t) => isAffine ? v.Call("TransformNormal", w.Type, t, a[1]) : v.Call("Transform", w.Type, t, a[1]),
            (a, y, d) => v.New(v.Names.Select((_, i) => Row(a[1], i, d)).ToArray()));
        (string, Term)[] Outer(Term x, Term d, bool moves) => v.Names.SelectMany((n, i) => w.Names.Select((k, j) => ("M" + (i + 1) + (j + 1), x.Part(n) * d.Part(k))))
            .Concat(moves ? w.Names.Select((k, j) => ("M" + last + (j + 1), d.Part(k))) : []).ToArray();
        yield return v.Rule("Transform", "{0}, " + matrix.Name, inVector, new SpacePartial(
            (a, y, t) => v.Call("Transform", w.Type, a[0], t), (a, y, d) => MatrixRules.Entries(matrix, Outer(a[0], d, isAffine))));
        if (isAffine)
        {
            yield return v.Rule("TransformNormal", "{0}, " + matrix.Name, inVector, new SpacePartial(
                (a, y, t) => v.Call("TransformNormal", w.Type, a[0], t), (a, y, d) => MatrixRules.Entries(matrix, Outer(a[0], d, false))));
        }
    }

    private static IEnumerable<(string, SpacePartial?[])> Turns()
    {
        var v = new Space("Vector3");
        yield return v.Rule(
            "Transform",
            "{0}, Quaternion",
            new(
                (a, y, t) => v.Call("Transform", v.Type, t, a[1]),
                (a, y, d) => v.Call("Transform", v.Type, d, QuaternionRules.Conjugate(a[1]))),
            new(
                (a, y, t) => Vector(t * Pure(a[0]) * QuaternionRules.Conjugate(a[1])) * v.Number(2),
                (a, y, d) => -(Pure(d) * a[1] * Pure(a[0]) * v.Number(2))));
        var w = new Space("Vector4");
        yield return Q.Rule(".AsVector4()", "{0}", new SpacePartial((a, y, t) => Q.Call(".AsVector4()", w.Type, t), (a, y, d) => w.Call(".AsQuaternion()", Q.Type, d)));
        yield return w.Rule(".AsQuaternion()", "{0}", new SpacePartial((a, y, t) => w.Call(".AsQuaternion()", Q.Type, t), (a, y, d) => Q.Call(".AsVector4()", w.Type, d)));
        yield return w.Rule(".AsVector3()", "{0}", new SpacePartial((a, y, t) => w.Call(".AsVector3()", v.Type, t), (a, y, d) => w.Call("new", w.Type, d, w.Zero)));
    }

    private static Term Pure(Term v) => Q.Call("new", Q.Type, v, Q.Zero);

    /// <summary>The part of a quaternion that is a vector, by functions as old as the turns that are differentiated.</summary>
    private static Term Vector(Term q) => new Space("Vector4").Call(".AsVector3()", new Space("Vector3").Type, Q.Call(".AsVector4()", new Space("Vector4").Type, q));

    private static Term Sum(IEnumerable<Term> terms) => terms.Aggregate((sum, term) => sum + term);
}
