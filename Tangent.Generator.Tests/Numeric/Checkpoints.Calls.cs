using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>With calls, inserted statements, second names and states that are arrays.</summary>
internal static partial class Checkpoints
{
    /// <summary>Inserted.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Inserts(double x, int n, int s)
    {
        double y = x;
        double q = 1;
        foreach (int t in Checkpoint.Range(n, s))
        {
            q *= 1.1;
            Gradient.Insert(y, (ref double dy) => { dy *= q > 0 && y < 10 ? 1 : 2; });
            y = Math.Sin(y) + 0.1;
        }

        return y;
    }

    /// <summary>A local array in the trip, early throw, bounds that change.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Local(double x, int n, int s)
    {
        double y = x;
        int m = n;
        foreach (int t in Checkpoint.Range(m, s))
        {
            var a = new double[3];
            for (int i = 0; i < 3; i++) a[i] = y * (i + 1);
            if (double.IsNaN(y)) throw new InvalidOperationException("nan");
            y = a[0] * a[1] * 0.1 + a[2] * 0.2;
            m = 0;
        }

        return y + m;
    }

    /// <summary>Two loops that share the state.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Two(double x, int n, int s)
    {
        double y = x;
        foreach (int t in Checkpoint.Range(n, s)) y = Math.Sin(y) + 0.3 * x;
        double z = y * y;
        foreach (int t in Checkpoint.Range(n, s + 1))
        {
            y = y * 0.9 + 0.1 * z;
            z = z * Math.Cos(y);
        }

        return y * z;
    }

    /// <summary>Recursion in a trip.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Rec(double x, int n, int s)
    {
        double y = x;
        foreach (int t in Checkpoint.Range(n, s))
        {
            y = Pow(y, t % 3) * 0.7 + 0.1 * x;
        }

        return y;
    }

    private static double Pow(double y, int k) => k <= 0 ? y : y * Pow(y, k - 1);

    /// <summary>One array twice.</summary>
    [Differentiable("a", "b")]
    [At(2, 2, 0, 1)]
    [At(2, 2, 5, 2)]
    public static double Alias(double[] a, double[] b, int n, int s)
    {
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < a.Length; i++) a[i] = a[i] * b[i] * 0.5 + 0.2;
        }

        return a[0] * b[1];
    }

    /// <summary>Local function and lambda.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Lambdas(double x, int n, int s)
    {
        double y = x;
        double c = 0.3;
        double G(double z) => z * c + x;
        Func<double, double> f = z => z * z * c;
        foreach (int t in Checkpoint.Range(n, s))
        {
            y = G(y) - 0.1 * f(y);
            void Add()
            {
                y += 0.01;
                c *= 0.99;
            }

            Add();
        }

        return y * c;
    }

    // Arrays that change names.
    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double Swap(double[] w, int n, int s)
    {
        var u = (double[])w.Clone();
        var next = new double[w.Length];
        double c = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < u.Length; i++) next[i] = Math.Sin(u[i]) + 0.3 * u[(i + 1) % u.Length] * w[0];
            (u, next) = (next, u);
            c += u[0] * u[0];
        }

        return u[0] * u[1] + c + next[2];
    }

    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double Returned(double[] w, int n, int s)
    {
        double[] u = w;
        foreach (int t in Checkpoint.Range(n, s))
        {
            if (t == 2) continue;
            u = StepOf(u, w, t);
        }

        return u[0] * u[1] + u[2];
    }

    private static double[] StepOf(double[] u, double[] w, int t)
    {
        var r = new double[u.Length];
        for (int i = 0; i < r.Length; i++) r[i] = u[i] * w[i] + Math.Cos(u[(i + t) % r.Length]);
        return r;
    }

    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double History(double[] w, int n, int s)
    {
        double[] u = (double[])w.Clone(), before = (double[])w.Clone();
        double c = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            double[] next = new double[3];
            for (int i = 0; i < 3; i++) next[i] = 0.9 * u[i] - 0.2 * before[i] * u[0];
            before = u;
            u = next;
            c += before[1];
        }

        return u[0] + before[2] * c;
    }

    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double Owned(double[] w, int n, int s)
    {
        double y = w[0];
        double[] a;
        foreach (int t in Checkpoint.Range(n, s))
        {
            a = new double[] { y, w[1], y * w[2] };
            a[0] *= 0.5;
            y = a[0] + a[2] * a[1];
        }

        return y * y;
    }

    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double Before(double[] w, int n, int s)
    {
        var u = new double[3];
        for (int i = 0; i < 3; i++) u[i] = w[i] * w[i];
        double z = u[0] * u[1];
        foreach (int t in Checkpoint.Range(n, s))
        {
            var v = new double[3];
            for (int i = 0; i < 3; i++) v[i] = u[i] * z * 0.5 + 0.1 * u[2 - i];
            u = v;
        }

        u[1] = u[1] * u[0];
        return u[1] * u[2] * z;
    }

    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double MovedInAHelper(double[] w, int n, int s)
    {
        double y = InnerOf(w, n, s);
        return y * InnerOf(w, n + 1, s) * w[0];
    }

    private static double InnerOf(double[] w, int n, int s)
    {
        var u = (double[])w.Clone();
        var next = new double[3];
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < 3; i++) next[i] = u[i] * u[0] * 0.7 + 0.1;
            var tmp = u;
            u = next;
            next = tmp;
            if (u[0] > 0.5) continue;
            u[0] *= 1.1;
        }

        return u[0] + u[1] * u[2];
    }
}
