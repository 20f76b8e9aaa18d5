using System;
using System.Linq;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class DataParallelTests
{
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(50)]
    [TestCase(0)]
    public void Shares_add_up_to_the_whole(int shares)
    {
        double[] gradient = [1, 2];

        double value = DataParallel.Gradient(10, gradient, Share, shares);

        Assert.That(value, Is.EqualTo(45));
        Assert.That(gradient, Is.EqualTo(new double[] { 1 + 10, 2 + 45 }));
    }

    [Test]
    public void The_same_shares_give_the_same_bits()
    {
        double[][] gradients = Enumerable.Range(0, 20).Select(_ => new double[1]).ToArray();

        double[] values = gradients.Select(g => DataParallel.Gradient(1000, g, Sines, 7)).ToArray();

        Assert.That(values.Distinct().Count(), Is.EqualTo(1));
        Assert.That(gradients.Select(g => g[0]).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Nothing_is_nothing() => Assert.That(DataParallel.Gradient(0, [3], Share), Is.Zero);

    [Test]
    public void An_exception_leaves_the_gradient_as_it_was()
    {
        double[] gradient = [5, 6];

        Assert.That(() => DataParallel.Gradient(4, gradient, (_, _, _) => throw new InvalidOperationException("no")), Throws.InstanceOf<AggregateException>());
        Assert.That(gradient, Is.EqualTo(new double[] { 5, 6 }));
    }

    [Test]
    public void Bad_arguments_are_named()
    {
        Assert.That(() => DataParallel.Gradient(1, null!, Share), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("gradient"));
        Assert.That(() => DataParallel.Gradient(1, [], null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("share"));
        Assert.That(() => DataParallel.Gradient(-1, [], Share), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("count"));
        Assert.That(() => DataParallel.Gradient(1, [], Share, -1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("shares"));
    }

    [TestCase(0, 10, 3)]
    [TestCase(-5, int.MaxValue, 8)]
    [TestCase(4, 4, 1)]
    [TestCase(7, 2, 1)]
    public void The_workers_shares_follow_one_another(int start, int end, int workers)
    {
        int[] firsts = Enumerable.Range(0, workers + 1).Select(w => Workers.First(start, end, w, workers)).ToArray();

        Assert.That(firsts[0], Is.EqualTo(start));
        Assert.That(firsts[^1], Is.EqualTo(Math.Max(start, end)));
        Assert.That(firsts, Is.Ordered);
    }

    private static double Share(int start, int end, double[] gradient)
    {
        double sum = 0;
        for (int i = start; i < end; i++)
        {
            sum += i;
            gradient[0]++;
            gradient[1] += i;
        }

        return sum;
    }

    private static double Sines(int start, int end, double[] gradient)
    {
        double sum = 0;
        for (int i = start; i < end; i++)
        {
            sum += Math.Sin(i);
            gradient[0] += Math.Cos(i);
        }

        return sum;
    }
}
