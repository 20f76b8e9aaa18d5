using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Higher;

/// <summary>Every method of the suite that returns a number, with <c>FHvp</c> against its own gradient.</summary>
public sealed class HessianVectorTests
{
    [TestCaseSource(nameof(Cases))]
    public void The_product_agrees_with_differences_of_the_gradient(object numericCase)
    {
        var c = ((NumericCase)numericCase).Recompiled();
        // Half has too few digits for differences of a derivative; its code is that for double.
        if (c.IsHalf || c.Primal.Method.IsDefined(typeof(JumpingDerivativeAttribute), inherit: false))
            return;

        object?[] point = c.Point();
        var random = new Random(3);
        for (int trial = 0; trial < 2; trial++)
        {
            object?[] direction = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
            double[] expected = GradientDifference.Of(c, point, direction);
            VjpOutcome product = Numeric.Harness.Derivatives.Hvp(c, point, direction);
            Compare.SameTotal(c, point, product.Adjoints, expected, "Hvp against differences of Grad", (c.IsSingle ? 5e-2 : 2e-6) * GradientDifference.Scale(c, point));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void The_Hessian_is_symmetric(object numericCase)
    {
        var c = ((NumericCase)numericCase).Recompiled();
        object?[] point = c.Point();
        var random = new Random(4);
        object?[] u = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
        object?[] v = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
        double[] hu = Compare.Total(c, point, Numeric.Harness.Derivatives.Hvp(c, point, u).Adjoints);
        double[] hv = Compare.Total(c, point, Numeric.Harness.Derivatives.Hvp(c, point, v).Adjoints);
        Compare.SameProduct(
            hu, Numeric.Harness.Derivatives.Inputs(c, v), hv, Numeric.Harness.Derivatives.Inputs(c, u), c.IsHalf ? 1e-1 : c.IsSingle ? 1e-3 : 1e-10);
    }

    [TestCaseSource(nameof(Cases))]
    public void The_arguments_end_as_the_method_leaves_them(object numericCase)
    {
        var c = ((NumericCase)numericCase).Recompiled();
        object?[] point = c.Point();
        object?[] ones = Leaves.Map(point, _ => 1);
        VjpOutcome first = Numeric.Harness.Derivatives.Hvp(c, point, ones);
        VjpOutcome second = Numeric.Harness.Derivatives.Hvp(c, point, ones);
        Compare.SameBits(first.Primal.Arguments, Numeric.Harness.Derivatives.Primal(c, point).Arguments, "Hvp");
        Compare.SameBits(first.Adjoints, second.Adjoints, "Hvp again");
        Assert.That(Compare.SharesStorage(first.Adjoints, first.Primal.Arguments), Is.False, "the product is an argument");
    }

    [Test]
    public void Where_the_method_throws_so_does_the_product()
    {
        NumericCase[] throwing = [.. NumericCase.All().Where(c => c.HasGradient && c.Throws() is not null && c.Recompiled().Primal.Has("Hvp"))];
        Assert.That(throwing, Is.Not.Empty);
        foreach (NumericCase c in throwing.Select(t => t.Recompiled()))
        {
            object?[] point = c.Point();
            Exception expected = c.Throws()!;
            Exception? actual = Thrown(() => Numeric.Harness.Derivatives.Hvp(c, point, Leaves.Map(point, _ => 1)));
            Assert.That((actual?.GetType(), actual?.Message), Is.EqualTo((expected.GetType(), expected.Message)), c.ToString());
        }
    }

    [Test]
    public void Most_methods_with_a_number_for_a_result_have_one() => Assert.That(Cases().Count(), Is.GreaterThan(900));

    private static IEnumerable<TestCaseData> Cases() => NumericCase.All()
        .Where(c => c.HasGradient && c.Gradient is null && c.Throws() is null && c.Recompiled().Primal.Has("Hvp"))
        .Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));

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
