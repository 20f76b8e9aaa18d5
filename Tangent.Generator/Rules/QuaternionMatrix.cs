
namespace Tangent.Generator.Rules;

/// <summary>The derivative of the rotation matrix of a quaternion, whose entries are quadratic in its numbers.</summary>
internal static class QuaternionMatrix
{
    private static readonly Space M = new("Matrix4x4");
    private static readonly Space Q = new("Quaternion");

    public static Term Push(Term q, Term t)
    {
        Term xx = Twice(q, t, "X", "X"), yy = Twice(q, t, "Y", "Y"), zz = Twice(q, t, "Z", "Z");
        Term xy = Twice(q, t, "X", "Y"), xz = Twice(q, t, "X", "Z"), yz = Twice(q, t, "Y", "Z");
        Term wx = Twice(q, t, "W", "X"), wy = Twice(q, t, "W", "Y"), wz = Twice(q, t, "W", "Z");
        return MatrixRules.Entries(
            M,
            ("M11", -(yy + zz)),
            ("M12", xy + wz),
            ("M13", xz - wy),
            ("M21", xy - wz),
            ("M22", -(zz + xx)),
            ("M23", yz + wx),
            ("M31", xz + wy),
            ("M32", yz - wx),
            ("M33", -(yy + xx)));
    }

    public static Term Pull(Term q, Term d)
    {
        Term x = q.Part("X"), y = q.Part("Y"), z = q.Part("Z"), w = q.Part("W");
        Term xy = Sum(d, "M12", "M21"), xz = Sum(d, "M13", "M31"), yz = Sum(d, "M23", "M32");
        Term wx = d.Part("M23") - d.Part("M32"), wy = d.Part("M31") - d.Part("M13"), wz = d.Part("M12") - d.Part("M21");
        return Q.New(
            2 * (y * xy + z * xz + w * wx) - 4 * (x * Sum(d, "M22", "M33")),
            2 * (x * xy + z * yz + w * wy) - 4 * (y * Sum(d, "M11", "M33")),
            2 * (x * xz + y * yz + w * wz) - 4 * (z * Sum(d, "M11", "M22")),
            2 * (x * wx + y * wy + z * wz));
    }

    /// <summary>The derivative of twice the product of two of the numbers.</summary>
    private static Term Twice(Term q, Term t, string first, string second) =>
        2 * (t.Part(first) * q.Part(second) + q.Part(first) * t.Part(second));

    private static Term Sum(Term d, string first, string second) => d.Part(first) + d.Part(second);
}
