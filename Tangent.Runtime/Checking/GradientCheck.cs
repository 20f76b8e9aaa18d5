using System;
using Tangent.Runtime;

namespace Tangent;

/// <summary>
/// Compares a gradient with differences of the function, for tests. Differences are extrapolated to step zero (Ridders' method),
/// which leaves about ten right digits of a smooth function and says how many.
/// </summary>
/// <example>
/// <code>
/// GradientReport report = GradientCheck.Compare(Model.Loss, Model.LossGrad, weights);
/// Assert.That(report.IsRight, report.ToString());
/// </code>
/// </example>
public static class GradientCheck
{
    /// <summary>Compares at one point.</summary>
    /// <param name="f">The function. It gets a copy of the point, which it may change.</param>
    /// <param name="gradient">Its gradient, as long as the point. It gets a copy too.</param>
    /// <param name="x">The point.</param>
    /// <param name="tolerance">
    /// How far a component may be off, relative to its size and to that of the largest difference, whichever is greater. What the
    /// differences themselves leave open is allowed on top.
    /// </param>
    /// <returns>A component for each number in <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null, or the gradient is.</exception>
    /// <exception cref="ArgumentException">The gradient is not as long as the point.</exception>
    public static GradientReport Compare(
        Func<double[], double> f, Func<double[], double[]> gradient, double[] x, double tolerance = 1e-6)
    {
        Guard.NotNull(f, nameof(f));
        Guard.NotNull(gradient, nameof(gradient));
        Guard.NotNull(x, nameof(x));
        double[] generated = gradient((double[])x.Clone());
        Guard.NotNull(generated, nameof(gradient));
        if (generated.Length != x.Length)
        {
            throw new ArgumentException("The gradient has another length than the point.", nameof(gradient));
        }

        var differences = new Difference[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int place = i;
            differences[i] = Difference.Of(t => f(Moved(x, place, t)), x[i]);
        }

        return new GradientReport(generated, differences, tolerance);
    }

    /// <summary>Compares the derivative of a function of one number, to six digits.</summary>
    /// <param name="f">The function.</param>
    /// <param name="derivative">Its derivative.</param>
    /// <param name="x">The point.</param>
    /// <returns>A report with one component.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public static GradientReport Compare(Func<double, double> f, Func<double, double> derivative, double x)
    {
        Guard.NotNull(f, nameof(f));
        Guard.NotNull(derivative, nameof(derivative));
        return new GradientReport([derivative(x)], [Difference.Of(f, x)], 1e-6);
    }

    private static double[] Moved(double[] x, int place, double to)
    {
        var moved = (double[])x.Clone();
        moved[place] = to;
        return moved;
    }
}
