using System;
using System.Linq;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Runtime;

public sealed class GradientCheckTests
{
    private static readonly double[] Point = [0.7, -1.3, 2.1];

    [Test]
    public void A_right_gradient_passes_with_ten_digits()
    {
        GradientReport report = GradientCheck.Compare(F, Gradient, Point, 1e-9);
        Assert.That(report.IsRight, report.ToString());
        Assert.That(report.SuggestedCause, Is.Null);
        Assert.That(report.Components.Select(c => Math.Abs(c.Difference - c.Generated)), Is.All.LessThan(1e-9));
    }

    [Test]
    public void A_small_error_in_one_component_is_found_and_named()
    {
        GradientReport report = GradientCheck.Compare(F, x => Changed(Gradient(x), 1, g => g + 1e-4), Point);
        Assert.That(report.Components.Select(c => c.IsRight), Is.EqualTo(new[] { true, false, true }));
        Assert.That(report.ToString(), Does.StartWith("The gradient is off in 1 of 3 components.\n  [1] gradient"));
        Assert.That(report.SuggestedCause, Does.StartWith("Only some components are off"));
    }

    [Test]
    public void A_factor_is_told() => Assert.That(
        GradientCheck.Compare(F, x => Gradient(x).Select(g => 2 * g).ToArray(), Point).SuggestedCause,
        Does.Contain("times 2:"));

    [Test]
    public void A_cut_derivative_is_told() => Assert.That(
        GradientCheck.Compare(F, x => Changed(Gradient(x), 2, _ => 0), Point).SuggestedCause,
        Does.StartWith("The derivative is cut"));

    [Test]
    public void A_kink_is_told()
    {
        GradientReport report = GradientCheck.Compare(x => x > 0 ? 2 * x : x, _ => 1.0, 0.0);
        Assert.That(report.IsRight, Is.False);
        Assert.That(report.SuggestedCause, Does.StartWith("The function has a kink"));
    }

    [Test]
    public void A_gradient_that_is_no_number_is_told() => Assert.That(
        GradientCheck.Compare(F, x => Changed(Gradient(x), 0, _ => double.NaN), Point).SuggestedCause,
        Does.StartWith("The gradient is not finite"));

    [Test]
    public void A_function_that_is_no_number_is_told() =>
        Assert.That(GradientCheck.Compare(Math.Sqrt, _ => 1.0, -1.0).SuggestedCause, Does.StartWith("The function is not a number"));

    [Test]
    public void Two_functions_apart_are_told() => Assert.That(
        GradientCheck.Compare(F, x => x.Select(v => v + 3).ToArray(), Point).SuggestedCause, Does.StartWith("Every component is off"));

    [Test]
    public void A_function_that_changes_its_argument_harms_nothing()
    {
        double[] point = [1.5, 2.5];
        GradientReport report = GradientCheck.Compare(
            x => (x[0] *= x[1]) * x[0], x => [2 * x[0] * x[1] * x[1], 2 * x[0] * x[0] * x[1]], point);
        Assert.That(report.IsRight, report.ToString());
        Assert.That(point, Is.EqualTo(new[] { 1.5, 2.5 }));
    }

    [Test]
    public void Another_length_is_refused() => Assert.That(
        () => GradientCheck.Compare(F, _ => [1.0], Point), Throws.ArgumentException.With.Property("ParamName").EqualTo("gradient"));

    private static double F(double[] x) => (Math.Sin(x[0]) * x[1]) + (x[2] * x[2] * x[0]);

    private static double[] Gradient(double[] x) => [(Math.Cos(x[0]) * x[1]) + (x[2] * x[2]), Math.Sin(x[0]), 2 * x[2] * x[0]];

    private static double[] Changed(double[] gradient, int place, Func<double, double> change)
    {
        gradient[place] = change(gradient[place]);
        return gradient;
    }
}
