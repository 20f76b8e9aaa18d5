using System;

namespace Tangent;

/// <summary>
/// A derivative by differences: its value, how far off that may be, and the slopes to the left and to the right of the point.
/// </summary>
internal readonly struct Difference
{
    private const int Steps = 10;
    private const double Shrink = 1.4;

    private Difference(double value, double uncertainty, double left, double right)
    {
        Value = value;
        Uncertainty = uncertainty;
        Left = left;
        Right = right;
    }

    public double Value { get; }

    public double Uncertainty { get; }

    public double Left { get; }

    public double Right { get; }

    /// <summary>
    /// Central differences with smaller and smaller steps, each extrapolated with those before (C. J. F. Ridders, "Accurate
    /// computation of F'(x) and F'(x) F''(x)", 1982). The best of them is the one that changed least.
    /// </summary>
    public static Difference Of(Func<double, double> f, double x)
    {
        double step = 0.05 * Math.Max(Math.Abs(x), 0.1);
        var table = new double[Steps, Steps];
        double value = double.NaN;
        double uncertainty = double.PositiveInfinity;
        double h = step;
        for (int i = 0; i < Steps; i++, h /= Shrink)
        {
            table[0, i] = Central(f, x, h);
            double factor = Shrink * Shrink;
            for (int j = 1; j <= i; j++, factor *= Shrink * Shrink)
            {
                table[j, i] = ((table[j - 1, i] * factor) - table[j - 1, i - 1]) / (factor - 1);
                double change = Math.Max(Math.Abs(table[j, i] - table[j - 1, i]), Math.Abs(table[j, i] - table[j - 1, i - 1]));
                if (change <= uncertainty)
                {
                    uncertainty = change;
                    value = table[j, i];
                }
            }
        }

        double near = 1e-6 * Math.Max(Math.Abs(x), 0.1);
        double here = f(x);
        return new Difference(value, uncertainty, (here - f(x - near)) / near, (f(x + near) - here) / near);
    }

    // What is divided by is the distance of the two points as they are after rounding.
    private static double Central(Func<double, double> f, double x, double h)
    {
        double above = x + h;
        double below = x - h;
        return (f(above) - f(below)) / (above - below);
    }
}
