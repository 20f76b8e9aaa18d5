using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Inserted statements that leave the adjoint as it is. Each compares what it reads in the backward sweep with what the
/// forward sweep left in an array at the same place.
/// </summary>
internal static partial class Inserts
{
    private struct Particle
    {
        public double X;
        public double V;
        public int Id;
    }

    [Differentiable]
    public static double StraightLine(double x, double y)
    {
        double z = x * y;
        double before = Gradient.Stop(z);
        Gradient.Insert(z, (ref double dz) => { Same(z, before); });
        z = Math.Sin(z) + z * z;
        double after = Gradient.Stop(z);
        Gradient.Insert(z, (ref double dz) => { Same(z, after); Same(x * y, before); });
        z *= z;
        return z;
    }

    [Differentiable]
    [At(0.8, 0)]
    [At(0.8, 1)]
    [At(0.8, 4)]
    public static double LocalsInALoop(double x, int n)
    {
        double h = x, q = 0.5;
        int k = 1;
        var seen = new double[n];
        for (int t = 0; t < n; t++)
        {
            q = q * 1.5 + 0.25;
            k += t % 2;
            double a = Math.Cos(h) * q;
            seen[t] = h + q + k + a;
            Gradient.Insert(h, (ref double dh) => { Same(h + q + k + a, seen[t]); });
            h = h * a + 0.1;
            k *= 2;
        }

        return h * h;
    }

    [Differentiable]
    [At(1.2, 0)]
    [At(1.2, 3)]
    public static double WhileWithABranch(double x, int n)
    {
        double h = x;
        var seen = new double[n + 1];
        while (n > 0)
        {
            if (n % 2 == 1)
            {
                seen[n] = h;
                Gradient.Insert(h, (ref double dh) => { if (h != seen[n]) throw new InvalidOperationException("another value"); });
                h = Math.Sqrt(h + 1);
            }
            else
            {
                h *= h;
            }

            n--;
        }

        return h;
    }

    [Differentiable]
    public static double Elements(double[] w)
    {
        double sum = 0;
        var seen = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            seen[i] = w[i];
            Gradient.Insert(w[i], (ref double d) => { Same(w[i], seen[i]); d += 0; });
            w[i] = w[i] * w[i] * w[0];
            sum += Math.Sin(w[i]);
        }

        Gradient.Insert(w, (double[] dw) =>
        {
            for (int i = 0; i < dw.Length; i++)
            {
                if (double.IsNaN(dw[i]))
                    return;
                dw[i] *= 1;
            }
        });
        w[0] = sum;
        return sum;
    }

    [Differentiable]
    public static double InAHelper(double x, double[] w)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double y = Chain(x * sum + x, w, i);
            sum += y;
            Gradient.Insert(sum, (ref double d) => { Same(y, y); });
        }

        return sum;
    }

    private static double Chain(double x, double[] w, int count)
    {
        double y = x;
        var seen = new double[w.Length];
        for (int k = 0; k <= count; k++)
        {
            y = Math.Sin(y) * w[k] + y;
            seen[k] = y;
            Gradient.Insert(y, (ref double dy) => { Same(y, seen[k]); });
        }

        return y;
    }

    [Differentiable]
    [At(1.1, 0)]
    [At(1.1, 3)]
    public static double InRecursion(double x, int n)
    {
        double y = x * n + x;
        double before = Gradient.Stop(y);
        Gradient.Insert(y, (ref double dy) => { Same(y, before); Same(x * n + x, y); });
        y = n <= 0 ? y : InRecursion(y * 0.25, n - 1) * x;
        return y;
    }

    [Differentiable]
    public static double Rows(double[][] rows)
    {
        double sum = 0;
        for (int r = 0; r < rows.Length; r++)
        {
            double[] row = rows[r];
            double first = Gradient.Stop(row[0]);
            Gradient.Insert(row, (double[] drow) => { double[] same = rows[r]; Same(same[0], first); });
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = row[i] * row[0];
                sum += row[i] * row[i];
            }
        }

        return sum;
    }

    [Differentiable]
    public static double Structs(double x, double v)
    {
        var p = new Particle { X = x * v, V = v * v, Id = 3 };
        double kept = Gradient.Stop(p.X);
        Gradient.Insert(p, (ref Particle dp) => { Same(p.X, kept); dp.X *= 1; dp = new Particle { X = dp.X, V = dp.V, Id = p.Id }; });
        p.X += p.V * p.X;
        Gradient.Insert(p.V, (ref double d) => { double twice = 2 * d; d = twice / 2; });
        return p.X * p.V;
    }

    [Differentiable]
    public static double Spans(Span<double> s)
    {
        double sum = 0;
        for (int i = 0; i < s.Length; i++)
        {
            s[i] *= s[i];
            sum += s[i] * s[0];
        }

        Gradient.Insert(s, (Span<double> ds) => { foreach (double d in ds) Same(d, d); });
        return sum;
    }

    [Differentiable]
    public static float Floats(float x, float[] w)
    {
        float y = x * w[0];
        Gradient.Insert(y, (ref float dy) => { dy = Math.Clamp(dy, -1000f, 1000f); });
        Gradient.Insert(w[0], (ref float d) => d *= 1);
        w[0] = y * y;
        return y * w[0];
    }

    /// <summary>What is inserted on a parameter runs last, on its whole adjoint.</summary>
    [Differentiable]
    public static void Outputs(double[] x, double[] y, ref double z)
    {
        Gradient.Insert(x, (double[] dx) => { dx[0] += 0; });
        Gradient.Insert(z, (ref double dz) => dz *= 1);
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i] * z;
        z = x[0] * z;
        Gradient.Insert(y, (double[] dy) => { for (int i = 0; i < dy.Length; i++) dy[i] = 1 * dy[i]; });
    }

    private static void Same(double actual, double expected)
    {
        if (actual != expected)
            throw new InvalidOperationException($"{actual} is read where {expected} was");
    }
}
