using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Methods whose bodies have no derivative here, with rules in each of the three forms.</summary>
internal static partial class OwnRules
{
    [Differentiable]
    public static double ByPartial(double x, double s) => s * Special.Erf(s * x) + Special.Erf(0.5);

    [Differentiable]
    [At(0.8, 3)]
    public static double TwoPartials(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += Special.Beta(x + i, 2 * x);
        return sum;
    }

    [Differentiable]
    public static double ByJvp(double x, double y) => Special.Mean(x * y, y) * x;

    [Differentiable]
    public static double ByVjp(double x, double y) => Special.Hypotenuse(x, x * y);

    [Differentiable]
    [At(0.7f, 2)]
    [At(1.2f, 3)]
    public static float InSinglePrecision(float x, int n) => Special.Power(x * x, n) * x;

    [Differentiable]
    [At(0.7, Gradient = [1.4])]
    public static double PreferredOverTheBody(double x) => Special.Rounded(x) * x;

    [Differentiable]
    public static double InAHelper(double x)
    {
        double y = x;
        for (int i = 0; i < 3; i++)
            y = Nested(y, x);
        return y;
    }

    private static double Nested(double y, double x)
    {
        double sum = 0;
        for (int i = 1; i < 3; i++)
            sum += Special.Erf(0.25 * y * i) * x;
        return sum;
    }
}

/// <summary>What stands for a library that cannot be changed.</summary>
internal static class Special
{
    /// <summary>Abramowitz and Stegun, 7.1.5.</summary>
    public static double Erf(double x)
    {
        try
        {
            double term = x;
            double sum = x;
            for (int n = 1; n < 60; n++)
            {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }

            return 2 / Math.Sqrt(Math.PI) * sum;
        }
        finally
        {
            GC.KeepAlive(null);
        }
    }

    public static double Beta(double a, double b)
    {
        lock (typeof(Special))
            return Math.Pow(a, b) / (a + b);
    }

    public static double Mean(double a, double b)
    {
        lock (typeof(Special))
            return Math.Sqrt(a * b);
    }

    public static double Hypotenuse(double a, double b)
    {
        lock (typeof(Special))
            return Math.Sqrt(a * a + b * b);
    }

    public static float Power(float x, int n)
    {
        lock (typeof(Special))
            return MathF.Pow(x, n);
    }

    public static double Rounded(double x) => Math.Round(x * 1e9) / 1e9;
}

internal static class SpecialRules
{
    private const double Scale = 1;

    [DerivativeOf(typeof(Special), nameof(Special.Erf))]
    public static double ErfSlope(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);

    [DerivativeOf(typeof(Special), nameof(Special.Beta), Wrt = "a")]
    public static double BetaInA(double a, double b)
    {
        double sum = a + b;
        return Math.Pow(a, b) * (b / a * sum - 1) / (sum * sum);
    }

    [DerivativeOf(typeof(Special), nameof(Special.Beta), Wrt = "b")]
    public static double BetaInB(double a, double b) => Scale * Math.Pow(a, b) * (Math.Log(a) * (a + b) - 1) / ((a + b) * (a + b));

    [DerivativeOf(typeof(Special), nameof(Special.Mean))]
    public static (double Value, double Tangent) MeanJvp(double a, double b, double da, double db)
    {
        double mean = Special.Mean(a, b);
        return (mean, (da * b + a * db) / (2 * mean));
    }

    [DerivativeOf(typeof(Special), nameof(Special.Hypotenuse))]
    public static (double Value, double da, double db) HypotenuseVjp(double a, double b, double seed)
    {
        double value = Special.Hypotenuse(a, b);
        return (value, seed * a / value, seed * b / value);
    }

    [DerivativeOf(typeof(Special), nameof(Special.Power))]
    public static float PowerSlope(float x, int n) => n * MathF.Pow(x, n - 1);

    [DerivativeOf(typeof(Special), nameof(Special.Rounded))]
    public static double RoundedSlope(double x) => 1;
}
