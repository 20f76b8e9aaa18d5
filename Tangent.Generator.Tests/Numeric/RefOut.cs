using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>ref</c>, <c>out</c> and <c>in</c> scalars.</summary>
internal static partial class RefOut
{
    [Differentiable]
    public static void ScaleByRef(ref double x, double a) => x *= a;

    [Differentiable]
    public static void Square(double x, out double y) => y = x * x;

    [Differentiable]
    public static void Polar(double x, double y, out double r, out double angle)
    {
        r = Math.Sqrt(x * x + y * y);
        angle = Math.Atan2(y, x);
    }

    [Differentiable]
    public static double ValueAndOut(double x, out double y)
    {
        y = Math.Sin(x);
        return y * x;
    }

    [Differentiable]
    public static double ValueAndRef(double x, ref double y)
    {
        double old = y;
        y = y * x + 1;
        return old * y;
    }

    [Differentiable]
    public static void SwapByRef(ref double a, ref double b)
    {
        double t = a;
        a = b * 2;
        b = t;
    }

    [Differentiable]
    public static void ReadOnlyRef(ref double a, out double y) => y = a * a;

    [Differentiable]
    public static void OutOverwritten(double x, out double y)
    {
        y = x;
        y = y * y * x;
        y += y * x;
    }

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static bool TryLog(double x, out double y)
    {
        if (x <= 0)
        {
            y = 0;
            return false;
        }

        y = Math.Log(x);
        return true;
    }

    [Differentiable]
    [At(1.2, 4)]
    public static void RefInALoop(ref double x, int n)
    {
        for (int i = 0; i < n; i++)
            x = Math.Sin(x) * i + x;
    }

    [Differentiable]
    [At(3)]
    public static void MeanAndVariance(double[] v, out double mean, out double variance)
    {
        mean = 0;
        for (int i = 0; i < v.Length; i++)
            mean += v[i];
        mean /= v.Length;
        variance = 0;
        for (int i = 0; i < v.Length; i++)
            variance += (v[i] - mean) * (v[i] - mean);
    }

    [Differentiable]
    public static double In(in double x, double y) => x * x * y;

    [Differentiable]
    [At(1.5, 7)]
    public static void IntegerByRef(ref double x, ref int n)
    {
        x *= n;
        n++;
        x += n * x;
    }

    [Differentiable]
    [At(2.0, 1.5)]
    [At(-2.0, 1.5)]
    public static void RefUnderACondition(double x, ref double y)
    {
        if (x < 0)
            return;
        y = x * y;
        if (y > 2)
            y = y * y;
    }
}
