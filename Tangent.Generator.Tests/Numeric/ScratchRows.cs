using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Scratch arrays that loops fill anew and the backward sweep reads, which may stand in rows of their history, and arrays that may not.</summary>
internal static partial class ScratchRows
{
    /// <summary>A layer's sums in each trip, and a product of neighbours that needs them back.</summary>
    [Differentiable]
    [At(3, 0.7, 4)]
    [At(3, 0.7, 0)]
    [At(0, 0.7, 3)]
    public static double Layers(double[] x, double a, int steps)
    {
        int n = x.Length;
        double[] y = new double[n];
        double carried = a;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
                y[i] = Math.Sin(x[i] * carried + t);
            double sum = 1;
            for (int i = 0; i < n; i++)
                sum += y[i] * y[(i + 1) % n];
            carried = carried / sum + a;
        }

        return carried * carried;
    }

    /// <summary>Two loops fill one array, each for itself.</summary>
    [Differentiable]
    [At(3, 0.7, 3)]
    public static double TwoLoops(double[] x, double a, int steps)
    {
        double[] y = new double[x.Length];
        double carried = a;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
                y[i] = x[i] * carried;
            for (int i = 0; i < x.Length; i++)
                carried += 0.1 * y[i] * y[i];
        }

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
                y[i] = Math.Cos(x[i] * carried);
            for (int i = 0; i < x.Length; i++)
                carried *= 1 + 0.1 * y[i] * y[i];
        }

        return carried;
    }

    /// <summary>Overwritten within the trip once more, in an arm that not every trip takes.</summary>
    [Differentiable]
    [At(3, 0.7, 4)]
    public static double OverwrittenInAnArm(double[] x, double a, int steps)
    {
        int n = x.Length;
        double[] y = new double[n];
        double carried = a;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
                y[i] = x[i] * carried;
            if (carried > 0.8)
            {
                for (int i = 1; i < n; i++)
                    y[i] *= y[i - 1] + 0.5;
            }

            double sum = 0;
            for (int i = 0; i < n; i++)
                sum += y[i] * y[i] * x[i];
            carried = Math.Tanh(sum + carried);
        }

        return carried;
    }

    /// <summary>The last trip's contents are the result: they have to be in the array.</summary>
    [Differentiable]
    [At(3, 0.7, 3)]
    [At(3, 0.7, 0)]
    public static double[] Returned(double[] x, double a, int steps)
    {
        double[] y = new double[x.Length];
        double carried = a;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
                y[i] = x[i] * Math.Exp(0.1 * carried);
            for (int i = 0; i < x.Length; i++)
                carried += y[i] * y[i];
        }

        return y;
    }

    /// <summary>Handed to a helper as an array, and swapped with another one.</summary>
    [Differentiable]
    [At(3, 0.7, 3)]
    public static double HandedOver(double[] x, double a, int steps)
    {
        double[] y = new double[x.Length], z = new double[x.Length];
        double carried = a;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] = x[i] * carried;
            for (int i = 0; i < z.Length; i++)
                z[i] = y[i] * y[i] + carried;
            carried = SumOfSines(y) / (1 + SumOfSines(z));
        }

        return carried;
    }

    /// <summary>The rows of a triangle of loops: the trip of the outer loop decides how many there are.</summary>
    [Differentiable]
    [At(3, 0.7, 3)]
    public static double InATriangle(double[] x, double a, int steps)
    {
        double[] y = new double[x.Length];
        double carried = a;
        for (int s = 0; s < steps; s++)
        {
            for (int t = s; t < steps; t++)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i] = x[i] * carried + s;
                for (int i = 0; i < x.Length; i++)
                    carried += 0.05 * y[i] * y[i];
            }
        }

        return carried;
    }

    /// <summary>A loop that may be left: the last trip is a part of one.</summary>
    [Differentiable]
    [At(3, 0.7, 5)]
    public static double LeftEarly(double[] x, double a, int steps)
    {
        double[] y = new double[x.Length];
        double carried = a;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
                y[i] = x[i] * carried;
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += y[i] * y[i];
            carried += sum;
            if (carried > 2)
                break;
            carried *= 1.1;
        }

        return carried;
    }

    /// <summary>A length that is negative throws, in the derivative too.</summary>
    [Differentiable("x")]
    [At(3, 0.7, 3, 3)]
    public static double OfALength(double[] x, double a, int steps, int n)
    {
        double[] y = new double[n];
        double carried = a;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
                y[i] = x[i] * carried;
            for (int i = 0; i < n; i++)
                carried += y[i] * y[i];
        }

        return carried;
    }

    private static double SumOfSines(double[] values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += Math.Sin(values[i]) * values[i];
        return sum;
    }
}
