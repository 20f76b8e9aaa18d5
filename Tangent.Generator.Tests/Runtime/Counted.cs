using System;

namespace Tangent.Generator.Tests.Runtime;

/// <summary>A function that counts how often it, and how often its derivative, is evaluated; and methods that call it again and again.</summary>
internal static partial class Counted
{
    public static int Values { get; private set; }

    public static int Slopes { get; private set; }

    public static void Reset() => (Values, Slopes) = (0, 0);

    public static double Sine(double x)
    {
        Values++;
        return Math.Sin(x);
    }

    [DerivativeOf(typeof(Counted), nameof(Sine))]
    public static double SineSlope(double x)
    {
        Slopes++;
        return Math.Cos(x);
    }

    [Differentiable]
    public static double Chain(double x, int trips)
    {
        double y = x;
        for (int i = 0; i < trips; i++)
            y = Sine(y) + 0.5 * y;
        return y;
    }

    [Differentiable]
    public static double Sum(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double s = Sine(x[i]);
            sum += s * s;
        }

        return sum;
    }

    [Differentiable]
    public static double Triangle(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
                y = 0.3 * Sine(y) * y + x;
        }

        return y;
    }

    [Differentiable]
    public static double Until(double x, int trips)
    {
        double y = x;
        int i = 0;
        while (y > -100 && i++ < trips)
            y = Sine(y) * 0.5 + y;
        return y;
    }

    [Differentiable]
    public static double Deep(double x) => Level1(x, 3);

    private static double Level1(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y = Sine(y) + Level2(y, 1);
        return y;
    }

    private static double Level2(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y = Sine(y) + Level3(y, n);
        return y;
    }

    private static double Level3(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y = Sine(y) + Level4(y, n);
        return y;
    }

    private static double Level4(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y = Sine(y) * y;
        return y;
    }

    /// <summary>Calls itself as deep as it is told.</summary>
    [Differentiable]
    public static double Recursive(double x, int depth)
    {
        double y = Sine(x);
        if (depth > 1)
            y = 0.5 * Recursive(y + x, depth - 1);
        return y * x;
    }
}
