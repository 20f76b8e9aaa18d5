using System;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class HistoryTests
{
    [TestCase(1)]
    [TestCase(17)]
    [TestCase(100_000)]
    public void A_rented_array_has_room_for_the_trip_count(int count)
    {
        double[] history = History.Rent<double>(count);

        Assert.That(history, Has.Length.GreaterThanOrEqualTo(count));
        History.Return(history);
    }

    [TestCase(0)]
    [TestCase(-3)]
    public void A_loop_that_does_not_run_gets_an_empty_array_that_is_returned_without_effect(int count)
    {
        double[] fromInt = History.Rent<double>(count);
        double[] fromLong = History.Rent<double>((long)count);

        Assert.That(fromInt, Is.Empty);
        Assert.That(fromLong, Is.Empty);
        Assert.DoesNotThrow(() => History.Return(fromInt));
        Assert.DoesNotThrow(() => History.Return<double>(null));
    }

    [TestCase(0x7FFFFFC8L)]
    [TestCase(long.MaxValue)]
    public void A_trip_count_beyond_any_array_is_refused_with_the_count(long count)
    {
        var exception = Assert.Throws<OutOfMemoryException>(() => History.Rent<double>(count));

        Assert.That(exception!.Message, Does.Contain(count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public void A_long_count_that_is_small_is_rented_as_any_other()
    {
        float[] history = History.Rent<float>(40L);

        Assert.That(history, Has.Length.GreaterThanOrEqualTo(40));
        History.Return(history);
    }

    [Test]
    public void References_are_cleared_on_return_so_that_the_pool_keeps_nothing_alive()
    {
        double[][] history = History.Rent<double[]>(4);
        history[2] = [1.0];

        History.Return(history);

        Assert.That(history[2], Is.Null);
    }

    [Test]
    public void A_returned_array_is_rented_again()
    {
        double[] first = History.Rent<double>(1000);
        History.Return(first);
        double[] second = History.Rent<double>(1000);

        Assert.That(second, Is.SameAs(first));
        History.Return(second);
    }
}
