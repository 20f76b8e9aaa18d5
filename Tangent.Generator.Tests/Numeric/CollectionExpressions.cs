using System;
using System.Collections.Generic;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Collection expressions with spreads, ranges, and memory on the stack.</summary>
internal static partial class CollectionExpressions
{
    [Differentiable]
    [At(0.7, 3, 2)]
    [At(0.7, 1, 0)]
    public static double Spreads(double x, double[] a, List<double> l)
    {
        double[] c = [x, .. a, a[0] * x, .. l];
        Span<double> s = [x, .. c[1..^1]];
        List<double> m = [.. l, x];
        c[1] *= s[1];
        m[0] *= c[1];
        return c[1] * c[^1] + s[1] * c.Length * m[0];
    }

    [Differentiable]
    [At(4)]
    [At(1)]
    public static double[] TwiceTheSame(double[] a) => [.. a, .. a, a[0] * a[0]];

    [Differentiable]
    public static double InACall(double x, double y) => Norm([x, 2, .. Pair(x, y)]) * Norm([]);

    private static double[] Pair(double x, double y) => [x * y, y];

    private static double Norm(ReadOnlySpan<double> v)
    {
        double sum = 1;
        foreach (double x in v)
            sum += x * x;
        return Math.Sqrt(sum);
    }

    [Differentiable]
    [At(0.7, 3)]
    [At(0.7, 0)]
    public static double OnTheStack(double x, int n)
    {
        Span<double> s = stackalloc double[n];
        Span<double> t = stackalloc double[] { x, x * x };
        ReadOnlySpan<double> u = stackalloc[] { x, 2.0 };
        for (int i = 0; i < n; i++)
            s[i] = x * i * t[1];
        double sum = u[1] * u[0];
        foreach (double v in s)
            sum += v * v;
        return sum;
    }

    [Differentiable]
    [At(0.7, 3)]
    [At(0.7, 9)]
    public static double OnTheStackWhenSmall(double x, int n)
    {
        Span<double> s = n > 4 ? new double[n] : stackalloc double[n];
        for (int i = 0; i < n; i++)
            s[i] = (i == 0 ? 1 : s[i - 1]) * x;
        double sum = 0;
        foreach (double v in s)
            sum += v * v;
        return sum;
    }

    [Differentiable]
    [At(4, 3)]
    public static double Ranges(double[] a, Span<double> s)
    {
        double[] b = a[1..^1];
        b[0] = 3 * a[1];
        Span<double> t = s[1..];
        t[0] *= a[0];
        Span<double> u = t[..1];
        u[0] += b[^1];
        return b[0] * s[1] + a[^2] * t[^1];
    }

    /// <summary>Spans that are cut at places which change, in loops whose trips nobody knows.</summary>
    [Differentiable]
    [At(5, 0.8)]
    [At(1, 0.8)]
    public static double CutAnew(double[] a, double x) => Windows(a, x);

    private static double Windows(double[] a, double x)
    {
        Span<double> s = a;
        double r = 1;
        int i = 0;
        while (i + 1 < s.Length)
        {
            Span<double> t = s.Slice(i, 2);
            r = r * t[0] + t[1] * x;
            t[1] *= r;
            i += 1 + (r > 1 ? 1 : 0);
        }

        return r * a[0];
    }

    [Differentiable]
    [At(5, 0.8)]
    public static double CutInAHelper(double[] a, double x) => Windows(a, x) * Windows(a, 2.0);

    [Differentiable]
    [At(5, 0.8)]
    [At(2, 0.8)]
    public static double FromBothEnds(double[] a, double x)
    {
        double r = x;
        for (int low = 0, high = a.Length; low < high;)
        {
            ReadOnlySpan<double> t = a.AsSpan(low, high - low);
            r = r * t[0] + t[^1];
            low++;
            high--;
        }

        return r;
    }
}
