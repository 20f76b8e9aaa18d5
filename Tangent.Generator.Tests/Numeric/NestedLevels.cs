using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Calls of tangents and products of methods that call derivatives themselves.</summary>
internal static partial class NestedLevels
{
    [Differentiable]
    [At(3)]
    [At(0)]
    public static double Inner(double[] w, double x)
    {
        double s = x;
        for (int i = 0; i < w.Length; i++)
            s = Math.Sin(w[i] * s + x) * w[i];
        return s;
    }

    [Differentiable]
    [At(3)]
    public static double Writing(double[] w, double x)
    {
        double s = x;
        for (int i = 0; i + 1 < w.Length; i++)
        {
            s = Math.Sin(w[i] * s + x) * w[i];
            w[i] = s * w[i + 1];
        }

        return s;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Jacobian)]
    [At(3)]
    public static double OfInner(double[] w, double x)
    {
        var (g, gx) = InnerGrad(w, x);
        double s = gx * gx;
        for (int i = 0; i < w.Length; i++)
            s += g[i] * w[i] * x;
        return s;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    [At(3)]
    public static double OfWriting(double[] w, double x)
    {
        var (g, gx) = WritingGrad(w, x);
        double s = gx * gx;
        for (int i = 0; i < w.Length; i++)
            s += g[i] * w[i] * x;
        return s;
    }

    [Differentiable]
    [At(3)]
    public static double OfABuffer(double[] w, double x, ref double y)
    {
        var gw = new double[w.Length];
        gw[0] = x;
        var (v, gx) = WritingVjp(w, x, gw, y);
        y = v * gx;
        double s = 0;
        for (int i = 0; i < w.Length; i++)
            s += gw[i] * w[i] * y;
        return s;
    }

    [Differentiable]
    [At(3)]
    public static double TangentOfInner(double[] w, double x) => OfInnerJvp(w, x, (double[])w.Clone(), x * x).Tangent * x;

    [Differentiable]
    [At(3)]
    public static double ProductOfInner(double[] w, double x)
    {
        var (h, hx) = OfInnerHvp(w, x, (double[])w.Clone(), x * x);
        return h[0] * hx * w[1];
    }

    [Differentiable]
    [At(3)]
    public static double MatrixOfInner(double[] w, double x)
    {
        double[,] j = OfInnerJacobian(w, x);
        return j[0, 1] * j[0, 2] * w[1] + j[0, 3];
    }

    [Differentiable]
    [At(3)]
    public static double TangentOfWriting(double[] w, double x)
    {
        var a = (double[])w.Clone();
        double[] va = [x, w[1], w[0]];
        var (v, t) = OfWritingJvp(a, x, va, x * x);
        return v * t * a[0] * va[1] + va[0];
    }

    [Differentiable]
    [At(3)]
    public static double ProductOfWriting(double[] w, double x)
    {
        var a = (double[])w.Clone();
        double[] va = [x, w[1], w[0]];
        var (h, t) = OfWritingHvp(a, x, va, x * x);
        return h[0] * t * a[0] * va[1] + va[0] * h[1];
    }

    [Differentiable]
    [At(3)]
    public static double TangentOfABuffer(double[] w, double x)
    {
        var a = (double[])w.Clone();
        double[] va = [x, w[1], w[0]];
        double y = x, vy = w[0];
        var (v, t) = OfABufferJvp(a, x, ref y, va, x * x, ref vy);
        return v * t * a[0] * va[1] + va[0] + vy * y;
    }

    [Differentiable]
    [At(3)]
    public static double GradientOfABuffer(double[] w, double x)
    {
        var a = (double[])w.Clone();
        double y = x;
        var (g, gx, gy) = OfABufferGrad(a, x, ref y);
        return g[0] * gx * gy * a[1] + y;
    }

    [Differentiable("x")]
    [At(3)]
    public static double AlongAFixedDirection(double[] w, double x) => OfInnerJvp(w, x, [0.3, 0.2, 0.1], 0.7).Tangent * x;

    [Differentiable]
    public static double OfTheDirection(double v) => OfInnerJvp([0.3, 0.2, 0.1], 0.7, [v, v * v, 1], v).Tangent * v;

    /// <summary>The names of derivatives, each of which is taken in another way.</summary>
    [Differentiable]
    [At(2, 2, 2)]
    public static double Names(double[] x, double[] dx, double[] x_) => x[0] * dx[1] * x_[0] + x_[1];
}
