using System;

namespace Tangent.Generator.Tests.Surgery;

/// <summary>Loops whose evaluations and memory are counted.</summary>
internal static partial class Trips
{
    private static int s_evaluations;

    public static int Evaluations => s_evaluations;

    public static void Reset() => s_evaluations = 0;

    [Differentiable("x", "k", Emit = Tangent.Derivatives.Default | Tangent.Derivatives.Hvp)]
    public static double Pendulum(double x, double k, int n, int slots)
    {
        double v = 0.1 * x;
        foreach (int t in Checkpoint.Range(n, slots))
        {
            Count();
            double a = -k * Math.Sin(x) + 0.01 * t;
            v += 0.1 * a;
            x += 0.1 * v;
        }

        return x * v;
    }

    [Differentiable("x", "k")]
    public static double PendulumWhole(double x, double k, int n)
    {
        double v = 0.1 * x;
        for (int t = 0; t < n; t++)
        {
            double a = -k * Math.Sin(x) + 0.01 * t;
            v += 0.1 * a;
            x += 0.1 * v;
        }

        return x * v;
    }

    /// <summary>The Lorenz equations by the classical Runge-Kutta method, and the mean of the squared distance from the origin.</summary>
    [Differentiable("x", "y", "z", "rho")]
    public static double Lorenz(double x, double y, double z, double rho, double h, int n, int slots)
    {
        double mean = 0;
        foreach (int t in Checkpoint.Range(n, slots))
        {
            (double x1, double y1, double z1) = Rates(x, y, z, rho);
            (double x2, double y2, double z2) = Rates(x + h / 2 * x1, y + h / 2 * y1, z + h / 2 * z1, rho);
            (double x3, double y3, double z3) = Rates(x + h / 2 * x2, y + h / 2 * y2, z + h / 2 * z2, rho);
            (double x4, double y4, double z4) = Rates(x + h * x3, y + h * y3, z + h * z3, rho);
            x += h / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
            y += h / 6 * (y1 + 2 * y2 + 2 * y3 + y4);
            z += h / 6 * (z1 + 2 * z2 + 2 * z3 + z4);
            mean += (x * x + y * y + z * z) / n;
        }

        return mean;
    }

    private static (double X, double Y, double Z) Rates(double x, double y, double z, double rho) =>
        (10 * (y - x), x * (rho - z) - y, x * y - 8.0 / 3 * z);

    private static void Count() => s_evaluations++;
}
