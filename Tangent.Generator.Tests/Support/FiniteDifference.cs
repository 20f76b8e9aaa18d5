using System;

namespace Tangent.Generator.Tests.Support;

internal static class FiniteDifference
{
    /// <summary>The derivative at a point, with a step that suits its size.</summary>
    public static double Derivative(Func<double, double> f, double at) =>
        Derivative(f, at, 1e-3 * Math.Max(1e-3, Math.Min(1, Math.Abs(at))));

    /// <summary>
    /// A central difference, twice extrapolated to step zero (Richardson): the error is of sixth order in the step, so that a step as
    /// large as a thousandth leaves about eleven right digits of a function of ordinary size.
    /// </summary>
    public static double Derivative(Func<double, double> f, double at, double step)
    {
        double coarse = Central(f, at, step);
        double middle = Central(f, at, step / 2);
        double fine = Central(f, at, step / 4);
        double first = ((4 * middle) - coarse) / 3;
        double second = ((4 * fine) - middle) / 3;
        return ((16 * second) - first) / 15;
    }

    private static double Central(Func<double, double> f, double at, double h) => (f(at + h) - f(at - h)) / (at + h - (at - h));
}
