using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Loops over <c>Checkpoint.Range</c>, with few and with many places for their states.</summary>
internal static partial class Checkpoints
{
    private struct P
    {
        public double X;
        public double V;
        public int Id;
    }

    /// <summary>A helper with its own checkpointed loop, and one that is called inside a trip.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double HelperLoop(double x, int n, int s)
    {
        double y = Inner(x, n, s) + x;
        return y * Inner(y * 0.1, n, s);
    }

    private static double Inner(double x, int n, int s)
    {
        double y = x;
        int k = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            y = Step(y, t) + 0.1 * x;
            k += t;
        }

        return y * (1 + 0.001 * k);
    }

    private static double Step(double y, int t)
    {
        for (int i = 0; i < 2; i++)
        {
            y = Math.Sin(y) + 0.1 * y * t;
        }

        return y;
    }

    /// <summary>Nested.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Nested(double x, int n, int s)
    {
        double y = x, z = 1;
        foreach (int t in Checkpoint.Range(n, s))
        {
            double w = y;
            foreach (int j in Checkpoint.Range(t + 1, 2))
            {
                w = w * x + 0.1 * Math.Sin(w) + j * 0.01;
                z += 0.01 * w;
            }

            y = 0.5 * w + 0.1 * y;
        }

        return y * z;
    }

    /// <summary>In an ordinary loop, in a branch.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double InLoop(double x, int n, int s)
    {
        double sum = 0, y = x;
        for (int i = 0; i < 3; i++)
        {
            if (i != 1)
            {
                foreach (int t in Checkpoint.Range(n - i > 0 ? n - i : 0, s))
                {
                    y = Math.Sin(y) * x + y;
                    if (y > 1) continue;
                    y *= 1.01;
                }
            }

            sum += y * y;
            y = y * 0.9;
        }

        return sum;
    }

    /// <summary>While around.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double InWhile(double x, int n, int s)
    {
        double y = x;
        int m = n;
        while (m > 0)
        {
            foreach (int t in Checkpoint.Range(m, s))
            {
                y = y * Math.Cos(x) + 0.1 * y * y;
            }

            m -= 2;
        }

        return y;
    }

    /// <summary>Structs and tuples as state.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Structs(double x, int n, int s)
    {
        var p = new P { X = x, V = 0.1, Id = 3 };
        (double A, double B) q = (x, x);
        foreach (int t in Checkpoint.Range(n, s))
        {
            p.V -= 0.1 * p.X * q.A;
            p.X += 0.1 * p.V;
            p.Id += t;
            q = (q.A * 0.9 + 0.1 * p.X, q.B * 0.5 + 0.1);
        }

        return p.X * p.V * q.A + p.Id * q.B;
    }

    /// <summary>Arrays of all kinds.</summary>
    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double Rect(double[] w, int n, int s)
    {
        var m = new double[2, 3];
        double[] f = new double[2];
        int[] c = new int[2];
        for (int i = 0; i < 3; i++) m[0, i] = w[i];
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < 3; i++)
            {
                m[1, i] = m[0, i] * w[(i + 1) % 3];
                m[0, i] = Math.Sin(m[1, i]) + 0.1 * m[0, i];
            }

            c[t % 2]++;
            f[0] += m[0, 0] * c[0];
        }

        return m[0, 0] * m[1, 2] + m[0, 1] + 1e-3 * f[0];
    }

    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double Spans(double[] w, int n, int s)
    {
        Span<double> u = w;
        double y = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 1; i < u.Length; i++) u[i] = u[i] * 0.5 + u[0] * 0.2 * u[i];
            y += u[2];
        }

        return y * y + w[1];
    }

    /// <summary>In place in the argument, the argument overwritten before and after.</summary>
    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double InPlace(double[] w, int n, int s)
    {
        w[0] *= w[0];
        double z = w[1] * w[0];
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < w.Length; i++) w[i] = Math.Sin(w[i]) + w[0] * 0.1;
        }

        double r = w[0] * w[1] * z;
        w[1] = r * r;
        return r + w[2] * w[1];
    }

    /// <summary>Scalars by reference.</summary>
    [Differentiable]
    [At(0.6, 0.7, 0, 1)]
    [At(0.6, 0.7, 1, 1)]
    [At(0.6, 0.7, 6, 2)]
    public static double ByRef(ref double x, double k, int n, int s)
    {
        x *= x;
        foreach (int t in Checkpoint.Range(n, s))
        {
            x = x * k + 0.1 * Math.Sin(x);
        }

        double y = x * k;
        x = x * x;
        return y;
    }

    /// <summary>No state is differentiated in the loop.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Inactive(double x, int n, int s)
    {
        double z = 1;
        int k = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            z = z * 1.1;
            k++;
        }

        return x * x * z * k;
    }

    /// <summary>Only read: a sum.</summary>
    [Differentiable("w")]
    [At(new double[] { 0.3, 0.8, -0.5 }, 0, 1)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 1, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 7, 2)]
    [At(new double[] { 0.3, 0.8, -0.5 }, 9, 30)]
    public static double Sum(double[] w, int n, int s)
    {
        double z = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            z += w[t % w.Length] * w[0];
        }

        return z * z;
    }

    /// <summary>Not assigned before.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 1)]
    [At(0.6, 1, 2)]
    [At(0.6, 7, 2)]
    [At(0.6, 9, 30)]
    public static double Unassigned(double x, int n, int s)
    {
        double y;
        bool up;
        double z = x;
        foreach (int t in Checkpoint.Range(n, s))
        {
            y = z * z;
            up = y > 0.3;
            z = up ? y * 0.5 : y + x;
        }

        return z;
    }
}
