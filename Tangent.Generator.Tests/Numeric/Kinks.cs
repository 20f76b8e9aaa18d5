using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Where the derivative is not unique, or infinite, and where a NaN must not spread.</summary>
internal static partial class Kinks
{
    [Differentiable]
    [At(0.0, Gradient = new[] { 0.0 })]
    public static double AbsAtZero(double x) => Math.Abs(x);

    [Differentiable]
    [At(1.5, 1.5, Gradient = new[] { 0.5, 0.5 })]
    public static double MaxOfEqual(double x, double y) => Math.Max(x, y);

    [Differentiable]
    [At(1.5, 1.5, Gradient = new[] { 0.5, 0.5 })]
    public static double MinOfEqual(double x, double y) => Math.Min(x, y);

    [Differentiable]
    [At(1.5, Gradient = new[] { 1.0 })]
    public static double MaxOfOneTwice(double x) => Math.Max(x, x);

    [Differentiable]
    [At(0.0, 0.0, 1.0, Gradient = new[] { 1.0, 0.0, 0.0 })]
    [At(1.0, 0.0, 1.0, Gradient = new[] { 1.0, 0.0, 0.0 })]
    public static double ClampAtItsBounds(double x, double low, double high) => Math.Clamp(x, low, high);

    [Differentiable]
    [At(0.0, Gradient = new[] { double.PositiveInfinity })]
    public static double SqrtAtZero(double x) => Math.Sqrt(x);

    [Differentiable]
    [At(0.0, Gradient = new[] { 0.0 })]
    [At(-2.0, Gradient = new[] { 0.0 })]
    public static double ZerothPower(double x) => Math.Pow(x, 0);

    [Differentiable]
    [At(0.0, 0, Gradient = new[] { 0.0 })]
    [At(0.0, 1, Gradient = new[] { 1.0 })]
    [At(0.0, 2, Gradient = new[] { 0.0 })]
    public static double PowerOfZero(double x, int n) => Math.Pow(x, n);

    [Differentiable]
    [At(0.0, 2.5, Gradient = new[] { 0.0, 0.0 })]
    public static double PowerOfZeroInItsExponent(double x, double p) => Math.Pow(x, p);

    [Differentiable]
    [At(2.0, Gradient = new[] { 2.0 })]
    [At(1.5, Gradient = new[] { 1.0 })]
    public static double FloorOnAStep(double x) => Math.Floor(x) * x;

    [Differentiable]
    [At(0.0, Gradient = new[] { 1.0 })]
    [At(-1.0, Gradient = new[] { 1.0 })]
    [At(4.0, Gradient = new[] { 0.25 })]
    public static double RootNotTakenByBranch(double x)
    {
        if (x > 0)
            return Math.Sqrt(x);
        return x;
    }

    [Differentiable]
    [At(0.0, Gradient = new[] { 0.0 })]
    [At(0.5)]
    public static double RemovableSingularity(double x) => x == 0 ? Math.PI : Math.Sin(Math.PI * x) / x;

    [Differentiable]
    [At(0.0, Gradient = new[] { 3.0 })]
    [At(-4.0, Gradient = new[] { 3.0 })]
    public static double RootNotTakenByConditional(double x) => x > 0 ? Math.Sqrt(x) : 3 * x;

    [Differentiable]
    [At(-1.0, Gradient = new[] { 0.0 })]
    [At(1.0, Gradient = new[] { 1.0 })]
    public static double LogarithmUnderMax(double x)
    {
        double y = x > 0 ? x * Math.Log(x) : 0;
        return Math.Max(y, 0) + Math.Min(y, 0);
    }

    [Differentiable]
    [At(0.0, 0.0, Gradient = new[] { 0.0, 0.0 })]
    [At(3.0, 4.0, Gradient = new[] { 0.6, 0.8 })]
    public static double HypotAtTheOrigin(double x, double y) => double.Hypot(x, y);

    [Differentiable]
    [At(new[] { 0.0, 0.0 }, Gradient = new[] { 0.0, 0.0 })]
    [At(new[] { 3.0, 4.0 }, Gradient = new[] { 0.6, 0.8 })]
    public static double NormWithItsGuard(double[] v)
    {
        double sum = 0;
        foreach (double x in v)
            sum += x * x;
        return sum == 0 ? 0 : Math.Sqrt(sum);
    }

    [Differentiable]
    [At(new[] { 1.0, 3.0, 3.0, 2.0 }, Gradient = new[] { 0.0, 0.5, 0.5, 0.0 })]
    [At(new[] { 4.0, 3.0, 3.0 }, Gradient = new[] { 1.0, 0.0, 0.0 })]
    public static double LargestElement(double[] v)
    {
        double largest = v[0];
        for (int i = 1; i < v.Length; i++)
            largest = Math.Max(largest, v[i]);
        return largest;
    }

    [Differentiable]
    [At(1e200, Gradient = new[] { 1.0 })]
    public static double OverflowNotTaken(double x)
    {
        double y = x;
        if (x < 1e100)
            y = Math.Exp(x * x);
        return y;
    }

    [Differentiable]
    [At(double.NaN, 2.0, Gradient = new[] { 0.0, 4.0 })]
    public static double InputNotRead(double x, double y) => y > 0 ? y * y : x;
}
