using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>System.Linq</c> over arrays, lists and ranges: one loop each.</summary>
internal static partial class Queries
{
    [Differentiable]
    [At]
    [At(0, 0.7)]
    public static double Sums(double[] a, double x) => a.Sum(v => v * v * x) + a.Sum();

    [Differentiable]
    [At(4, 3)]
    public static double Dot(double[] w, List<double> x) => w.Zip(x, (a, b) => a * b).Sum();

    [Differentiable]
    [At(0.7, 9)]
    [At(0.7, 0)]
    [At(0.7, -1)]
    public static double FourierWherePositive(double x, int n) =>
        Enumerable.Range(1, n).Select(k => Math.Sin(k * x)).Where(v => v > 0).Select(v => v * x).Sum();

    [Differentiable]
    [At(4)]
    [At(1)]
    [At(0)]
    public static double Aggregates(double[] a, double x) =>
        a.Select(Math.Exp).Aggregate(x, (s, v) => s * 0.5 + v * s)
        + a.Aggregate((p, q) => p * q + x)
        + a.Aggregate(1.0, (p, q) => p * q, Math.Sqrt);

    [Differentiable]
    [At(5)]
    [At(1)]
    [At(0)]
    public static double Extremes(double[] a, double x) =>
        a.Max() * a.Select(v => v * x).Min() + a.Max(v => -v) + a.Where(v => v > 0.2).Min();

    [Differentiable]
    [At(new[] { double.NaN, 1, 2 }, Gradient = new[] { 0.0, 0, 1 })]
    [At(new[] { 1, double.NaN, 2 }, Gradient = new[] { 0.0, 0, 1 })]
    public static double ExtremesOfNaN(double[] a) => a.Max();

    [Differentiable]
    [At(5)]
    [At(0)]
    public static double Averages(List<double> a) => a.Average() + a.Where(v => v > 0.2).Average() * a.Average(v => v * v);

    [Differentiable]
    [At(5, 0.7)]
    public static double[] Shaped(double[] a, double x)
    {
        double[] b = a.Select((v, i) => v * i + x).ToArray();
        return b.Skip(1).Take(3).Reverse().Select(v => v * v).ToArray();
    }

    [Differentiable]
    [At(4, 7)]
    [At(4, -1)]
    public static double MoreThanThereAre(double[] a, int n) => a.Take(n).Sum() + a.Skip(n).Sum(v => v * v) + a.Skip(1).Take(2).ToArray().Length;

    [Differentiable]
    [At(new[] { 0.3, 0.6, 1.1, 0.9 }, 0.35)]
    public static double FilteredAndEnumerated(double[] a, double x)
    {
        List<double> kept = a.Where(v => v > x).ToList();
        double sum = 0;
        foreach (double v in kept.Select(v => v * x))
        {
            if (v > 3)
                break;
            sum += v;
            x *= 1.1;
        }

        return sum + kept.Count(v => v > 1) + a.Where(v => v > 0.4).ToArray()[0];
    }

    [Differentiable]
    [At(4)]
    [At(0)]
    public static float InSinglePrecision(float[] a, float x) => a.Sum(v => v * x) + a.Average() + a.Max();

    [Differentiable]
    [At(3, 5)]
    public static double InPairs(double[] a, double[] b) => a.Zip(b).Sum(p => p.First * p.Second) + a.Zip(b, Math.Max).Sum();

    [Differentiable]
    public static double Nested(double[][] m, double[] x) => m.Select(row => row.Zip(x, (a, b) => a * b).Sum()).Sum(y => y * y);

    [Differentiable]
    [At(0.7, 3)]
    [At(0.7, 0)]
    [At(0.7, -2)]
    public static double Power(double x, int n) => Enumerable.Repeat(x, n).Aggregate(1.0, (a, b) => a * b);

    /// <summary>Softmax cross-entropy, for a class and its logits.</summary>
    [Differentiable]
    [At(4, 2)]
    public static double CrossEntropy(double[] logits, int target)
    {
        double largest = logits.Max();
        return Math.Log(logits.Sum(z => Math.Exp(z - largest))) + largest - logits[target];
    }

    [Differentiable]
    [At(4)]
    public static double InALoop(double[] a)
    {
        double z = 1;
        for (int i = 0; i < 3; i++)
        {
            if (z > 0.5)
                z = a.Select(v => v * z).Sum() / a.Length;
            else
                z += a.Skip(i).Sum() * z;
        }

        return z;
    }

    [Differentiable]
    [At(4, 0.7)]
    public static double InAHelper(double[] a, double x)
    {
        double y = Norm(a) * x;
        a[0] = y;
        return Norm(a) + Norm(a.Select(v => v * y).ToArray());
    }

    private static double Norm(double[] v) => Math.Sqrt(v.Select(x => x * x).Aggregate(0.0, (s, x) => s + x));

    [Differentiable]
    public static double Clauses(double[] x, double a) => (from v in x where v > 0.6 select v * a * v).Sum();

    [Differentiable]
    public static double ClausesInClauses(double[] x, double a) =>
        (from u in x select (from w in x where w < u + 1 select w * a * u).Sum()).ToArray()[0] * (from v in x select Math.Sin(v)).Max();

    [Differentiable]
    public static double EnumeratedClauses(double[] x, double a)
    {
        double sum = 0;
        foreach (double v in from u in x select u * a)
        {
            sum += v * v;
            a *= 1.1;
        }

        return sum;
    }
}
