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
}
