using System;

namespace Tangent.Generator.Tests.Support;

internal static class FiniteDifference
{
    /// <summary>
    /// A central difference, twice extrapolated to step zero (Richardson): the error is of sixth order in the step, so that a step as
    /// large as a thousandth leaves about eleven right digits of a function of ordinary size.
    /// </summary>
    public static double Derivative(Func<double, double> f, double at, double step = 1e-3)
    {
        double h = step * Math.Max(1e-3, Math.Min(1, Math.Abs(at)));
        double coarse = Central(f, at, h);
        double middle = Central(f, at, h / 2);
        double fine = Central(f, at, h / 4);
        double first = ((4 * middle) - coarse) / 3;
        double second = ((4 * fine) - middle) / 3;
        return ((16 * second) - first) / 15;
    }

    private static double Central(Func<double, double> f, double at, double h) => (f(at + h) - f(at - h)) / (at + h - (at - h));
}
