using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Single precision, which must stay single.</summary>
internal static partial class FloatCode
{
    [Differentiable]
    public static float Polynomial(float x) => 3f * x * x - x / 2 + 0.5f;

    [Differentiable]
    public static float Trigonometry(float x, float y) => MathF.Sin(x) * MathF.Cos(y) + MathF.Tan(x * y / 2);

    [Differentiable]
    public static float Exponentials(float x) => MathF.Exp(x) * MathF.Log(x) + MathF.Log2(x) - MathF.Log10(x);

    [Differentiable]
    public static float Hyperbolics(float x) => MathF.Tanh(x) + MathF.Sinh(x) * MathF.Cosh(x);

    [Differentiable]
    public static float Inverses(float x) => MathF.Asin(x / 2) + MathF.Acos(x / 2) * MathF.Atan(x) + MathF.Asinh(x);

    [Differentiable]
    public static float Powers(float x, float p) => MathF.Pow(x, p) + MathF.Pow(x, 2) + MathF.Sqrt(x) + MathF.Cbrt(x);

    [Differentiable]
    [At(2.0f, 1.0f)]
    [At(0.3f, 1.0f)]
    public static float Extremes(float x, float y) => MathF.Max(x, y) * MathF.Min(x * x, y) + Math.Abs(x) * Math.Max(x, y);

    [Differentiable]
    [At(0.5f)]
    [At(1.7f)]
    public static float Clamped(float x) => Math.Clamp(x, 0.25f, 1f) * x;

    [Differentiable]
    public static float SinglesOwnFunctions(float x, float y) => float.Hypot(x, y) + float.Lerp(x, y, 0.25f) + float.SinPi(x);

    [Differentiable]
    [At(7.3f, 2.1f)]
    public static float Remainder(float x, float y) => x % y + x * y;

    [Differentiable]
    [At(1.1f, 5)]
    public static float Loop(float x, int n)
    {
        float y = 1;
        for (int i = 0; i < n; i++)
            y = y * x + i;
        return y;
    }

    [Differentiable]
    [At(4, 4)]
    public static float Dot(float[] a, float[] b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable]
    [At(3, 2f)]
    public static void ScaleInPlace(float[] v, float a)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] *= a * v[0];
    }

    [Differentiable]
    [At("2x2")]
    public static float Rectangular(float[,] m) => m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0];

    [Differentiable]
    [At("2,1")]
    public static float Jagged(float[][] m)
    {
        float product = 1;
        foreach (float[] row in m)
        {
            foreach (float x in row)
                product *= x;
        }

        return product;
    }

    [Differentiable]
    public static (float, float) Tuple(float x, float y) => (x * y, x / y);

    [Differentiable]
    public static void Out(float x, out float y, ref float z)
    {
        y = x * x;
        z *= y;
    }

    [Differentiable]
    [At(1.3f)]
    [At(-1.3f)]
    public static float Branch(float x) => x > 0 ? x * x * 0.1f : MathF.Exp(x);

    [Differentiable]
    public static float CallOfAHelper(float x) => Softplus(x) * Softplus(2 * x);

    [Differentiable]
    [At(1.3f, 100)]
    public static float BreakOutOfALoop(float x, int n)
    {
        float y = x;
        for (int i = 0; i < n; i++)
        {
            y *= 1 + x;
            if (y > 20)
                break;
        }

        return y;
    }

    private static float Softplus(float x) => MathF.Log(1 + MathF.Exp(x));
}
