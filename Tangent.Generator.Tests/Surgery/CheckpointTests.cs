using System;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Surgery;

/// <summary>How often the body of a loop over <c>Checkpoint.Range</c> is run, and what memory it takes to run it backward.</summary>
[NonParallelizable]
public sealed class CheckpointTests
{
    [Test]
    public void The_body_is_run_as_often_as_the_optimum_says([Values(0, 1, 2, 3, 7, 10, 37, 200)] int n, [Values(1, 2, 3, 10, 199, 1000)] int slots)
    {
        Trips.Reset();
        (double dx, double dk) = Trips.PendulumGrad(0.7, 1.3, n, slots);
        int evaluations = Trips.Evaluations;
        (double expectedX, double expectedK) = Trips.PendulumWholeGrad(0.7, 1.3, n);

        Assert.That(dx, Is.EqualTo(expectedX).Within(1e-13 * (1 + Math.Abs(expectedX))));
        Assert.That(dk, Is.EqualTo(expectedK).Within(1e-13 * (1 + Math.Abs(expectedK))));
        Assert.That(evaluations, Is.EqualTo(n + Optimum(n, slots)), "each trip once to be undone, and the least number of trips to get there");
    }

    [Test]
    public void The_body_is_run_once_in_forward_mode_and_in_the_original()
    {
        Trips.Reset();
        double value = Trips.Pendulum(0.7, 1.3, 50, 3);
        Assert.That(Trips.Evaluations, Is.EqualTo(50));
        Assert.That(Trips.PendulumJvp(0.7, 1.3, 50, 3, 1, 0).Value, Is.EqualTo(value));
        Assert.That(Trips.Evaluations, Is.EqualTo(100));
        Assert.That(Trips.PendulumVjp(0.7, 1.3, 50, 3).Value, Is.EqualTo(value));
    }

    [Test]
    public void A_second_derivative_goes_through_the_loop([Values(0, 1, 9)] int n, [Values(1, 3, 20)] int slots)
    {
        const double H = 1e-6;
        (double up, double _) = Trips.PendulumGrad(0.7 + H, 1.3, n, slots);
        (double down, double _) = Trips.PendulumGrad(0.7 - H, 1.3, n, slots);
        Assert.That(Trips.PendulumHvp(0.7, 1.3, n, slots, 1, 0).dx, Is.EqualTo((up - down) / (2 * H)).Within(1e-7));
    }

    [Test]
    public void Slots_below_one_are_an_exception([Values(0, -1)] int slots)
    {
        Assert.That(() => Trips.Pendulum(1, 1, 3, slots), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Trips.PendulumGrad(1, 1, 3, slots), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Trips.PendulumJvp(1, 1, 3, slots, 1, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_million_steps_are_differentiated_in_a_few_kilobytes()
    {
        const int Steps = 1_000_000;
        Trips.LorenzGrad(1, 1, 20, 0.5, 1e-3, 1000, 30);

        long before = GC.GetAllocatedBytesForCurrentThread();
        (double dx, double dy, double dz, double drho) = Trips.LorenzGrad(1, 1, 20, 0.5, 1e-3, Steps, 30);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // With rho below 1 all solutions run into the origin, so that both modes are well-conditioned.
        double expected = Trips.LorenzJvp(1, 1, 20, 0.5, 1e-3, Steps, 1, 0, 0, 0, 1).Tangent;
        Assert.That(allocated, Is.LessThan(10_000));
        Assert.That(drho, Is.EqualTo(expected).Within(1e-8 * Math.Abs(expected)));
        Assert.That(double.IsFinite(dx + dy + dz));
    }

    /// <summary>r n - β(s + 1, r - 1), with the least r such that n ≤ β(s, r) = (s + r)! / (s! r!).</summary>
    private static long Optimum(int n, int s)
    {
        int r = 0;
        while (n > 0 && Beta(s, r) < n)
            r++;
        return n == 0 ? 0 : ((long)r * n) - Beta(s + 1, r - 1);
    }

    private static long Beta(int s, int r)
    {
        long value = r < 0 ? 0 : 1;
        for (int k = 1; k <= r; k++)
            value = value * (s + k) / k;
        return value;
    }
}
