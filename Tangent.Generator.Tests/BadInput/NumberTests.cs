using System;
using NUnit.Framework;

namespace Tangent.Generator.Tests.BadInput;

/// <summary>NaN, infinities and trip counts beyond all memory.</summary>
public sealed class NumberTests
{
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void What_is_not_finite_reaches_only_what_depends_on_it(double bad)
    {
        (double[] da, double[] db) = Methods.DotGrad([bad, 2], [3, 4]);
        Assert.That(da, Is.EqualTo([3.0, 4.0]));
        Assert.That(db, Is.EqualTo([bad, 2.0]));
        Assert.That(Methods.DotJvp([bad, 2], [3, 4], [0, 1], [0, 0]).Value, Is.EqualTo(bad));
    }

    /// <summary>The branch that was not taken is NaN here, and adds nothing.</summary>
    [Test]
    public void The_branch_not_taken_contributes_no_NaN()
    {
        Assert.That(Methods.ChosenGrad(3, 1), Is.EqualTo((6.0, 0.0)));
        Assert.That(Methods.ChosenGrad(3, -1).dx, Is.NaN);
    }

    [Test]
    public void A_seed_that_is_not_finite_is_a_factor_like_any_other()
    {
        double[] da = [0, 0];
        Methods.DotVjp([1, 2], [3, 0], da, [0, 0], double.PositiveInfinity);
        Assert.That(da, Is.EqualTo([double.PositiveInfinity, double.NaN]));
        Assert.That(Methods.ChosenVjp(3, 1, double.NaN), Is.EqualTo((9.0, double.NaN, 0.0)));
    }

    [Test]
    public void A_seed_of_zero_gives_zero() => Assert.That(Methods.PowerVjp(0.7, 5, 0).dx, Is.Zero);

    [Test]
    public void Trips_that_no_array_can_count_are_refused_before_the_first()
    {
        OutOfMemoryException exception = Assert.Throws<OutOfMemoryException>(() => Methods.GridGrad(0.5, 1_000_000, 1_000_000))!;
        Assert.That(exception.Message, Does.Contain("1000000000000"));
    }

    [TestCase(0, 5)]
    [TestCase(-3, -4)]
    [TestCase(-1_000_000, int.MaxValue)]
    public void Loops_that_do_not_run_keep_nothing(int n, int m) => Assert.That(Methods.GridGrad(0.5, n, m), Is.EqualTo(1.0));
}
