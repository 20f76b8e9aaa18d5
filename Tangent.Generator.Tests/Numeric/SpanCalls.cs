using System;
using System.Numerics.Tensors;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Calls of <c>TensorPrimitives</c> among other code. Each member by itself is in <c>Rules/Spans</c>.</summary>
internal static partial class SpanCalls
{
    [Differentiable]
    [At(3, 3, 0.7)]
    [At(0, 0, 0.7)]
    public static double Chain(double[] x, double[] y, double a)
    {
        double[] z = new double[x.Length];
        TensorPrimitives.Tanh<double>(x, z);
        TensorPrimitives.Multiply<double>(z, y, z);
        TensorPrimitives.MultiplyAdd<double>(z, a, x, z);
        return TensorPrimitives.Dot<double>(z, y) + TensorPrimitives.Norm<double>(x);
    }

    /// <summary>A dense layer by rows: the row is another slice in each trip.</summary>
    [Differentiable]
    [At(6, 3, 2)]
    [At(6, 2, 3)]
    [At(0, 2, 0)]
    public static double Layer(ReadOnlySpan<double> w, ReadOnlySpan<double> x, double[] b)
    {
        double[] z = new double[b.Length];
        for (int i = 0; i < b.Length; i++)
            z[i] = TensorPrimitives.Dot(w.Slice(i * x.Length, x.Length), x) + b[i];
        TensorPrimitives.Sigmoid<double>(z, z);
        return TensorPrimitives.Sum<double>(z);
    }

    /// <summary>The same span overwritten in each trip, by what reads it.</summary>
    [Differentiable]
    [At(3, 3, 0)]
    [At(3, 3, 4)]
    public static double Recurrence(double[] h, double[] x, int steps)
    {
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            TensorPrimitives.Multiply<double>(h, x, h);
            TensorPrimitives.Add<double>(h, total, h);
            TensorPrimitives.Sin<double>(h, h);
            total += TensorPrimitives.SumOfSquares<double>(h);
        }

        return total;
    }

    [Differentiable("x")]
    [At(3, 1e-3)]
    public static double UntilSmall(double[] x, double limit)
    {
        double sum = 1;
        while (TensorPrimitives.Norm<double>(x) > limit)
        {
            TensorPrimitives.Multiply<double>(x, 0.3 * sum, x);
            sum -= 0.1 * TensorPrimitives.Sum<double>(x);
        }

        return sum;
    }

    [Differentiable]
    public static double Helpers(double[] x, double[] w)
    {
        double[] y = new double[x.Length];
        double first = Scale(x, w[0], y);
        double second = Scale(y, first, y);
        return first * second + TensorPrimitives.Distance<double>(y, w);
    }

    private static double Scale(double[] x, double a, double[] y)
    {
        double norm = TensorPrimitives.Norm<double>(x);
        for (int i = 0; i < 2; i++)
        {
            TensorPrimitives.Multiply<double>(x, a / norm, y);
            TensorPrimitives.Exp<double>(y, y);
            norm = TensorPrimitives.Sum<double>(y);
        }

        return norm;
    }

    [Differentiable]
    [At(4, true)]
    [At(4, false)]
    public static double Branches(double[] x, bool squared)
    {
        double[] y = (double[])x.Clone();
        if (squared)
        {
            TensorPrimitives.Multiply<double>(y, y, y);
        }
        else
        {
            TensorPrimitives.Log<double>(y, y);
            TensorPrimitives.Negate<double>(y.AsSpan(1, 2), y.AsSpan(1, 2));
        }

        return TensorPrimitives.CosineSimilarity<double>(x, y);
    }

    /// <summary>One array for both parameters, which the caller may pass.</summary>
    [Differentiable]
    [At(3, 3)]
    [At(3, "=x")]
    public static void MayBeOne(double[] x, double[] y)
    {
        TensorPrimitives.Divide<double>(x, y, x);
        TensorPrimitives.Add<double>(y, x, y);
    }

    [Differentiable]
    [At(3, 0.5)]
    public static double ScalarOverwritten(double[] x, double a)
    {
        double[] y = new double[x.Length];
        TensorPrimitives.Multiply<double>(x, a, y);
        a *= a;
        TensorPrimitives.Multiply<double>(y, a * x[0], y);
        a = TensorPrimitives.Max<double>(y);
        return a * TensorPrimitives.Product<double>(y);
    }

    [Differentiable]
    [At("3,3,3")]
    public static double Rows(double[][] m)
    {
        for (int i = 1; i < m.Length; i++)
            TensorPrimitives.AddMultiply<double>(m[i - 1], m[i], m[0][1], m[i]);
        return TensorPrimitives.Dot<double>(m[0], m[m.Length - 1]);
    }

    [Differentiable]
    [At(5)]
    public static double SoftMaxInPlace(double[] x)
    {
        TensorPrimitives.SoftMax<double>(x.AsSpan(1), x.AsSpan(1));
        TensorPrimitives.Log<double>(x, x);
        return x[0] - x[2];
    }

    [Differentiable]
    [At(3)]
    public static float Singles(ReadOnlySpan<float> x)
    {
        Span<float> y = new float[x.Length];
        Span<double> wide = new double[x.Length];
        TensorPrimitives.Sigmoid(x, y);
        TensorPrimitives.Cosh(y, y);
        TensorPrimitives.ConvertChecked<float, double>(y, wide);
        return (float)TensorPrimitives.Average<double>(wide) + TensorPrimitives.StdDev<float>(y);
    }

    [Differentiable]
    [At(4)]
    public static double TheGreatest(double[] x)
    {
        int at = TensorPrimitives.IndexOfMax<double>(x);
        return x[at] * TensorPrimitives.Min<double>(x);
    }

    // Shares of equal elements; the norm of zeros.
    [Differentiable]
    [At(new[] { 2.0, 1.0, 2.0 }, Gradient = [0.5, 0, 0.5])]
    public static double Ties(double[] x) => TensorPrimitives.Max<double>(x);

    [Differentiable]
    [At(new[] { 0.0, 0.0 }, Gradient = [0, 0])]
    public static double NormOfZeros(double[] x) => TensorPrimitives.Norm<double>(x);

    [Differentiable]
    [At(new[] { 1.0, 2.0 }, new[] { 1.0, 2.0 }, Gradient = [0, 0, 0, 0])]
    public static double NoDistance(double[] x, double[] y) => TensorPrimitives.Distance<double>(x, y);

    [Differentiable]
    [At(new[] { 0.0, 3.0, -2.0 }, Gradient = [-6, 0, 0])]
    [At(new[] { 0.0, 3.0, 0.0 }, Gradient = [0, 0, 0])]
    public static double ProductWithZeros(double[] x) => TensorPrimitives.Product<double>(x);

    [Differentiable]
    [At(new[] { 0.0, -1.0, 2.0 }, Gradient = [0, -1, 1])]
    public static double Magnitudes(double[] x) => TensorPrimitives.SumOfMagnitudes<double>(x);

    /// <summary>What a while loop cuts off anew in each trip is no longer than the trip.</summary>
    [Differentiable]
    [At(4, 4)]
    public static double EarlyReturn(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double dot = TensorPrimitives.Dot<double>(x.AsSpan(0, i), y.AsSpan(0, i));
            if (dot > 1)
                return dot * x[i];
            TensorPrimitives.Add<double>(y.AsSpan(i), dot, y.AsSpan(i));
        }

        return 0;
    }

    [Differentiable]
    [At(3, 3)]
    public static (double, double) Sines(double[] x, double[] y)
    {
        double[] s = new double[3], c = new double[3];
        TensorPrimitives.SinCos<double>(x, s, c);
        double first = TensorPrimitives.Dot<double>(s, y);
        TensorPrimitives.SinCos<double>(s, s, c);
        return (first, TensorPrimitives.Dot<double>(s, c));
    }

    [Differentiable]
    [At(3, 2.5)]
    public static double Captured(double[] x, double a)
    {
        double Sum(double[] of, double by)
        {
            TensorPrimitives.Pow<double>(of, by, of);
            return TensorPrimitives.Sum<double>(of);
        }

        return Sum(x, a) * Sum(x, 0.5);
    }

    /// <summary>Gates that are written twice in a trip: before the sigmoid nothing reads them.</summary>
    [Differentiable("weights", "start")]
    [At(6, 6, 4, 3)]
    [At(6, 6, 0, 3)]
    public static double GatesWrittenTwice(double[] weights, double[] start, int steps, int width)
    {
        double[] x = new double[width], gate = new double[width], state = (double[])start.Clone();
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            for (int layer = 0; layer < 2; layer++)
            {
                int at = layer * width;
                TensorPrimitives.Multiply<double>(state.AsSpan(at, width), weights.AsSpan(0, width), x);
                TensorPrimitives.MultiplyAdd<double>(x, weights.AsSpan(width, width), weights.AsSpan(0, width), gate);
                TensorPrimitives.Sigmoid<double>(gate, gate);
                TensorPrimitives.Multiply<double>(state.AsSpan(at, width), gate, state.AsSpan(at, width));
                TensorPrimitives.MultiplyAdd<double>(gate, x, state.AsSpan(at, width), state.AsSpan(at, width));
                TensorPrimitives.Tanh<double>(state.AsSpan(at, width), x);
                TensorPrimitives.Multiply<double>(x, gate, x);
            }

            total += TensorPrimitives.Dot<double>(x, state.AsSpan(0, width));
        }

        return total;
    }
}
