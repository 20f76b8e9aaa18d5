using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Products and quotients that a derivative may compute in another order: squares with factors before them, factors that a loop does not
/// change, several divisions by one value.
/// </summary>
internal static partial class Products
{
    [Differentiable]
    [At(1.3)]
    [At(0)]
    public static double ScaledSquare(double x) => 100 * x * x - 0.5 * x * x;

    [Differentiable]
    public static double SquareScaledByAnInput(double x, double w) => 3 * w * x * x + w * w * x;

    [Differentiable("x")]
    [At(5, 5)]
    [At(0, 0)]
    public static double WeightedSquares(double[] x, double[] w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += 0.5 * w[i / 2] * x[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    public static double CubeIsNoScaledSquare(double x, double k) => k * x * x * x + 2 * (x * x) * x;

    [Differentiable]
    public static float ScaledSquareOfFloats(float x, float y) => 2.5f * x * x + 0.5f * y * y * x;

    /// <summary>The variable that is squared is overwritten with the square.</summary>
    [Differentiable]
    public static double OverwrittenBySquare(double x)
    {
        x = 2 * x * x;
        x = 0.25 * x * x;
        return x;
    }

    [Differentiable("x")]
    [At(4, 2)]
    public static double ElementOverwrittenBySquare(double[] x, int i)
    {
        x[i] = 2 * x[i] * x[i];
        x[i] += 3 * x[i] * x[i];
        return x[i] * x[0];
    }

    [Differentiable]
    [At(6, 0.7, 1.1)]
    [At(0, 0.7, 1.1)]
    public static double FactorsOfTheWholeLoop(double[] x, double w, double z)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Sin(3 * w * w * x[i]) * -z * x[i];
        }

        return sum * 3 * w;
    }

    [Differentiable]
    [At(6, 0.7)]
    public static double FactorsThatAnInnerLoopKeeps(double[] x, double w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double s = 0;
            for (int j = 0; j < i; j++)
            {
                s += 0.5 * x[j] * x[j] * w;
            }

            sum += Math.Exp(-s) * x[i];
            w = w * 0.9 - 0.1 * s;
        }

        return sum;
    }

    [Differentiable]
    [At(6, 0.7, true)]
    [At(6, 0.7, false)]
    public static double FactorsInABranch(double[] x, double w, bool odd)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (i % 2 == 1 == odd)
            {
                sum += 3 * x[i] * x[i] * w;
            }
            else
            {
                w *= 1 + 0.1 * x[i];
            }
        }

        return sum * w;
    }

    [Differentiable]
    public static double SeveralQuotients(double x, double y, double s) => x / s + y * y / s + Math.Sqrt(s) * x / s;

    /// <summary>The divisor becomes another one between the divisions.</summary>
    [Differentiable]
    public static double DivisorOverwritten(double x, double y, double s)
    {
        double a = x / s, b = y / s;
        s = s * a + 2;
        double c = x / s, e = y * b / s;
        s = c - s;
        return a * c / s + e / s + b;
    }

    [Differentiable]
    [At(5, 1.5)]
    public static double QuotientsInALoop(double[] x, double s)
    {
        double a = 1, b = 0.5;
        for (int i = 0; i < x.Length; i++)
        {
            double t = s + 0.1 * i;
            a = (a + x[i]) / t;
            b = (b * x[i] + a) / t;
            if (a > b)
            {
                a /= s;
                b = b / s + a / s;
            }
        }

        return a * b / s;
    }

    [Differentiable]
    [At(0, 1, 2, Gradient = [0.5, 0, 0])]
    public static double ZeroDividends(double x, double y, double s) => x / s + x * y / s - x * y / s;
}
