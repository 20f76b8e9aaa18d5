using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NUnit.Framework;

namespace Tangent.Generator.Tests.BadInput;

/// <summary>Exceptions half-way, calls inside calls, many threads, deep recursion: no call ever sees another one's memory.</summary>
public sealed class InterruptionTests
{
    private static readonly double[] Point = [.. Enumerable.Range(0, 40).Select(i => 0.5 + (i * 0.01))];

    [TearDown]
    public void Stop() => Methods.AtTrip = null;

    [Test]
    public void An_exception_in_the_middle_goes_through_and_leaves_the_buffer([Values(0, 7, 39)] int trip)
    {
        double[] buffer = [.. Point.Select(_ => 3.0)];
        Methods.AtTrip = i => { if (i == trip) throw new TimeoutException(); };
        Assert.Throws<TimeoutException>(() => Methods.InterruptedVjp(Point, buffer));
        Assert.That(buffer, Is.All.EqualTo(3.0));
    }

    /// <summary>The trips before have added their shares already, and the one that was cut short has not.</summary>
    [Test]
    public void An_exception_in_a_loop_that_is_run_back_trip_by_trip_leaves_the_shares_of_the_trips_before([Values(0, 7, 39)] int trip)
    {
        double[] buffer = [.. Point.Select(_ => 3.0)];
        double[] point = [.. Point];
        Methods.AtTrip = i => { if (i == trip) throw new TimeoutException(); };
        Assert.Throws<TimeoutException>(() => Methods.InterruptedSumVjp(point, buffer));
        Assert.That(point, Is.EqualTo(Point));
        Assert.That(buffer.Skip(trip), Is.All.EqualTo(3.0));
        Assert.That(buffer.Take(trip), Is.EqualTo(Point.Take(trip).Select(x => 3 + Math.Sin(2 * x))).Within(1e-14));
    }

    [Test]
    public void An_array_that_is_written_in_place_is_left_as_the_method_leaves_it()
    {
        double[] own = [2, 3, 20, 5];
        double[] derived = [2, 3, 20, 5];
        double[] buffer = [1, 1, 1, 1];
        Assert.Throws<InvalidOperationException>(() => Methods.InPlace(own));
        Assert.Throws<InvalidOperationException>(() => Methods.InPlaceVjp(derived, buffer));
        Assert.That(derived, Is.EqualTo(own));
        Assert.That(buffer, Is.EqualTo([1.0, 1.0, 1.0, 1.0]));
    }

    /// <summary>
    /// Memory of a call that was cut short goes to the garbage collector, not to the pool: were it returned twice, two renters would get
    /// one array.
    /// </summary>
    [Test]
    public void After_exceptions_the_pool_gives_every_array_to_one_renter_only()
    {
        double[] expected = Methods.InterruptedGrad(Point);
        for (int round = 0; round < 50; round++)
        {
            Methods.AtTrip = i => { if (i == round % 40) throw new TimeoutException(); };
            Assert.Throws<TimeoutException>(() => Methods.InterruptedGrad(Point));
            Methods.AtTrip = null;
            Assert.That(Methods.InterruptedGrad(Point), Is.EqualTo(expected));
        }

        List<double[]> rented = [.. Enumerable.Range(0, 64).Select(_ => ArrayPool<double>.Shared.Rent(Point.Length))];
        Assert.That(rented.Distinct(ReferenceEqualityComparer.Instance).Count(), Is.EqualTo(rented.Count));
        rented.ForEach(a => ArrayPool<double>.Shared.Return(a));
    }

    /// <summary>The user's code calls the same derivative again, from within.</summary>
    [Test]
    public void A_derivative_inside_itself_changes_nothing()
    {
        double[] expected = Methods.InterruptedGrad(Point);
        double[] other = [.. Point.Take(17).Select(x => -x)];
        double[] expectedInside = Methods.InterruptedGrad(other);
        double[]? inside = null;
        Methods.AtTrip = i =>
        {
            if (i != 11)
            {
                return;
            }

            Action<int>? outer = Methods.AtTrip;
            Methods.AtTrip = null;
            inside = Methods.InterruptedGrad(other);
            Methods.AtTrip = outer;
        };
        double[] outside = Methods.InterruptedGrad(Point);

        Assert.That(outside, Is.EqualTo(expected));
        Assert.That(inside, Is.EqualTo(expectedInside));
    }

    [Test]
    public void Many_threads_get_what_one_gets()
    {
        double[][] points = [.. Enumerable.Range(0, 64).Select(k => Point.Take(5 + (k % 30)).Select(x => x + (k * 0.01)).ToArray())];
        double[][] expected = [.. points.Select(Methods.InterruptedGrad)];
        double[] powers = [.. Enumerable.Range(0, 64).Select(k => Methods.PowerGrad(0.5 + (k * 0.01), k))];
        int wrong = 0;
        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            int k = i % 64;
            bool same = Methods.InterruptedGrad(points[k]).SequenceEqual(expected[k]) && Methods.PowerGrad(0.5 + (k * 0.01), k).Equals(powers[k]);
            if (!same)
            {
                Interlocked.Increment(ref wrong);
            }
        });

        Assert.That(wrong, Is.Zero);
    }

    /// <summary>Each activation has a tape of its own; a stack of the usual size holds thousands.</summary>
    [Test]
    public void Deep_recursion_is_differentiated()
    {
        const int depth = 3000;
        double y = 0.3;
        double dy = 1;
        for (int i = 0; i < depth; i++)
        {
            dy = (Math.Cos(y) * dy) + 1;
            y = Math.Sin(y) + 0.3;
        }

        double gradient = 0;
        Thread thread = new(() => gradient = Methods.DeepGrad(0.3, depth), 8 << 20);
        thread.Start();
        thread.Join();
        Assert.That(gradient, Is.EqualTo(dy).Within(1e-12 * Math.Abs(dy)));
    }
}
