using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Higher;

/// <summary>Every method of the suite with an <c>FPullback</c>, against <c>FVjp</c> with the same seeds.</summary>
public sealed class PullbackTests
{
    [TestCaseSource(nameof(Cases))]
    public void Each_call_of_the_pullback_is_a_whole_reverse_derivative(object numericCase)
    {
        var c = ((NumericCase)numericCase).Recompiled();
        object?[] point = c.Point();
        Outcome primal = Numeric.Harness.Derivatives.Primal(c, point);
        PullbackOutcome pullback = Numeric.Harness.Derivatives.Pullback(c, point);
        Compare.SameBits(pullback.Primal, primal, "Pullback");

        var random = new Random(5);
        object?[] seeds = Enumerable.Range(0, 3).Select(_ => Seed(primal, random)).ToArray();
        foreach (object? seed in seeds.Append(seeds[0]))
        {
            double[] expected = Numeric.Harness.Derivatives.Inputs(c, Numeric.Harness.Derivatives.Vjp(c, point, Leaves.Map(point, _ => 0), seed).Adjoints);
            object?[] actual = pullback.Run(seed);
            Compare.SameTotal(c, point, actual, expected, "the pullback");
            Compare.SameBits(pullback.Primal.Arguments, primal.Arguments, "after a sweep");
        }

        Assert.That(Compare.SharesStorage(pullback.Run(seeds[0]), pullback.Run(seeds[0])), Is.False, "two results share storage");
    }

    [Test]
    public void Most_methods_with_a_result_have_one() => Assert.That(Cases().Count(), Is.GreaterThan(850));

    private static object? Seed(Outcome primal, Random random) => Leaves.Map([primal.Value], _ => (2 * random.NextDouble()) - 1)[0];

    private static IEnumerable<TestCaseData> Cases() => NumericCase.All()
        .Where(c => !c.MovesRows && c.Gradient?.All(double.IsFinite) != false && c.Throws() is null)
        .Where(c => c.Recompiled().Primal.Has("Pullback"))
        .Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));
}
