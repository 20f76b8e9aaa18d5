using System.Collections.Generic;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Patterns on storage, types and properties.</summary>
internal static partial class Patterns
{
    [Differentiable]
    [At(0.7, new[] { 0.3, 0.6, 1.1 })]
    [At(0.7, new[] { 0.3, 0.1 })]
    [At(0.7, 0)]
    [At(0.7, 1)]
    public static double OnAnArray(double x, double[] a) =>
        a is [var p, .., > 0.5] ? x * p
        : a is [_, var q] ? q * q
        : a is [] ? x
        : 2 * x;

    [Differentiable]
    [At(0.7, new[] { 0.3, 0.6, 1.1 })]
    [At(0.7, new[] { 0.6, 0.3 })]
    [At(0.7, new[] { 0.6 })]
    [At(0.7, new[] { 0.6, 0.7 })]
    public static double OnAList(double x, List<double> a)
    {
        switch (a)
        {
            case [var p]:
                return p * x;
            case [var p, var q, ..] when p > q:
                return p - q * x;
            case { Count: > 2 }:
                return a[2] * x;
            default:
                return x * x;
        }
    }

    [Differentiable]
    [At(4)]
    public static double InALoop(double[] a)
    {
        double z = 1;
        for (int i = 0; i + 1 < a.Length; i++)
        {
            if (a[i..] is [var p, var q, ..] && p > 0.5)
                z = z * p + q;
            a[i] = z;
        }

        return z * a[0];
    }

    [Differentiable]
    public static double OfATuple(double x, double y) => (x, y) switch
    {
        ( > 1, > 1) => x * y,
        ( > 1, _) => x - y,
        (var p, var q) when p < q => q * q - p,
        _ => x / y,
    };

    /// <summary>Nullable values without a derivative decide, and count.</summary>
    [Differentiable("x")]
    [At(0.7, 3, 0.5)]
    [At(0.7, null, null)]
    [At(0.7, 1, null)]
    public static double OfNullables(double x, int? n, double? y)
    {
        int k = n ?? 2;
        double z = x * k;
        if (y.HasValue)
            z *= y.Value;
        if (n.HasValue)
            z += x * n.Value;
        if (n is null)
            return z * z;
        if (n is int m && m > 1)
            z += x * m;
        for (int i = 0; i < (n ?? 3); i++)
        {
            if (y is double v && v > 0.3)
                z *= v + x;
        }

        return z * (y ?? 1) * (n ?? 1);
    }

    [Differentiable]
    [At(0.7, 0.4)]
    public static double OfEqualTuples(double x, double y) =>
        (x, 2.0) == (y, 2) ? x : (x, y) != (0.7, 2) ? x * y : y * y;

    public record struct Pair(double X, double Y)
    {
        public static Pair operator ++(Pair p) => new(p.X + 1, p.Y * p.X);

        public static Pair operator --(Pair p) => new(p.X * p.X, p.Y);
    }

    [Differentiable]
    public static double OfOwnIncrements(double x, double y)
    {
        var v = new Pair(x, y);
        Pair w = v++;
        ++v;
        v--;
        var a = new Pair[2];
        a[1] = v;
        a[1]++;
        return v.X * v.Y + w.X * w.Y + a[1].Y;
    }

    [Differentiable]
    [At(3, 2.0)]
    [At(4, 2.0)]
    public static double OfReversed(double[] a, double x)
    {
        System.Array.Reverse(a);
        a[0] *= x;
        System.Span<double> s = a;
        System.MemoryExtensions.Reverse(s[1..]);
        return a[0] * a[1] + a[^1] * x;
    }
}
