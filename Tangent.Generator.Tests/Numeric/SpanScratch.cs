using System;
using System.Numerics.Tensors;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Arrays that calls of <c>TensorPrimitives</c> fill anew in each trip, which then need not be kept, arrays that only look so, and counters
/// that a variable steps.
/// </summary>
internal static partial class SpanScratch
{
    /// <summary>A row of differences, then a triangle of weights column by column: both arrays are new in each trip.</summary>
    [Differentiable("means", "weights")]
    [At(6, 6, 6, 3)]
    [At(6, 6, 0, 3)]
    [At(0, 0, 0, 0)]
    public static double Triangle(double[] means, double[] weights, double[] x, int d)
    {
        double[] centered = new double[d], y = new double[d];
        double total = 0;
        for (int p = 0; p < (d == 0 ? 0 : x.Length / d); p++)
        {
            for (int c = 0; c < means.Length / d; c++)
            {
                TensorPrimitives.Subtract<double>(x.AsSpan(p * d, d), means.AsSpan(c * d, d), centered);
                TensorPrimitives.Multiply<double>(weights.AsSpan(0, d), centered, y);
                int next = d;
                for (int i = 0; i < d; i++)
                {
                    int below = d - 1 - i;
                    TensorPrimitives.MultiplyAdd<double>(weights.AsSpan(next, below), centered[i], y.AsSpan(i + 1, below), y.AsSpan(i + 1, below));
                    next += below;
                }

                total += Math.Exp(-TensorPrimitives.SumOfSquares<double>(y));
            }
        }

        return total / (1 + x.Length);
    }

    /// <summary>The call writes fewer elements than the array has: the last one is handed on from trip to trip.</summary>
    [Differentiable("w")]
    [At(3, 4)]
    [At(3, 0)]
    public static double WritesAPart(double[] w, int steps)
    {
        int n = w.Length;
        double[] y = new double[n + 1];
        y[n] = 0.5;
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            TensorPrimitives.Multiply<double>(w, w[0] + t, y);
            y[n] = Math.Tanh(TensorPrimitives.SumOfSquares<double>(y) / (t + 1));
            total += Math.Sin(y[n]);
        }

        return total;
    }

    /// <summary>As long as another array, by that array's length.</summary>
    [Differentiable("w")]
    [At(3, 4)]
    [At(0, 2)]
    public static double AsLongAsAnother(double[] w, int steps)
    {
        double[] a = new double[w.Length], b = new double[w.Length];
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            TensorPrimitives.Multiply<double>(w, t + 0.5, a);
            TensorPrimitives.Tanh<double>(a, b);
            TensorPrimitives.Multiply<double>(b, a, b);
            total += TensorPrimitives.Dot<double>(b, w) * TensorPrimitives.Sum<double>(a);
        }

        return total;
    }

    /// <summary>Filled in one arm of a branch only: in the other the last trip's contents are read.</summary>
    [Differentiable("w")]
    [At(3, 5)]
    public static double FilledInOneArm(double[] w, int steps)
    {
        int n = w.Length;
        double[] y = new double[n];
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            if (t % 2 == 0)
                TensorPrimitives.Multiply<double>(w, w[t % n], y);
            else
                TensorPrimitives.Sin<double>(y, y);
            total += TensorPrimitives.SumOfSquares<double>(y);
        }

        return total;
    }

    /// <summary>Filled from itself, and read before it is filled.</summary>
    [Differentiable("w")]
    [At(3, 4)]
    public static double FilledFromItself(double[] w, int steps)
    {
        double[] y = new double[w.Length];
        double[] z = new double[w.Length];
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            total += TensorPrimitives.Dot<double>(z, w);
            TensorPrimitives.MultiplyAdd<double>(w, w, y, y);
            TensorPrimitives.Cos<double>(y, z);
            total *= TensorPrimitives.Sum<double>(z) + 3;
        }

        return total;
    }

    /// <summary>What the last trip left is read after the loop.</summary>
    [Differentiable("w")]
    [At(3, 4)]
    [At(3, 0)]
    public static double ReadAfterwards(double[] w, int steps)
    {
        double[] y = new double[w.Length];
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            TensorPrimitives.Multiply<double>(w, w[t % w.Length] + t, y);
            TensorPrimitives.Exp<double>(y, y);
            total += Math.Sqrt(TensorPrimitives.Sum<double>(y));
        }

        return total * (1 + TensorPrimitives.Dot<double>(y, w));
    }

    /// <summary>Another variable names the array too.</summary>
    [Differentiable("w")]
    [At(3, 3)]
    public static double UnderTwoNames(double[] w, int steps)
    {
        double[] y = new double[w.Length];
        double[] same = y;
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            total += same[0] * same[0];
            TensorPrimitives.Multiply<double>(w, w[t % w.Length] + t, y);
            total += TensorPrimitives.SumOfSquares<double>(same);
            same[0] += 1;
        }

        return total;
    }

    /// <summary>The step of a counter is another one in each trip, and is itself changed in between.</summary>
    [Differentiable("w")]
    [At(12, 3)]
    [At(12, 0)]
    public static double UnevenSteps(double[] w, int steps)
    {
        int at = 0, stride = 1;
        double y = 0.5;
        for (int t = 0; t < steps; t++)
        {
            y = Math.Sin(y * w[at]);
            at += stride;
            y *= w[at];
            if (y > 0.1)
                stride++;
            at -= stride - 1;
            y += w[at] * y;
            stride = t % 2 + 1;
            at += stride;
        }

        return y * w[at];
    }

    /// <summary>A step that is read from an array which is written.</summary>
    [Differentiable("w")]
    [At(12, new[] { 1, 2, 3 })]
    public static double StepsFromAnArray(double[] w, int[] strides)
    {
        int at = 0;
        double y = 1;
        for (int t = 0; t < strides.Length; t++)
        {
            int stride = strides[t];
            strides[t] = 0;
            y = Math.Sin(y * w[at]);
            at += stride;
            y *= w[at] + 0.5;
        }

        return y;
    }

    /// <summary>Tangents of a call that adds to what it writes, at one place and at two.</summary>
    [Differentiable]
    [At(4, 4, 0.7)]
    [At(0, 0, 0.7)]
    public static double AddsInPlace(double[] x, double[] y, double a)
    {
        TensorPrimitives.MultiplyAdd<double>(x, a, y, y);
        TensorPrimitives.MultiplyAdd<double>(y, y, y, y);
        TensorPrimitives.MultiplyAdd<double>(y, x, y, x);
        return TensorPrimitives.Dot<double>(x, y) + TensorPrimitives.SumOfSquares<double>(y);
    }

    /// <summary>Arrays of each trip's own: of one that a helper makes, of one that leaves the trip early, of rows that stay.</summary>
    [Differentiable("w")]
    [At(4, 3, 3)]
    [At(4, 3, 0)]
    public static double ArraysOfATrip(double[] w, int rows, int steps)
    {
        double[][] kept = new double[rows][];
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            double[] scaled = new double[w.Length];
            TensorPrimitives.Multiply<double>(w, 1.0 / (t + 2), scaled);
            TensorPrimitives.Exp<double>(scaled, scaled);
            total += LogSum(scaled, w) * Ratio(scaled, t);
            double[] row = new double[w.Length];
            TensorPrimitives.Multiply<double>(w, w[t % w.Length], row);
            kept[t % rows] = row;
        }

        for (int r = 0; r < rows && r < steps; r++)
            total += TensorPrimitives.SumOfSquares<double>(kept[r]);
        return total;
    }

    private static double LogSum(double[] a, double[] b)
    {
        double max = TensorPrimitives.Max<double>(a);
        double[] from = new double[a.Length];
        TensorPrimitives.Subtract<double>(a, max, from);
        TensorPrimitives.MultiplyAdd<double>(from, b, from, from);
        return max + Math.Log(3 + TensorPrimitives.SumOfSquares<double>(from));
    }

    private static double Ratio(double[] a, int at)
    {
        double sum = 1;
        for (int i = 0; i < a.Length; i++)
        {
            double[] powers = new double[2];
            powers[0] = a[i];
            powers[1] = powers[0] * a[(i + at) % a.Length];
            if (powers[1] > 100)
                break;
            sum += powers[1] / (1 + powers[0]);
        }

        return sum;
    }
}
