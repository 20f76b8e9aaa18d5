using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Inverses and determinants of the matrices of System.Numerics.</summary>
internal static partial class NumericsInverses
{
    [Differentiable]
    public static Vector3 Solved(Vector3 v, Matrix4x4 m)
    {
        Matrix4x4.Invert(m + (Matrix4x4.Identity * 4), out Matrix4x4 inverse);
        return Vector3.Transform(v, inverse) * inverse.M44 + inverse.Translation;
    }

    [Differentiable]
    public static float WhereThereIsOne(Vector3 v, Matrix4x4 m, float a)
    {
        Matrix4x4 flat = m with { M41 = m.M11, M42 = m.M12, M43 = m.M13, M44 = m.M14 } - m;
        bool isFlat = !Matrix4x4.Invert(flat, out Matrix4x4 none);
        if (!isFlat)
        {
            return none.M11;
        }

        return Matrix4x4.Invert(matrix: m * a + (Matrix4x4.Identity * 5), result: out var inverse)
            ? Vector3.TransformNormal(v, inverse).LengthSquared() * a
            : float.NaN;
    }

    [Differentiable]
    [At(3)]
    [At(0)]
    [At(new float[] { 0 }, Gradient = [3])]
    public static float NoInverse(float[] x)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Matrix3x2 m = Matrix3x2.CreateScale(x[i], 2) * Matrix3x2.CreateTranslation(1, 2);
            sum += Matrix3x2.Invert(m, out Matrix3x2 inverse) ? inverse.M11 * inverse.M31 : x[i] * 3;
        }

        return sum;
    }

    [Differentiable]
    public static Matrix3x2 OfAffine(Matrix3x2 m, Vector2 v, float a)
    {
        m.M11 += 3;
        m.M22 -= 3;
        bool isDone = Matrix3x2.Invert(m * a, out m) | Matrix3x2.Invert(m, out _);
        v = Vector2.Transform(v, m);
        return isDone ? m * Matrix3x2.CreateTranslation(v) : m;
    }

    [Differentiable]
    public static Matrix4x4 InPlace(Matrix4x4[] m, float a)
    {
        Matrix4x4 product = Matrix4x4.Identity;
        for (int i = 0; i < m.Length; i++)
        {
            m[i] += Matrix4x4.CreateScale(3 + a);
            if (Matrix4x4.Invert(m[i], out m[i]))
            {
                product *= m[i];
            }
        }

        return Inverse(product + Matrix4x4.Identity) * a;
    }

    [Differentiable]
    public static float Determinants(Matrix4x4 m, Matrix3x2 n, float a) =>
        (m * a).GetDeterminant() * n.GetDeterminant() + (m + Matrix4x4.CreateTranslation(a, 2, a)).GetDeterminant();

    /// <summary>Two rows alike, and nothing but zeros: there are cofactors where there is no inverse.</summary>
    [Differentiable]
    public static float SingularDeterminants(Matrix4x4 m, float a)
    {
        Matrix4x4 alike = m with { M21 = m.M11, M22 = m.M12, M23 = m.M13, M24 = m.M14 };
        return alike.GetDeterminant() + (m * (a - a)).GetDeterminant() + (alike * a + Matrix4x4.CreateScale(0.5f)).GetDeterminant();
    }

    /// <summary>Mahalanobis' distance and the logarithm of the determinant, as in the density of a normal distribution.</summary>
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static float NormalDensity(Vector4 x, Matrix4x4 root)
    {
        Matrix4x4 covariance = root * Matrix4x4.Transpose(root) + Matrix4x4.CreateScale(2);
        Matrix4x4.Invert(covariance, out Matrix4x4 precision);
        return Vector4.Dot(x, Vector4.Transform(x, precision)) * 0.5f + System.MathF.Log(covariance.GetDeterminant()) * 0.5f;
    }

    private static Matrix4x4 Inverse(Matrix4x4 m)
    {
        Matrix4x4.Invert(m, out Matrix4x4 inverse);
        return inverse;
    }
}
