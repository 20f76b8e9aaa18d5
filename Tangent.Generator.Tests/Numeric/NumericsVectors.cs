using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>The vectors of System.Numerics.</summary>
internal static partial class NumericsVectors
{
    [Differentiable]
    public static float Products(Vector3 a, Vector3 b) => Vector3.Dot(a * b, a / b) + Vector3.Dot(a - b, Vector3.UnitX);

    [Differentiable]
    public static Vector2 Arithmetic(Vector2 a, Vector2 b, float s)
    {
        Vector2 c = -(a + s * b) * s / b;
        c += Vector2.Multiply(a, b) - Vector2.One;
        c.X *= c.Y;
        return c / s;
    }

    [Differentiable]
    public static float Lengths(Vector4 v, Vector4 w) => v.Length() * w.LengthSquared() + Vector4.Distance(v, w) + Vector4.DistanceSquared(w, v);

    [Differentiable]
    public static Vector3 Unit(Vector3 v) => Vector3.Normalize(v);

    [Differentiable]
    public static Vector3 Cross(Vector3 a, Vector3 b) => Vector3.Cross(a, Vector3.Cross(a, b));

    [Differentiable]
    public static Vector2 Between(Vector2 a, Vector2 b, float t) => Vector2.Lerp(a, b, t * t);

    [Differentiable]
    public static float Built(float x, Vector2 v)
    {
        var a = new Vector3(x);
        var b = new Vector3(v, x) { Y = 2 };
        Vector4 c = new(b, 1);
        return Vector3.Dot(a, b) * c.X + c.W;
    }

    [Differentiable]
    public static Vector3 Functions(Vector3 a, Vector3 b, float s) =>
        Vector3.Max(a, b) * Vector3.Abs(a - b) + Vector3.Clamp(a, b, b + b) + Vector3.SquareRoot(a) / s + Vector3.Reflect(a, b)
        + Vector3.Sin(a) * Vector3.Exp(b) - Vector3.Hypot(a, b) + Vector3.Cos(a) * Vector3.Log(b) + Vector3.Log2(b) + Vector3.FusedMultiplyAdd(a, b, a)
        + Vector3.Lerp(a, b, a) + Vector3.DegreesToRadians(a) + Vector3.Min(a, b) * Vector3.Sum(a) + Vector3.CopySign(a, -b) + new Vector3(s) * Vector3.Negate(a);

    [Differentiable]
    [At(new float[] { 0, 0, 0 }, Gradient = [0, 0, 0])]
    public static float LengthOfZero(Vector3 v) => v.Length();

    [Differentiable]
    public static Vector4 Built4(Vector2 v, Vector3 w, float s)
    {
        Vector4 a = new(v, s, s * s);
        a.Z = a.X * a.W;
        var b = new Vector4(w, s) { Y = v.X };
        (b.X, b.W) = (b.W, a.X);
        return a * b + Vector4.Create(s) with { X = a.Y };
    }

    [Differentiable]
    public static float Compared(Vector2 a, Vector2 b) => a == b ? a.X : a.X * b.Y;

    [Differentiable]
    [At(3, 0.1f)]
    public static float Springs(Vector3[] positions, float stiffness)
    {
        float energy = 0;
        for (int i = 1; i < positions.Length; i++)
        {
            float stretch = (positions[i] - positions[i - 1]).Length() - 0.5f;
            energy += stiffness * stretch * stretch;
            positions[i] *= stiffness;
        }

        return energy;
    }
}
