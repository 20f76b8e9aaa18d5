using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Conversions between reals, and integers on the way. Casts of active values to integers are tested with the warnings they give.</summary>
internal static partial class Casts
{
    [Differentiable]
    [At(7, 1.5)]
    public static double IntegerToReal(int n, double x) => n * x + (double)n / 2 * x;

    [Differentiable]
    [At(7, 2, 1.5)]
    public static double IntegerQuotient(int n, int m, double x) => n / m * x + (double)n / m * x;

    [Differentiable]
    [At(1.5f, 0.7)]
    public static double SingleToDouble(float x, double y) => x * y + (double)x * x;

    [Differentiable]
    [At(1.5, 0.7)]
    public static float DoubleToSingle(double x, float y) => (float)(x * x) * y;

    [Differentiable]
    public static double ThereAndBack(float x)
    {
        double y = x;
        float z = (float)(y * y);
        return z * 3;
    }

    [Differentiable]
    [At((byte)3, (short)5, 7L, 1.5)]
    public static double ManyIntegers(byte a, short b, long c, double x) => a * x + b * x * x - c / x;

    [Differentiable]
    [At('c', 1.5)]
    public static double Character(char c, double x) => x * (c - 'a') + x * x;

    [Differentiable]
    [At(5u, 1.5)]
    public static double Unsigned(uint n, double x)
    {
        double sum = 0;
        for (uint i = 0; i < n; i++)
            sum += x * i * i;
        return sum;
    }

    [Differentiable]
    [At(3, 1.5)]
    public static double BitTricks(int n, double x) => x * (1 << n) + x * x * (n ^ 5) - x * (n >> 1) + x / (~n & 7);

    [Differentiable]
    [At(1.5, 3)]
    public static double CheckedIndexArithmetic(double x, int n)
    {
        double y = x;
        checked
        {
            int k = n * 2 + 1;
            y *= k * x;
        }

        return y;
    }

    [Differentiable]
    [At(1.5, int.MaxValue)]
    public static double UncheckedWrapsAround(double x, int n)
    {
        int k = unchecked(n + 2);
        return x * k + x * x;
    }

    [Differentiable]
    [At(1.5, int.MaxValue)]
    [At(1.5, 4)]
    public static double CheckedOverflowThrows(double x, int n)
    {
        int k = checked(n + 2);
        return x * k + x * x;
    }

    [Differentiable]
    [At(new[] { 1, 4, 2 }, 1.5)]
    public static double IntegerArray(int[] weights, double x)
    {
        double y = 0;
        foreach (int w in weights)
            y = y * x + w;
        return y;
    }
}
