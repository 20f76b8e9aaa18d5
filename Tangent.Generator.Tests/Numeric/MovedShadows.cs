using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// An array in an object or in an array of arrays that another array takes the place of, after a call that reads or writes it: what runs the call
/// back was once given the adjoints of the later array.
/// </summary>
internal static partial class MovedShadows
{
    internal sealed class Weights(double[] w)
    {
        public double[] W = w;

        public void Update(double x)
        {
            for (int i = 0; i < W.Length; i++)
                W[i] = 0.75 * Math.Sin(W[i] + x * i);
        }
    }

    [Differentiable]
    [At(new[] { 0.4, -1.4 })]
    public static double WrittenInALoopBefore(double[] a)
    {
        Weights weights = new(a);
        for (int k = 0; k < a.Length; k++)
            weights.Update(a[1]);
        weights.W = new double[weights.W.Length];
        return a[0] + 2 * a[1];
    }

    [Differentiable]
    [At(new[] { 0.4, -1.4 })]
    public static double WrittenBeforeAndAfter(double[] a)
    {
        Weights weights = new(a);
        weights.Update(a[1]);
        weights.W = new double[2];
        weights.W[0] = a[0];
        weights.Update(a[0]);
        weights.W = a;
        return weights.W[0] + 2 * a[1];
    }

    [Differentiable]
    [At(new[] { 0.4, -1.4 })]
    public static double RowsReadBefore(double[] a)
    {
        double[][] m = [a, [a[0], 2]];
        double s = Sum(m);
        m[0] = [s, s * s];
        s += Sum(m);
        m[1] = m[0];
        m[0] = new double[2];
        return s * Sum(m);
    }

    [Differentiable]
    [At(new[] { 0.4, -1.4 })]
    public static double FieldsReadBefore(double[] a)
    {
        Weights weights = new(a);
        double s = Sum(weights);
        weights.W = [s, s * s];
        s += Sum(weights);
        double[] kept = weights.W;
        weights.W = new double[2];
        weights = new Weights(kept);
        return s * Sum(weights);
    }

    /// <summary>The same in a helper that is split itself.</summary>
    [Differentiable]
    [At(new[] { 0.4, -1.4 })]
    public static double InAHelper(double[] a)
    {
        double total = 0;
        for (int k = 0; k < 3; k++)
            total += Replaced(a, total);
        return total * a[0];
    }

    private static double Replaced(double[] a, double x)
    {
        double s = x;
        double[][] m = [a, [x, 2]];
        for (int k = 0; k < 2; k++)
        {
            s += Sum(m);
            m[k] = [s, s * a[0]];
        }

        return s;
    }

    private static double Sum(double[][] m)
    {
        double s = 0;
        for (int i = 0; i < m.Length; i++)
        {
            for (int j = 0; j < m[i].Length; j++)
                s += Math.Sin(m[i][j] * (j + 1));
        }

        return s;
    }

    private static double Sum(Weights weights)
    {
        double s = 0;
        for (int j = 0; j < weights.W.Length; j++)
            s += Math.Sin(weights.W[j] * (j + 1));
        return s;
    }
}
