using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>double[,,,]</c>, and <c>foreach</c> over rectangular arrays of any rank.</summary>
internal static partial class FourDimensions
{
    [Differentiable]
    [At("2x1x3x2")]
    [At("1x2x1x1")]
    [At("2x0x3x2")]
    public static double WeightedSquares(double[,,,] t)
    {
        double sum = 0;
        for (int i = 0; i < t.GetLength(0); i++)
        {
            for (int j = 0; j < t.GetLength(1); j++)
            {
                for (int k = 0; k < t.GetLength(2); k++)
                {
                    for (int l = 0; l < t.GetLength(3); l++)
                        sum += t[i, j, k, l] * t[i, j, k, l] * (i + 2 * j + 3 * k + 4 * l + 1);
                }
            }
        }

        return sum;
    }

    [Differentiable]
    [At("2x1x2x2")]
    public static void ScaleInPlace(double[,,,] t, double x)
    {
        for (int i = 0; i < t.GetLength(0); i++)
        {
            for (int l = 0; l < t.GetLength(3); l++)
            {
                t[i, 0, 1, l] *= x * t[i, 0, 0, l];
                x += t[i, 0, 1, l];
            }
        }
    }

    /// <summary>A convolution as a network has it: images, channels, kernel.</summary>
    [Differentiable]
    [At("1x2x3x3", "2x2x2x2")]
    public static double[,,,] Convolve(double[,,,] image, double[,,,] kernel)
    {
        int height = image.GetLength(2) - kernel.GetLength(2) + 1;
        int width = image.GetLength(3) - kernel.GetLength(3) + 1;
        var result = new double[image.GetLength(0), kernel.GetLength(0), height, width];
        for (int n = 0; n < image.GetLength(0); n++)
        {
            for (int f = 0; f < kernel.GetLength(0); f++)
            {
                for (int y = 0; y < height; y++)
                {
                    for (int x = 0; x < width; x++)
                    {
                        double sum = 0;
                        for (int c = 0; c < kernel.GetLength(1); c++)
                        {
                            for (int v = 0; v < kernel.GetLength(2); v++)
                            {
                                for (int u = 0; u < kernel.GetLength(3); u++)
                                    sum += image[n, c, y + v, x + u] * kernel[f, c, v, u];
                            }
                        }

                        result[n, f, y, x] = Math.Max(0.1 * sum, sum - 1);
                    }
                }
            }
        }

        return result;
    }

    [Differentiable]
    [At("2x1x2x1", "2x1x2x1")]
    public static double CloneAndWrite(double[,,,] a, double[,,,] b)
    {
        var c = (double[,,,])a.Clone();
        c[1, 0, 1, 0] = a[0, 0, 0, 0] * b[1, 0, 0, 0];
        a[0, 0, 0, 0] = c[1, 0, 1, 0] * b[0, 0, 1, 0];
        return a[0, 0, 0, 0] * c[1, 0, 1, 0] + c[0, 0, 0, 0];
    }

    [Differentiable]
    [At("2x1x2x1")]
    public static double ThroughAHelper(double[,,,] a)
    {
        Double(a);
        return Largest(a) * a[0, 0, 0, 0];
    }

    private static void Double(double[,,,] a)
    {
        for (int i = 0; i < a.GetLength(0); i++)
            a[i, 0, 0, 0] *= 2 * a[i, 0, 1, 0];
    }

    private static double Largest(double[,,,] a)
    {
        double largest = double.NegativeInfinity;
        foreach (double x in a)
        {
            if (x > largest)
                largest = x;
        }

        return largest;
    }

    [Differentiable]
    [At("2x3")]
    [At("0x3")]
    public static double EachOfTwo(double[,] m)
    {
        double z = 0.5;
        foreach (double x in m)
            z = Math.Sin(z * x) + x;
        return z;
    }

    [Differentiable]
    [At("2x2x2")]
    public static float EachOfThree(float[,,] m)
    {
        float product = 1;
        foreach (float x in m)
        {
            if (x < 0.8f)
                continue;
            product *= x;
        }

        return product;
    }

    [Differentiable("m")]
    [At("2x3", 2.5)]
    [At("2x3", 100)]
    public static double UntilTooMuch(double[,] m, double limit)
    {
        double sum = 0;
        foreach (double x in m)
        {
            if (sum > limit)
                break;
            sum += x * x * sum + x;
        }

        return sum;
    }

    [Differentiable("m")]
    [At("2x2x2", 1.5)]
    [At("1x2x2", 100)]
    public static double FirstAbove(double[,,] m, double limit)
    {
        double product = 1;
        foreach (double x in m)
        {
            product *= 1 + x;
            if (product > limit)
                return product * x;
        }

        return -product;
    }

    [Differentiable]
    [At("2x2x2x2")]
    public static double EachInNest(double[,,,] t)
    {
        double z = 0;
        foreach (double x in t)
        {
            foreach (double y in t)
                z += x * y * z * 0.01 + x - y * y;
        }

        return z;
    }
}
