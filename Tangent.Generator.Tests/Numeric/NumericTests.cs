using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Real methods, differentiated by the generator as this project is built, against numbers. A method is added by writing it
/// with <c>[Differentiable]</c> into one of the files beside this one, with points where the random ones don't suit it.
/// </summary>
public sealed class NumericTests
{
    [Test]
    public void The_suite_is_large() => Assert.That(NumericCase.Methods().Count(), Is.GreaterThanOrEqualTo(250));

    [TestCaseSource(nameof(Cases))]
    public void Every_derivative_gives_the_methods_own_value_and_effects(object numericCase)
    {
        var c = (NumericCase)numericCase;
        object?[] point = c.Point();
        if (ThrowsEverywhere(c, point))
            return;

        Outcome expected = Harness.Derivatives.Primal(c, point);
        object?[] ones = Leaves.Map(point, _ => 1);
        Compare.SameBits(Harness.Derivatives.Jvp(c, point, ones).Primal, expected, "Jvp");
        Compare.SameBits(Harness.Derivatives.Vjp(c, point, ones, Seed(expected, _ => 1)).Primal, expected, "Vjp");
        if (c.HasGradient)
        {
            Compare.SameBits(Harness.Derivatives.ValueAndGrad(c, point).Primal, expected, "ValueAndGrad");
            Compare.SameBits(Harness.Derivatives.Grad(c, point).Primal.Arguments, expected.Arguments, "Grad");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Forward_mode_agrees_with_differences(object numericCase)
    {
        var c = (NumericCase)numericCase;
        object?[] point = c.Point();
        if (c.Gradient is not null || Throws(c, point) is not null)
            return;

        var random = new Random(1);
        for (int trial = 0; trial < 2; trial++)
        {
            object?[] direction = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
            JvpOutcome jvp = Harness.Derivatives.Jvp(c, point, direction);
            double[] actual = [.. Leaves.Of([jvp.Tangent]), .. Harness.Derivatives.Outputs(c, jvp.Tangents)];
            double[] expected = DirectionalDifference.Of(c, point, direction);
            Compare.Close(actual, expected, c.IsSingle ? 2e-2 : 1e-6, "Jvp against differences");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Reverse_mode_is_the_transpose_of_forward_mode(object numericCase)
    {
        var c = (NumericCase)numericCase;
        object?[] point = c.Point();
        if (Throws(c, point) is not null || c.Gradient?.All(double.IsFinite) == false)
            return;

        var random = new Random(2);
        Outcome primal = Harness.Derivatives.Primal(c, point);
        for (int trial = 0; trial < 2; trial++)
        {
            object?[] direction = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
            object?[] buffers = Leaves.Map(point, _ => c.MovesRows ? 0 : (2 * random.NextDouble()) - 1);
            object? seed = Seed(primal, _ => (2 * random.NextDouble()) - 1);
            JvpOutcome jvp = Harness.Derivatives.Jvp(c, point, direction);
            VjpOutcome vjp = Harness.Derivatives.Vjp(c, point, buffers, seed);
            Compare.SameProduct(
                [.. Leaves.Of([seed]), .. c.MovesRows ? [] : Harness.Derivatives.Outputs(c, buffers)],
                [.. Leaves.Of([jvp.Tangent]), .. c.MovesRows ? [] : Harness.Derivatives.Outputs(c, jvp.Tangents)],
                Harness.Derivatives.Inputs(c, vjp.Adjoints),
                Harness.Derivatives.Inputs(c, direction),
                c.IsSingle ? 1e-4 : 1e-10);
        }
    }

    [TestCaseSource(nameof(Gradients))]
    public void The_gradient_is_the_reverse_derivative_of_seed_one_in_fresh_storage(object numericCase)
    {
        var c = (NumericCase)numericCase;
        object?[] point = c.Point();
        if (Throws(c, point) is not null)
            return;

        object?[] zeros = Leaves.Map(point, _ => 0);
        object one = One(c);
        double[] expected = Harness.Derivatives.Inputs(c, Harness.Derivatives.Vjp(c, point, zeros, one).Adjoints);
        VjpOutcome first = Harness.Derivatives.Grad(c, point);
        VjpOutcome second = Harness.Derivatives.Grad(c, point);
        VjpOutcome both = Harness.Derivatives.ValueAndGrad(c, point);

        Compare.SameTotal(c, point, first.Adjoints, expected, "Grad");
        Compare.SameTotal(c, point, second.Adjoints, expected, "Grad again");
        Compare.SameTotal(c, point, both.Adjoints, expected, "ValueAndGrad");
        Assert.That(Compare.SharesStorage(first.Adjoints, second.Adjoints), Is.False, "two gradients share storage");
        Assert.That(Compare.SharesStorage(first.Adjoints, first.Primal.Arguments), Is.False, "a gradient is an argument");
        if (c.Gradient is not null)
            Compare.Close(expected, c.Gradient, c.IsSingle ? 1e-5 : 1e-9, "the gradient");
    }

    private static IEnumerable<TestCaseData> Cases() =>
        NumericCase.All().Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));

    private static IEnumerable<TestCaseData> Gradients() =>
        NumericCase.All().Where(c => c.HasGradient).Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));

    private static object? Seed(Outcome primal, Func<double, double> f) => Leaves.Map([primal.Value], f)[0];

    private static object One(NumericCase c) => Convert.ChangeType(1, c.Primal.ReturnType, CultureInfo.InvariantCulture);

    private static Exception? Throws(NumericCase c, object?[] point) => Thrown(() => Harness.Derivatives.Primal(c, point));

    /// <summary>Where the method throws, its derivatives throw the same.</summary>
    private static bool ThrowsEverywhere(NumericCase c, object?[] point)
    {
        if (Throws(c, point) is not Exception expected)
            return false;

        object?[] ones = Leaves.Map(point, _ => 1);
        object? seed = c.HasGradient ? One(c) : null;
        SameException(Thrown(() => Harness.Derivatives.Jvp(c, point, ones)), expected);
        SameException(Thrown(() => Harness.Derivatives.Vjp(c, point, ones, seed)), expected);
        if (c.HasGradient)
        {
            SameException(Thrown(() => Harness.Derivatives.Grad(c, point)), expected);
            SameException(Thrown(() => Harness.Derivatives.ValueAndGrad(c, point)), expected);
        }

        return true;
    }

    private static void SameException(Exception? actual, Exception expected) =>
        Assert.That((actual?.GetType(), actual?.Message), Is.EqualTo((expected.GetType(), expected.Message)));

    private static Exception? Thrown(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e) when (e is not AssertionException)
        {
            return e;
        }
    }
}
