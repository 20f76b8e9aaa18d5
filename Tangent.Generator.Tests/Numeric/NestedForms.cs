using System;
using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Calls of generated derivatives in structs and tuples, and of generic methods.</summary>
internal static partial class NestedForms
{
    public readonly record struct Place(double X, double Y);

    public readonly record struct Line(Place From, Place To);

    public struct Mixed
    {
        public double P;
        public float Q;
        public double R;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian | Derivatives.HessianSparse)]
    public static double Energy(Place p, double s, (double A, double B) t) => Math.Sin(p.X * s) * p.Y * t.A + Math.Exp(p.X * t.B) * s;

    [Differentiable]
    [At(new double[] { 0.3, 0.7 }, 1.2)]
    public static double OfAGradient(Place q, double s)
    {
        (Place gp, double gs, (double A, double B) gt) = EnergyGrad(q, s * q.X, (q.Y, s));
        return gp.X * gs + gt.A * gt.B + gp.Y;
    }

    [Differentiable]
    public static double OfASeed(Place q, double s)
    {
        var (value, gp, gs, gt) = EnergyVjp(q, s * q.X, (q.Y, s), 2 * s);
        return value * gp.X * gs + gt.A * gt.B * gp.Y;
    }

    [Differentiable]
    public static double OfAProduct(Place q, double s)
    {
        var (hp, hs, ht) = EnergyHvp(q, s, (q.Y, 0.3), new Place(s, q.X), 0.5, (q.Y, 1));
        return hp.X * hs + ht.A * hp.Y;
    }

    [Differentiable]
    public static double OfAHessian(Place q, double s)
    {
        double[,] h = EnergyHessian(q, s, (q.Y, 0.3));
        double sum = 0;
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                sum += h[i, j] * h[i, j] * (i + 2 * j + 1);
            }
        }

        return sum;
    }

    [Differentiable("line", Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Span(Line line, Place z) => Math.Exp(line.From.X * line.To.Y) * z.X + line.From.Y * line.To.X * line.To.X * z.Y * line.From.X;

    [Differentiable]
    public static double OfNested(Place q, double s)
    {
        Line g = SpanGrad(new Line(q, new Place(s, q.X)), new Place(q.Y, 1));
        Line h = SpanHvp(new Line(q, new Place(s, q.X)), new Place(q.Y, 1), new Line(new Place(1, s), q));
        return g.From.X * g.To.Y + g.From.Y * h.To.X;
    }

    [Differentiable("m")]
    public static double Changed(Mixed m, double k)
    {
        m.P = m.P * m.R * k;
        m.R = Math.Sin(m.P) * m.R;
        return m.P * m.R * m.R;
    }

    [Differentiable]
    public static double OfFieldsThatAreWritten(double p, double r, double k)
    {
        var m = new Mixed { P = p, Q = 2, R = r * k };
        Mixed g = ChangedGrad(m, k);
        return g.P * g.R;
    }

    /// <summary>In a helper's loop, each call at a place that the one before led to; and differentiated twice.</summary>
    [Differentiable]
    [At(new double[] { 0.3, 0.7 }, 1.2, 0)]
    [At(new double[] { 0.3, 0.7 }, 1.2, 4)]
    public static double Steps(Place q, double s, int n) => Descent(q, s, n) * q.X;

    private static double Descent(Place q, double s, int n)
    {
        double r = 0;
        for (int i = 0; i < n; i++)
        {
            (Place gp, double gs, _) = EnergyGrad(new Place(q.X + r, q.Y), s, (q.Y, s));
            r += gp.X * gs * 0.1;
        }

        return r;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static T Wave<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => T.Sin(x * y) * x * x;

    [Differentiable("w")]
    public static T Fold<T>(T[] w, T y)
        where T : IFloatingPointIeee754<T>
    {
        T r = y;
        for (int i = 0; i < w.Length; i++)
        {
            r = r * w[i] + T.Exp(w[i] * y);
        }

        return r;
    }

    [Differentiable]
    [At(0.7, 1.3)]
    public static double OfAGenericMethod(double x, double y)
    {
        var (gx, gy) = WaveGrad<double>(x, y);
        var (hx, hy) = WaveHvp(x, y, y, x);
        return gx * gy + hx * hy + WaveJvp(x, y, 1.0, x).Tangent;
    }

    [Differentiable]
    [At(3)]
    [At(0)]
    public static double OfAGenericLoop(double[] w, double y)
    {
        double[] d = FoldGrad(w, y);
        double r = 0;
        for (int i = 0; i < d.Length; i++)
        {
            r += d[i] * d[i] * w[i];
        }

        return r;
    }

    /// <summary>One method for two types.</summary>
    [Differentiable]
    public static float InBothPrecisions(float x, float y)
    {
        var (a, b) = WaveGrad(x, y);
        var (c, d) = WaveGrad((double)x, y);
        return a * (float)d + (float)c * b;
    }
}
