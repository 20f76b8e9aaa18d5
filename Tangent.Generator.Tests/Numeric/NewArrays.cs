using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Arrays made inside, and returned.</summary>
internal static partial class NewArrays
{
    /// <summary>So few results that their Jacobian goes by rows.</summary>
    [Differentiable]
    [At(40, 0.7, 3)]
    [At(23, 0.7, 2)]
    [At(1, 0.7, 1)]
    public static double[] FewResults(double[] x, double k, int m)
    {
        var y = new double[m];
        for (int i = 0; i < x.Length; i++)
            y[i % m] += Math.Sin(x[i] * k) * x[(i + 1) % x.Length];
        return y;
    }

    [Differentiable("x")]
    [At(40, 0.7, 40)]
    public static float[][] FewResultsInRows(ReadOnlySpan<float> x, float k, double[] w)
    {
        var y = new float[2][];
        y[0] = [x[0] * k];
        y[1] = [x[1] * x[0], x[2] * (float)w[1]];
        for (int i = 0; i < x.Length; i++)
            y[1][i % 2] += x[i] * k;
        return y;
    }

    [Differentiable]
    [At(1.3, 4)]
    [At(1.3, 0)]
    public static double Powers(double x, int n)
    {
        double[] powers = new double[n + 1];
        powers[0] = 1;
        for (int i = 1; i <= n; i++)
            powers[i] = powers[i - 1] * x;
        double sum = 0;
        for (int i = 0; i <= n; i++)
            sum += powers[i];
        return sum;
    }

    [Differentiable]
    public static double Initializer(double x, double y)
    {
        double[] v = { x, x * y, 3, Math.Sin(y) };
        return v[0] * v[1] + v[2] * v[3];
    }

    [Differentiable]
    public static double NewWithInitializer(double x, double y)
    {
        var v = new[] { x * x, y };
        v[0] += v[1];
        return v[0] * v[1];
    }

    [Differentiable]
    public static double CollectionExpression(double x, double y)
    {
        double[] v = [x, y * y, x * y];
        return v[0] * v[1] * v[2];
    }

    [Differentiable]
    [At(3)]
    public static double Cloned(double[] v)
    {
        double[] w = (double[])v.Clone();
        w[0] *= w[1];
        return w[0] * v[0] + w[2];
    }

    [Differentiable]
    [At(3)]
    public static double[] Doubled(double[] v)
    {
        double[] result = new double[v.Length];
        for (int i = 0; i < v.Length; i++)
            result[i] = 2 * v[i] * v[0];
        return result;
    }

    [Differentiable]
    [At(1.5, 4)]
    public static double[] Range(double x, int n)
    {
        var result = new double[n];
        for (int i = 0; i < n; i++)
            result[i] = Math.Sin(x * i);
        return result;
    }

    [Differentiable]
    public static double[] ReturnedInitializer(double x, double y) => new[] { x, y, x * y };

    [Differentiable]
    [At(4)]
    public static double[] ReturnedClone(double[] v)
    {
        var w = (double[])v.Clone();
        for (int i = 1; i < w.Length; i++)
            w[i] *= w[i - 1];
        return w;
    }

    [Differentiable]
    [At(4, 2.0)]
    public static double[] ReturnedParameter(double[] v, double a)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] = v[i] * a + v[0];
        return v;
    }

    [Differentiable]
    [At(3, 3)]
    public static double FreshInEveryTrip(double[] v, int n)
    {
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            double[] t = new double[2];
            t[0] = v[k] * v[k];
            t[1] = t[0] * sum;
            sum += t[0] + t[1];
        }

        return sum;
    }

    [Differentiable]
    [At(4, 3)]
    public static double DoubleBuffering(double[] start, int steps)
    {
        double[] current = (double[])start.Clone();
        double[] next = new double[start.Length];
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < current.Length; i++)
            {
                double right = current[(i + 1) % current.Length];
                next[i] = current[i] + 0.1 * Math.Sin(right - current[i]);
            }

            double[] t = current;
            current = next;
            next = t;
        }

        return current[0] * current[1];
    }

    [Differentiable]
    [At(4, 3)]
    public static double DoubleBufferingByTuple(double[] start, int steps)
    {
        double[] current = (double[])start.Clone();
        double[] next = new double[start.Length];
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < current.Length; i++)
                next[i] = current[i] * current[start.Length - 1 - i];
            (current, next) = (next, current);
        }

        return current[0] + current[1] * current[2];
    }

    [Differentiable]
    [At(3)]
    public static double SizedByAnother(double[] v)
    {
        double[] w = new double[v.Length * 2];
        for (int i = 0; i < w.Length; i++)
            w[i] = v[i / 2] * (i + 1);
        double product = 1;
        foreach (double x in w)
            product *= x;
        return product;
    }

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double MadeInABranch(double x)
    {
        double[] v;
        if (x > 0)
            v = new[] { x, x * x };
        else
            v = new[] { 1.0, -x };
        v[0] *= v[1];
        return v[0] + v[1];
    }

    [Differentiable]
    [At(4)]
    public static double CopyOfAPart(double[] v)
    {
        double[] w = new double[3];
        Array.Copy(v, 1, w, 0, 3);
        return w[0] * w[1] * w[2];
    }

    [Differentiable]
    [At(5)]
    public static double ArraySlice(double[] v)
    {
        double[] middle = v[1..^1];
        middle[0] *= 2;
        return middle[0] * middle[1] * v[1];
    }

    [Differentiable]
    [At(3)]
    public static double Filled(double[] v)
    {
        double[] w = new double[4];
        Array.Fill(w, v[0] * v[1]);
        w[2] = v[2];
        return w[0] * w[1] + w[2] * w[3];
    }

    [Differentiable]
    [At(2)]
    public static double CloneOfItself(double[] v)
    {
        double[] w = v;
        w = (double[])w.Clone();
        w[0] *= w[1];
        return w[0] * w[1] + v[0];
    }

    [Differentiable]
    [At(2)]
    public static double MadeFromItself(double[] v)
    {
        double[] w = v;
        for (int i = 0; i < 3; i++)
        {
            w = new double[] { w[1] * w[0], w[0] };
            w = (double[])w.Clone();
            w[0] *= 2;
        }

        return w[0] * w[1];
    }

    [Differentiable]
    public static double RowsMadeFromThemselves(double[] v)
    {
        double[][] rows = { v, new double[] { v[0], v[0] } };
        double[][] same = rows;
        rows[0] = (double[])rows[0].Clone();
        double x = rows[0][0] * same[1][1];
        rows[0] = new double[] { same[0][0] * x, rows[1][0] };
        return rows[0][0] * same[0][1];
    }

    [Differentiable]
    [At(3)]
    public static double MadeFromItselfInAHelper(double[] v)
    {
        double[] w = v;
        w = Turned(w);
        w = Turned(w);
        return w[0] * w[1] * v[0];
    }

    private static double[] Turned(double[] w) => new double[] { w[1] * w[0], w[2], w[0] };
}
