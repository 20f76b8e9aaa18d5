using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>The quaternions and matrices of System.Numerics, and vectors under them.</summary>
internal static partial class NumericsRotations
{
    [Differentiable]
    public static Vector3 Turned(Vector3 v, Quaternion q) => Vector3.Transform(v, q) + Vector3.Transform(v * 2, Quaternion.Normalize(q));

    [Differentiable]
    public static Quaternion Algebra(Quaternion a, Quaternion b, float s) =>
        Quaternion.Normalize(a * b + Quaternion.Conjugate(a) * s) - Quaternion.Inverse(b) / a
        + Quaternion.Concatenate(a, b) * a.Length() - b * Quaternion.Dot(a, b) * b.LengthSquared();

    [Differentiable]
    public static Quaternion Named(Quaternion a, Quaternion b, float s) =>
        Quaternion.Add(a, Quaternion.Multiply(b, s)) - Quaternion.Subtract(Quaternion.Multiply(a, b), Quaternion.Divide(a, Quaternion.Negate(b)));

    [Differentiable]
    public static Quaternion Between(Quaternion a, Quaternion b, float s) => Quaternion.Lerp(a, b, s) + Quaternion.Lerp(a, -b, s * s);

    [Differentiable]
    public static Quaternion Swung(Quaternion a, Quaternion b, float s)
    {
        a = Quaternion.Normalize(a * new Quaternion(0.5f, -0.25f, s, 1));
        b = Quaternion.Normalize(b);
        return Quaternion.Slerp(a, b, s * 0.5f) + Quaternion.Slerp(a, -b, 0.25f) * s + Quaternion.Slerp(a, a, s);
    }

    [Differentiable]
    public static Quaternion Created(Vector3 axis, float a, float b, float c) =>
        Quaternion.CreateFromAxisAngle(axis, a) + Quaternion.CreateFromYawPitchRoll(a, b, c) * new Quaternion(axis, b) - new Quaternion(a, b, c, a * axis.X);

    [Differentiable]
    public static float Parts(Quaternion q, float s)
    {
        q.X = q.Y * s;
        q.W *= q.W;
        Quaternion r = q with { Z = s };
        return q.X * r.Z + q.W * r.Y + (q == r ? 1 : 0) + (r.IsIdentity ? s : 0);
    }

    [Differentiable]
    public static Vector3 ThroughMatrices(Vector3 v, Matrix4x4 m, float a)
    {
        Matrix4x4 r = Matrix4x4.CreateRotationX(a) * Matrix4x4.CreateRotationY(a * a) * Matrix4x4.CreateRotationZ(-a);
        Matrix4x4 w = r * m + Matrix4x4.Transpose(m) * a - Matrix4x4.Identity;
        w.M12 = v.X * w.M21;
        return Vector3.Transform(v, w) + Vector3.TransformNormal(v, m - r) * w.M33 + w.Translation;
    }

    [Differentiable]
    public static float Scaled(Vector3 v, Vector4 u, float a)
    {
        Matrix4x4 m = Matrix4x4.CreateScale(v) * Matrix4x4.CreateScale(a) * Matrix4x4.CreateScale(a, 1, v.X) * Matrix4x4.CreateTranslation(v) * Matrix4x4.CreateTranslation(a, a, 1);
        Matrix4x4 n = Matrix4x4.Lerp(m, Matrix4x4.Negate(Matrix4x4.Multiply(m, a)), a);
        return Vector4.Dot(Vector4.Transform(u, n), u) + Matrix4x4.Multiply(m, Matrix4x4.Add(n, Matrix4x4.Subtract(m, n))).M43;
    }

    [Differentiable]
    public static Vector2 InThePlane(Vector2 v, Matrix3x2 m, float a)
    {
        Matrix3x2 w = m * Matrix3x2.CreateRotation(a) * Matrix3x2.CreateTranslation(v) * Matrix3x2.CreateScale(a, v.X) * 2;
        w.M31 += Matrix3x2.Lerp(m, w, a).M12;
        return Vector2.Transform(v, w) * m.GetDeterminant() + Vector2.TransformNormal(v, m) + Vector2.Transform(v, Matrix4x4.CreateRotationZ(a));
    }

    [Differentiable]
    public static float FromQuaternion(Quaternion q, Vector4 v)
    {
        Vector4 w = Vector4.Transform(v, Matrix4x4.CreateFromQuaternion(q));
        return Vector4.Dot(w, w * v) + w.Z;
    }

    [Differentiable]
    public static float Written(float[] angles, Vector3[] points)
    {
        Matrix4x4 m = Matrix4x4.Identity;
        float sum = 0;
        for (int i = 0; i < angles.Length; i++)
        {
            m *= Matrix4x4.CreateRotationZ(angles[i]);
            m.M41 = angles[i];
            for (int j = 0; j < points.Length; j++)
            {
                points[j] = Vector3.Transform(points[j], m) * 0.5f;
                points[j].Y += points[j].X * angles[i];
                sum += points[j].LengthSquared();
            }
        }

        return sum;
    }

    /// <summary>
    /// The distance to a target of the hand of an arm with six joints, each a turn about an axis of its own followed by a link: forward
    /// kinematics by products of quaternions, as in Funda, Taylor and Paul, "On homogeneous transforms, quaternions, and computational
    /// efficiency" (1990).
    /// </summary>
    [Differentiable("angles", "target")]
    [At(6, 6, 6)]
    public static float ReachOfArm(float[] angles, Vector3[] axes, Vector3[] links, Vector3 target)
    {
        Vector3 hand = Vector3.Zero;
        Quaternion pose = Quaternion.Identity;
        for (int i = 0; i < angles.Length; i++)
        {
            pose = Quaternion.Normalize(pose * Quaternion.CreateFromAxisAngle(Vector3.Normalize(axes[i]), angles[i]));
            hand += Vector3.Transform(links[i], pose);
        }

        return Vector3.DistanceSquared(hand, target) * 0.1f;
    }
}
