using System;
using System.Collections.Generic;

namespace Tangent.Generator.Tests.Surgery;

/// <summary>
/// Methods in pairs: statements that scale an adjoint by <c>c</c>, and the same value with the derivative <c>c</c> by
/// <c>Gradient.Stop(z) + c * (z - Gradient.Stop(z))</c>.
/// </summary>
internal static partial class Inserted
{
    private const Tangent.Derivatives Both = Tangent.Derivatives.Default | Tangent.Derivatives.Hvp | Tangent.Derivatives.Pullback;

    public static readonly List<double> Seen = [];

    public static double Largest { get; set; }

    public static int Count { get; set; }

    [Differentiable]
    public static double Checkpointed(double x, int n)
    {
        foreach (int i in Checkpoint.Range(n, 2))
        {
            Gradient.Insert(x, (ref double d) => { d *= 0.5; });
        }

        return x * x;
    }

    [Differentiable]
    public static double Captured(double x)
    {
        void Halve() => Gradient.Insert(x, (ref double d) => { d *= 0.5; });
        Halve();
        return x * x;
    }

    [Differentiable]
    public static double InLambda(double x)
    {
        Func<double, double> g = y =>
        {
            Gradient.Insert(x, (ref double d) => { d *= 0.5; });
            return y * x;
        };
        double s = g(3) + x;
        return (x * x) + s;
    }

    [Differentiable(Emit = Both)]
    public static double Line(double x, double y)
    {
        double z = x * y;
        z = z * z;
        Gradient.Insert(z, (ref double dz) => { dz *= x; });
        z = Math.Sin(z) * y;
        Gradient.Insert(z, (ref double d) => d = 3 * d);
        return z * x;
    }

    [Differentiable]
    public static double LineStopped(double x, double y)
    {
        double z = x * y;
        z = Scaled(z * z, x);
        z = Scaled(Math.Sin(z) * y, 3);
        return z * x;
    }

    [Differentiable("x", Emit = Both)]
    public static double Loop(double x, int n)
    {
        double h = x, q = 0.5;
        int k = 1;
        for (int t = 0; t < n; t++)
        {
            q = q * 1.1 + 0.1;
            k += t % 2;
            if (t % 3 != 1)
            {
                Gradient.Insert(h, (ref double dh) =>
                {
                    dh *= q + k;
                    if (t == 2)
                    {
                        dh += 0.25 * dh;
                        return;
                    }

                    dh *= h;
                });
            }

            h = Math.Sin(h * q) + h * h * 0.1;
            q += 0.01;
        }

        return h * h;
    }

    [Differentiable("x")]
    public static double LoopStopped(double x, int n)
    {
        double h = x, q = 0.5;
        int k = 1;
        for (int t = 0; t < n; t++)
        {
            q = q * 1.1 + 0.1;
            k += t % 2;
            if (t % 3 != 1)
                h = Scaled(h, t == 2 ? 1.25 * (q + k) : (q + k) * h);
            h = Math.Sin(h * q) + h * h * 0.1;
            q += 0.01;
        }

        return h * h;
    }

    [Differentiable("x", Emit = Both)]
    public static double Helpers(double x, double[] w)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double y = Helper(x, w, i);
            Gradient.Insert(y, (ref double dy) => dy *= w[i]);
            s += y * y;
        }

        return s;
    }

    [Differentiable("x")]
    public static double HelpersStopped(double x, double[] w)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double y = Scaled(HelperStopped(x, w, i), w[i]);
            s += y * y;
        }

        return s;
    }

    /// <summary>A helper that is written in place of its call: the parameter's adjoint is not yet the argument's.</summary>
    [Differentiable]
    public static double Inlined(double x) => Tenfold(x) + x * 5 + Tenfold(x);

    [Differentiable(Emit = Both)]
    public static double Arrays(double[] w, double[] v)
    {
        Gradient.Insert(v, (double[] dv) => { for (int i = 0; i < dv.Length; i++) dv[i] *= 2 + i; });
        double s = 0;
        var u = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            u[i] = w[i] * w[i] * v[i];
            Gradient.Insert(u[i], (ref double d) => d *= 3);
            w[i] *= 2;
        }

        Gradient.Insert(u, (double[] du) => { foreach (double z in u) du[0] *= z; });
        for (int i = 0; i < w.Length; i++)
        {
            s += u[i] * w[i];
            u[i] = 7;
        }

        return s;
    }

    [Differentiable]
    public static double ReadOnly(double[] v)
    {
        Gradient.Insert(v, (double[] dv) => dv[0] *= 2);
        return v[0] * v[1];
    }

    [Differentiable]
    public static double ArraysStopped(double[] w, double[] v)
    {
        var scaled = new double[v.Length];
        for (int i = 0; i < v.Length; i++)
            scaled[i] = Scaled(v[i], 2 + i);
        double s = 0, c = 1;
        var u = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            u[i] = Scaled(w[i] * w[i] * scaled[i], 3);
            w[i] *= 2;
            c *= u[i];
        }

        u[0] = Scaled(u[0], c);
        for (int i = 0; i < w.Length; i++)
        {
            s += u[i] * w[i];
            u[i] = 7;
        }

        return s;
    }

    /// <summary>Clipping, and statistics in a list, a property, a field of an array's own and a local array.</summary>
    [Differentiable("x")]
    public static double Clipped(double x, int n, double limit, double[] norms)
    {
        double h = x;
        for (int t = 0; t < n; t++)
        {
            Gradient.Insert(h, (ref double dh) =>
            {
                norms[t] = Math.Abs(dh);
                Seen.Add(dh);
                Largest = Math.Max(Largest, Math.Abs(dh));
                Count++;
                Clip(ref dh, limit);
            });
            h = 3 * h;
        }

        return h;
    }

    /// <summary>Trips that do not depend on each other may be differentiated in any order, but not where statements are inserted.</summary>
    [Differentiable("w")]
    public static double Independent(double w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double y = w * x[i];
            Gradient.Insert(y, (ref double dy) => Seen.Add(i + dy));
            sum += y * y;
        }

        return sum;
    }

    [Differentiable]
    public static double Guarded(double x)
    {
        Gradient.Insert(x, (ref double dx) =>
        {
            if (double.IsInfinity(dx))
                throw new ArithmeticException($"an infinite adjoint at x = {x}");
        });
        double y = Math.Sqrt(x);
        Gradient.Insert(y, (ref double dy) => dy = dy > 100 ? 0 : dy);
        return 2 * y;
    }

    [Differentiable]
    public static void Squares(double[] x, double[] y)
    {
        Gradient.Insert(x, (double[] dx) => dx[0] *= 2);
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        Gradient.Insert(y, (double[] dy) => dy[1] *= 3);
    }

    [Differentiable]
    public static double SwappedTuple(double x)
    {
        (double A, double B) t = (x * x, x * x * x);
        Gradient.Insert(t, (ref (double A, double B) dt) => { dt = (dt.B, dt.A); });
        return t.A + 2 * t.B;
    }

    private static double Scaled(double z, double c) => Gradient.Stop(z) + Gradient.Stop(c) * (z - Gradient.Stop(z));

    private static void Clip(ref double d, double limit) => d = Math.Clamp(d, -limit, limit);

    private static double Tenfold(double x)
    {
        Gradient.Insert(x, (ref double dx) => dx *= 10);
        return x * x;
    }

    private static double Helper(double x, double[] w, int last)
    {
        double y = x;
        for (int i = 0; i <= last; i++)
        {
            y = y * w[i] + Math.Sin(y);
            Gradient.Insert(y, (ref double dy) => { dy *= 1 + i; });
        }

        return y;
    }

    private static double HelperStopped(double x, double[] w, int last)
    {
        double y = x;
        for (int i = 0; i <= last; i++)
            y = Scaled(y * w[i] + Math.Sin(y), 1 + i);
        return y;
    }
}
