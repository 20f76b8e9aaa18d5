using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Callees that write, return what they were given, call themselves, or leave early.</summary>
internal static partial class HardCalls
{
    [Differentiable]
    [At(3)]
    public static double CompoundWithCall(double[] v)
    {
        v[0] += Wave(v[0]) * Wave(v[1]);
        v[1] *= Wave(v[0] * v[1]);
        return v[0] / v[1];
    }

    [Differentiable]
    [At(5, 1.3)]
    public static double RecursiveInPlace(double[] v, double a)
    {
        Halves(v, 0, v.Length, a);
        return v[0] * v[^1] + v[2];
    }

    /// <summary>No derivative flows into the call, and yet the array that it returns comes to hold values that depend on x.</summary>
    [Differentiable]
    [At(0.3, 3)]
    [At(1.3, 1)]
    [At(0.7, 0)]
    public static double ConstantArrayFilledLater(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            double[] a = Ramp(n);
            a[i] = s * x;
            a[0] += Math.Sin(s);
            s = s * a[i] + a[n - 1] * a[0];
        }

        return s;
    }

    [Differentiable]
    [At(1.1, 6)]
    public static (double, double) RecursiveTuple(double x, int n)
    {
        if (n == 0)
            return (1, x);
        var (a, b) = RecursiveTuple(x * 1.1, n - 1);
        return (b * x, a + b * 0.5);
    }

    [Differentiable]
    [At(4)]
    public static double CalleeReturnsArgument(double[] v)
    {
        double[] w = Pick(v, v[0] > 0);
        w[1] *= v[0];
        double[] u = Pick(w, false);
        u[0] = v[1] * w[2];
        return v[0] + v[1] * u[0] + w[1];
    }

    [Differentiable]
    [At(4, 1.5)]
    public static double LocalFunctionWrites(double[] v, double a)
    {
        double total = 0;
        void Add(int i)
        {
            total += v[i] * a;
            v[i] = total * v[0];
        }

        for (int i = 0; i < v.Length; i++)
            Add(i);
        Add(0);
        return total * v[1];
    }

    [Differentiable]
    [At(1.5, 0.5)]
    public static double OutAliasesIn(double x, double y)
    {
        Combine(x, y, out x, out y);
        Combine(y, x, out x, out y);
        return x * y;
    }

    [Differentiable]
    [At(1.5, 0.5)]
    public static double RefSwapCalls(double x, double y)
    {
        for (int i = 0; i < 3; i++)
        {
            Swap(ref x, ref y);
            x *= y;
            if (x > 1)
                Swap(ref y, ref x);
        }

        return x - y * y;
    }

    [Differentiable]
    [At(3, 0.5)]
    public static double ParamsArrayDirect(double[] v, double x) => Product(v) + Product(x, v[0]) * Product(x * x);

    [Differentiable]
    [At(6, 2)]
    public static double SpanCalls(Span<double> v, double a)
    {
        for (int i = 0; i + 3 <= v.Length; i++)
        {
            Mix(v.Slice(i, 3), a);
            a += Dot(v.Slice(0, 2), v.Slice(i + 1, 2));
        }

        return a * v[0];
    }

    [Differentiable]
    [At(1.2, 3)]
    public static double RecursionLocal(double x, int n)
    {
        double Step(double t, int k) => k == 0 ? t : Step(Math.Sin(t * x) + t, k - 1) * t;
        return Step(x, n) + Step(x * x, 1);
    }

    private static double Wave(double x)
    {
        double y = x;
        for (int i = 0; i < 3; i++)
        {
            y = Math.Sin(y) + x;
            if (y > 1.5)
                return y * x;
        }

        return y;
    }

    private static void Halves(double[] v, int lo, int hi, double a)
    {
        if (hi - lo < 2)
        {
            v[lo] *= a;
            return;
        }

        int m = (lo + hi) / 2;
        Halves(v, lo, m, a);
        Halves(v, m, hi, a * v[lo]);
        for (int i = lo; i < m; i++)
            v[i] += v[hi - 1] * v[i] * 0.3;
    }

    private static double[] Pick(double[] v, bool same)
    {
        if (same)
            return v;
        var c = (double[])v.Clone();
        c[2] += v[0];
        return c;
    }

    private static void Combine(double a, double b, out double p, out double q)
    {
        p = a * b;
        q = a + p * b;
    }

    private static void Swap(ref double a, ref double b)
    {
        double t = a;
        a = b;
        b = t;
    }

    private static double[] Ramp(int n)
    {
        double[] a = new double[n];
        for (int i = 1; i < n && i < 8; i++)
            a[i] = a[i - 1] + 0.5 * i;
        return a;
    }

    private static double Product(params double[] a)
    {
        double p = 1;
        for (int i = 0; i < a.Length; i++)
        {
            p *= a[i];
            a[i] = p;
        }

        return p * a[0];
    }

    private static void Mix(Span<double> s, double a)
    {
        for (int i = 1; i < s.Length; i++)
            s[i] = Math.Sin(s[i] * a + s[i - 1]);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
            s += a[i] * b[i];
        return s;
    }
}
