using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Calls of generated derivatives of methods that write their arguments, or that return more than a number.</summary>
internal static partial class NestedWrites
{
    public struct Point
    {
        public double X, Y;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian)]
    [At(3)]
    [At(0)]
    public static double Smooth(double[] a, double x)
    {
        double s = 0;
        for (int i = 1; i < a.Length; i++)
        {
            a[i] = a[i] * a[i - 1] + Math.Sin(x * a[i]);
            s += a[i] * a[i] * x;
        }

        return s;
    }

    [Differentiable]
    [At(3)]
    [At(1)]
    public static double OfAGradient(double[] u, double x)
    {
        var a = (double[])u.Clone();
        var (ga, gx) = SmoothGrad(a, x);
        double s = gx * gx;
        for (int i = 0; i < a.Length; i++)
            s += ga[i] * (i + 1) * a[i] * x;
        return s;
    }

    /// <summary>The caller's own array is written, once a trip, and read afterwards.</summary>
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Pullback)]
    [At(3, 0.6, 2)]
    [At(3, 0.6, 0)]
    public static double InPlace(double[] u, double x, int n)
    {
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            var (ga, gx) = SmoothGrad(u, x * 0.3);
            for (int i = 0; i < u.Length; i++)
                s += Math.Sin(ga[i]) * Math.Sin(u[i]);
            x += 0.1 * Math.Sin(gx);
        }

        return s + x;
    }

    /// <summary>A buffer with something in it on entry: the adjoint of what the array holds in the end.</summary>
    [Differentiable]
    [At(3, 3)]
    public static double OfABuffer(double[] u, double[] w, double x, double c)
    {
        var a = (double[])u.Clone();
        var ga = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
            ga[i] = w[i] * w[i];
        var (v, gx) = SmoothVjp(a, x, ga, c * x);
        double s = v * gx;
        for (int i = 0; i < a.Length; i++)
            s += ga[i] * (i + 1) * a[i];
        return s;
    }

    [Differentiable]
    [At(3, 0.6, 3)]
    public static double OfAProduct(double[] u, double x, double[] v, double vx)
    {
        var a = (double[])u.Clone();
        var va = (double[])v.Clone();
        var (h, hx) = SmoothHvp(a, x, va, vx);
        double s = hx * hx;
        for (int i = 0; i < a.Length; i++)
            s += h[i] * a[i] * x + va[i] * va[i] * a[i];
        return s;
    }

    [Differentiable]
    [At(3)]
    public static double OfMatrices(double[] u, double x)
    {
        double[,] h = SmoothHessian((double[])u.Clone(), x);
        double[,] j = SmoothJacobian(u, x);
        double s = u[1];
        for (int i = 0; i < h.GetLength(0); i++)
            for (int k = 0; k < h.GetLength(1); k++)
                s += h[i, k] * h[i, k] * (i + 2 * k) + j[i, k] * (k + 1);
        return s;
    }

    [Differentiable]
    public static double ByReference(ref double y, double x)
    {
        y = Math.Sin(x * y) + y * y;
        return x * y * y;
    }

    [Differentiable]
    [At(0.7, -0.4, 1.1, 3)]
    [At(0.7, -0.4, 1.1, 0)]
    public static double OfAReference(double x, double y, double w, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double gy = w * i;
            var (v, gx) = ByReferenceVjp(ref y, x, ref gy, w);
            s += v * gx + gy * y;
        }

        return s;
    }

    [Differentiable]
    public static double OfAReferencesGradient(double x, double y)
    {
        var (gy, gx) = ByReferenceGrad(ref y, x);
        return gy * gx * y;
    }

    [Differentiable]
    [At(0.7, 2)]
    public static void All(double x, double[] a, ref double y, out double z)
    {
        z = x * y * a[0];
        for (int i = 0; i < a.Length; i++)
            a[i] = Math.Exp(0.1 * a[i] * y) * x;
        y = y * x + a[0];
    }

    [Differentiable]
    [At(0.7, 2, 0.6, 2)]
    public static double OfAll(double x, double[] u, double y, double[] w)
    {
        var a = (double[])u.Clone();
        var ga = (double[])w.Clone();
        double gy = w[0] * x, gz = w[1];
        double gx = AllVjp(x, a, ref y, out double z, ga, ref gy, ref gz);
        return gx * gx + z * y + gy * a[0] + ga[0] * ga[1] * x + gz;
    }

    [Differentiable]
    [At(0.7, 2)]
    public static (double, double) Pair(double x, double[] a)
    {
        double p = Math.Sin(x * a[0]);
        a[0] = p * a[1];
        return (p * x, a[0] * x);
    }

    [Differentiable]
    [At(0.7, 2, 2)]
    public static double OfAPair(double x, double[] u, double[] w)
    {
        var a = (double[])u.Clone();
        var ga = (double[])w.Clone();
        var (pair, gx) = PairVjp(x, a, ga, (w[0] * x, w[1]));
        return pair.Item1 * pair.Item2 * gx + ga[0] * a[0] * ga[1];
    }

    [Differentiable]
    [At(0.7, 3)]
    public static double[] Row(double x, double[] a)
    {
        var r = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
            r[i] = Math.Sin(a[i] * x) * a[(i + 1) % a.Length];
        return r;
    }

    [Differentiable]
    [At(0.7, 3, 3)]
    public static double OfARow(double x, double[] u, double[] w)
    {
        var ga = new double[u.Length];
        var (r, gx) = RowVjp(x, u, ga, w);
        double s = gx * gx;
        for (int i = 0; i < u.Length; i++)
            s += r[i] * ga[i];
        return s;
    }

    [Differentiable]
    [At(2, 3)]
    public static double OfASpan(Span<double> s, ReadOnlySpan<double> c)
    {
        double t = 0;
        for (int i = 0; i < s.Length; i++)
        {
            s[i] = Math.Sin(s[i] * c[i]);
            t += s[i] * s[i] * c[0];
        }

        return t;
    }

    [Differentiable]
    [At(3)]
    public static double OfASpansGradients(double[] u, double x)
    {
        var a = (double[])u.Clone();
        double t = 0;
        for (int k = 0; k < 2; k++)
        {
            var (gs, gc) = OfASpanGrad(a.AsSpan(1), u);
            t += gs[0] * gc[1] * x + a[1] * gs[1];
        }

        return t;
    }

    [Differentiable]
    [At(new double[] { 0.3, 0.7 }, 2)]
    public static double Moved(ref Point p, double[] a)
    {
        p.X = Math.Sin(p.X * p.Y) * a[0];
        a[0] *= p.Y;
        p.Y = p.X * p.Y + a[1];
        return p.X * p.Y * a[0];
    }

    [Differentiable]
    [At(0.7, -0.4, 2)]
    public static double OfAStruct(double x, double y, double[] u)
    {
        var p = new Point { X = x, Y = y };
        var gp = new Point { X = y, Y = 0.5 * x };
        var ga = new double[2];
        double v = MovedVjp(ref p, u, ref gp, ga, y);
        return v + gp.X * gp.Y * ga[0] + p.X * ga[1] * p.Y * u[0];
    }

    [Differentiable]
    [At(3, 2)]
    public static double Recursive(double[] a, int n)
    {
        if (n == 0)
            return a[0];

        a[n - 1] = a[n - 1] * a[n] + Math.Sin(a[n - 1]);
        return Recursive(a, n - 1) * a[n];
    }

    [Differentiable]
    [At(3)]
    [At(1)]
    public static double OfARecursion(double[] u)
    {
        double[] g = RecursiveGrad(u, u.Length - 1);
        double s = 0;
        for (int i = 0; i < g.Length; i++)
            s += g[i] * g[i] * u[i];
        return s;
    }

    /// <summary>An array that is written without being differentiated.</summary>
    [Differentiable("a")]
    [At(3, 3)]
    public static double Fixed(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            b[i] = a[i] * b[i];
            a[i] = b[i] * b[i] * a[i];
        }

        return a[0] * b[1] * b[1];
    }

    [Differentiable]
    [At(3, 3)]
    public static double OfFixed(double[] u, double[] w)
    {
        double[] g = FixedGrad(u, w);
        return g[0] * g[1] * w[0] + u[0] * w[1] * g[0];
    }

    /// <summary>Only what the gradient starts from depends on the argument.</summary>
    [Differentiable]
    [At(3)]
    public static double SeedAlone(double[] seed)
    {
        var u = new double[] { 0.4, 0.8, 0.1 };
        var w = new double[] { 0.4, 0.8, 0.1 };
        double v = FixedVjp(u, w, seed, seed[0]);
        return seed[0] * seed[1] * v + seed[2] * w[0];
    }

    private static void Helper(double[] u, double x, out double r)
    {
        var (ga, gx) = SmoothGrad(u, x);
        r = gx * ga[0];
    }

    [Differentiable]
    [At(new double[] { 0.7, -0.4, 1.1 }, 0.6, 3)]
    [At(3, 0.6, 0)]
    public static double InAHelper(double[] u, double x, int n)
    {
        double t = 0;
        foreach (int i in Checkpoint.Range(n, 2))
        {
            Helper(u, x, out double r);
            if (r > 0)
                t += r;
            else
                t += 2 * r * x;
            x += 0.1 * t;
        }

        return t;
    }
}
