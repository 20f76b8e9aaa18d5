using System;

namespace Tangent.Generator.Tests.BadInput;

/// <summary>Methods whose derivatives are called with what they should not be called with.</summary>
internal static partial class Methods
{
    /// <summary>Called at each trip of <see cref="Interrupted"/>; what it throws goes through the derivative.</summary>
    [ThreadStatic]
    public static Action<int>? AtTrip;

    [Differentiable]
    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable]
    public static double Rows(double[][] rows)
    {
        double product = 1;
        foreach (double[] row in rows)
            foreach (double x in row)
                product *= x;
        return product;
    }

    [Differentiable]
    public static double Table(double[,] table, Span<double> scale)
    {
        double sum = 0;
        for (int i = 0; i < table.GetLength(0); i++)
            for (int j = 0; j < table.GetLength(1); j++)
                sum += table[i, j] * table[i, j] * scale[i];
        return sum;
    }

    /// <summary>Keeps a value for each trip, and one for each trip of a loop whose trips nobody knows.</summary>
    [Differentiable]
    public static double Power(double x, int n)
    {
        double y = 1;
        for (int i = 0; i < n; i++)
            y *= Math.Sin(y) + x;
        double z = y;
        while (Math.Abs(z) > 0.1)
            z *= Math.Cos(z) * 0.5;
        return y * z;
    }

    [Differentiable]
    public static double Grid(double x, int n, int m)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++)
                y *= Math.Sin(y);
        return y;
    }

    [Differentiable]
    public static double Chosen(double x, double y)
    {
        if (y > 0)
            return x * x;
        return Math.Sqrt(y) * x;
    }

    [Differentiable]
    public static double Deep(double x, int depth) => depth == 0 ? x : Math.Sin(Deep(x, depth - 1)) + x;

    [Differentiable]
    public static double InPlace(double[] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= a[i];
            if (a[i] > 100)
                throw new InvalidOperationException("too large");
        }

        return a[0];
    }

    [Differentiable]
    public static double Scale(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] *= b[i];
        return a[0] + b[0];
    }

    [Differentiable("a")]
    public static double ScaleOne(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] *= b[i];
        return a[0] + b[0];
    }

    [Differentiable]
    public static double ScaleRows(double[][] rows)
    {
        rows[0][0] *= rows[1][0];
        return rows[0][0] * rows[1][0];
    }

    [Differentiable]
    public static double ScaleSpans(Span<double> a, Span<double> b)
    {
        a[0] *= b[0];
        return a[0] * b[0];
    }

    /// <summary>Runs the user's own code in the middle of a loop with histories.</summary>
    [Differentiable]
    public static double Interrupted(double[] a)
    {
        double y = 1;
        for (int i = 0; i < a.Length; i++)
        {
            y *= Math.Sin(a[i] * y);
            Trip(i);
        }

        int n = a.Length;
        while (n-- > 0)
        {
            y *= Math.Cos(y);
            Trip(n);
        }

        return y;
    }

    /// <summary>Its trips are run back one by one.</summary>
    [Differentiable]
    public static double InterruptedSum(double[] a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double s = Math.Sin(a[i]);
            Trip(i);
            sum += s * s;
        }

        return sum;
    }

    private static void Trip(int i) => AtTrip?.Invoke(i);
}
