using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>What goes from a trip to the next.</summary>
internal static partial class Loops
{
    [Differentiable]
    [At(1.1, 4)]
    public static double LoopsOneAfterAnother(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y *= x;
        for (int i = 0; i < n; i++)
            y = Math.Sin(y);
        return y;
    }

    [Differentiable]
    [At(1.1, 6)]
    public static double Fibonacci(double x, int n)
    {
        double a = x;
        double b = 1;
        for (int i = 0; i < n; i++)
        {
            double t = a + b * x;
            a = b;
            b = t;
        }

        return b;
    }

    [Differentiable]
    [At(1.1, 6)]
    public static double SwappedByTuple(double x, int n)
    {
        double a = x, b = x * x;
        for (int i = 0; i < n; i++)
            (a, b) = (b, a * x + b);
        return a * b;
    }

    [Differentiable]
    [At(1.1, 5)]
    public static double LocalOfTheBody(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = x * i;
            double u = t * t + x;
            sum += u / (1 + t);
        }

        return sum;
    }

    [Differentiable]
    [At(0.7, 5)]
    public static double AlternatingSeries(double x, int n)
    {
        double term = x;
        double sum = x;
        for (int k = 1; k < n; k++)
        {
            term *= -x * x / (2 * k * (2 * k + 1));
            sum += term;
        }

        return sum;
    }

    [Differentiable]
    [At(1.1, 5L)]
    public static double LongIndex(double x, long n)
    {
        double y = x;
        for (long i = 0; i < n; i++)
            y = y * x + i;
        return y;
    }

    [Differentiable]
    [At(1.1, 0.3)]
    public static double RealIndex(double x, double step)
    {
        double y = x;
        for (double t = 0; t < 1; t += step)
            y = y * x + t;
        return y;
    }

    /// <summary>What is kept of a variable that is given a value in the loop only: at first it has none.</summary>
    [Differentiable]
    [At(0.6, 0)]
    [At(0.6, 4)]
    public static double GivenAValueInTheLoopOnly(double x, int n)
    {
        double y;
        bool up;
        double z = x;
        for (int t = 0; t < n; t++)
        {
            y = z * z;
            up = y > 0.3;
            z = up ? y * 0.5 : y + x;
        }

        return z;
    }
}
