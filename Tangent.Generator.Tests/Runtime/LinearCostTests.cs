using System;
using System.Linq;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Runtime;

/// <summary>
/// A gradient evaluates what the function evaluates once, and the derivative of it once, however long its loops and however deep its
/// calls are. Counted, not timed.
/// </summary>
public sealed class LinearCostTests
{
    [Test]
    public void A_loop([Values(0, 1, 10, 100, 1000)] int trips) => Check(trips, () => Counted.ChainVjp(0.4, trips));

    [Test]
    public void A_while_loop([Values(0, 1, 10, 100, 1000)] int trips) => Check(trips, () => Counted.UntilVjp(0.4, trips));

    [Test]
    public void A_triangle_of_loops([Values(1, 10, 100)] int n) => Check(n * (n + 1) / 2, () => Counted.TriangleVjp(0.4, n));

    [Test]
    public void Any_number_of_parameters([Values(1, 10, 100, 1000, 10_000)] int n)
    {
        double[] x = [.. Enumerable.Range(0, n).Select(i => 0.1 * i)];
        Check(n, () => Counted.SumVjp(x, new double[n]));
    }

    [Test]
    public void Calls_within_calls() => Check(12, () => Counted.DeepVjp(0.4));

    [Test]
    public void Calls_that_call_themselves([Values(1, 2, 5, 10, 20)] int depth) => Check(depth, () => Counted.RecursiveVjp(0.4, depth));

    private static void Check(int evaluations, Action gradient)
    {
        Counted.Reset();
        gradient();
        Assert.That((Counted.Values, Counted.Slopes), Is.EqualTo((evaluations, evaluations)));
    }
}
