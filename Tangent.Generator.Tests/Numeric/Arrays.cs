using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Arrays that are read.</summary>
internal static partial class Arrays
{
    [Differentiable]
    [At(0)]
    [At(1)]
    [At(5)]
    public static double Sum(double[] v)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
            sum += v[i];
        return sum;
    }

    [Differentiable]
    [At(0, 0)]
    [At(4, 4)]
    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable]
    [At(4, 4)]
    [At(0, 0)]
    public static double DotBackward(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = a.Length - 1; i >= 0; i--)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable]
    [At(7)]
    public static double EveryThird(double[] v)
    {
        double sum = 0;
        for (int i = 1; i < v.Length; i += 3)
            sum += v[i] * v[i - 1];
        return sum;
    }

    [Differentiable]
    [At(0)]
    [At(4)]
    public static double Product(double[] v)
    {
        double product = 1;
        foreach (double x in v)
            product *= x;
        return product;
    }

    [Differentiable]
    [At(new[] { 0.0, 2.0, 3.0 }, Gradient = new[] { 6.0, 0.0, 0.0 })]
    public static double ProductWithAZero(double[] v)
    {
        double product = 1;
        foreach (double x in v)
            product *= x;
        return product;
    }

    [Differentiable]
    public static double FixedIndices(double[] v) => v[0] * v[0] + v[v.Length - 1] * v[0];

    [Differentiable]
    [At(3)]
    [At(1)]
    public static double FromTheEnd(double[] v) => v[^1] * v[0] + Math.Sin(v[^1]);

    [Differentiable]
    [At(4, 2.0)]
    [At(0, 2.0)]
    public static double Horner(double[] coefficients, double x)
    {
        double y = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            y = y * x + coefficients[i];
        return y;
    }

    [Differentiable]
    [At(4, new[] { 3, 0, 0, 2 })]
    public static double Gather(double[] v, int[] indices)
    {
        double sum = 0;
        foreach (int i in indices)
            sum += v[i] * v[i] * (i + 1);
        return sum;
    }

    [Differentiable]
    [At(4, new[] { 1, 3, 2, 0 })]
    public static double IndexFromAnIndex(double[] v, int[] next)
    {
        double product = 1;
        int k = 0;
        for (int step = 0; step < 6; step++)
        {
            product *= v[k];
            k = next[k];
        }

        return product;
    }

    [Differentiable]
    [At(4, 1)]
    public static double IndexThatMoves(double[] v, int k)
    {
        double y = v[k++];
        y *= v[k++] * v[k];
        y += v[--k];
        return y;
    }

    [Differentiable]
    [At(5)]
    public static double Differences(double[] v)
    {
        double sum = 0;
        for (int i = 1; i < v.Length; i++)
        {
            double d = v[i] - v[i - 1];
            sum += d * d;
        }

        return sum;
    }

    [Differentiable]
    [At(4)]
    public static double AllPairs(double[] v)
    {
        double energy = 0;
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < i; j++)
                energy += v[i] * v[j] / (i + j);
        }

        return energy;
    }

    [Differentiable]
    [At(4, 4, 1.5)]
    public static double LeastSquares(double[] x, double[] y, double slope)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double residual = slope * x[i] - y[i];
            sum += residual * residual;
        }

        return sum / x.Length;
    }

    [Differentiable("w")]
    [At(3, 3, 1.0)]
    public static double OnlyTheWeights(double[] w, double[] x, double y)
    {
        double z = 0;
        for (int i = 0; i < w.Length; i++)
            z += w[i] * x[i];
        return (z - y) * (z - y);
    }

    [Differentiable]
    [At(3, 7)]
    public static double LengthAsAFactor(double[] v, int n) => v[0] * v.Length + v[1] * n;

    [Differentiable]
    [At(3)]
    public static double ForeachWithALocal(double[] v)
    {
        double sum = 0;
        int count = 0;
        foreach (double x in v)
        {
            double square = x * x;
            sum += square * ++count;
        }

        return sum / count;
    }

    [Differentiable]
    [At(3)]
    public static double NestedForeach(double[] v)
    {
        double sum = 0;
        foreach (double x in v)
        {
            foreach (double y in v)
                sum += Math.Sin(x * y);
        }

        return sum;
    }

    [Differentiable]
    [At(new[] { 2.0, -3.0, 1.0 })]
    public static double ConditionOnElements(double[] v)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            if (v[i] > 0)
                sum += v[i] * v[i];
            else
                sum -= v[i];
        }

        return sum;
    }

    [Differentiable]
    [At(4)]
    public static double RunningProduct(double[] v)
    {
        double product = 1;
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            product *= v[i];
            sum += product;
        }

        return sum;
    }

    [Differentiable]
    [At(4)]
    public static double LogSumExp(double[] v)
    {
        double largest = v[0];
        for (int i = 1; i < v.Length; i++)
        {
            if (v[i] > largest)
                largest = v[i];
        }

        double sum = 0;
        for (int i = 0; i < v.Length; i++)
            sum += Math.Exp(v[i] - largest);
        return largest + Math.Log(sum);
    }

    [Differentiable]
    [At(4)]
    public static double Variance(double[] v)
    {
        double mean = 0;
        for (int i = 0; i < v.Length; i++)
            mean += v[i];
        mean /= v.Length;
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
            sum += (v[i] - mean) * (v[i] - mean);
        return sum / (v.Length - 1);
    }
}
