using System;
using System.Collections.Generic;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

/// <summary>The schedule by itself, driven as generated code drives it: against the formula, and against the best of all schedules.</summary>
public sealed class BinomialScheduleTests
{
    [Test]
    public void No_schedule_takes_fewer_evaluations([Range(1, 9)] int slots)
    {
        var best = new Dictionary<(int, int), long>();
        for (int count = 0; count <= 120; count++)
        {
            Assert.That(Evaluations(count, slots), Is.EqualTo(Best(count, slots, best)), $"{count} trips");
            Assert.That(Evaluations(count, slots), Is.EqualTo(Formula(count, slots)), $"{count} trips");
        }
    }

    [TestCase(1_000_000, 30)]
    [TestCase(100_000, 12)]
    [TestCase(4_000, 3)]
    [TestCase(300, 1)]
    [TestCase(300, 299)]
    [TestCase(300, 1000)]
    public void Long_loops_take_as_many_as_the_formula_says(int count, int slots) =>
        Assert.That(Evaluations(count, slots), Is.EqualTo(Formula(count, slots)));

    [TestCase(-1, 1, "count")]
    [TestCase(3, 0, "slots")]
    [TestCase(3, -2, "slots")]
    public void A_range_that_cannot_be(int count, int slots, string parameter)
    {
        Assert.That(() => new BinomialSchedule(count, slots), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(parameter));
        Assert.That(() => Checkpoint.Range(count, slots), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(parameter));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    public void The_range_counts_without_allocating(int count)
    {
        var seen = new List<int>();
        foreach (int t in Checkpoint.Range(count, 2))
            seen.Add(t);
        Assert.That(seen, Has.Count.EqualTo(count).And.Ordered.Ascending);

        long sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (int t in Checkpoint.Range(count, 2))
            sum += t;
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum, Is.EqualTo(count * (count - 1) / 2));
    }

    /// <summary>Runs a loop backward whose state is the number of the trip, and counts the trips that are run for nothing but the state.</summary>
    private static long Evaluations(int count, int slots)
    {
        var schedule = new BinomialSchedule(count, slots);
        Assert.That(schedule.Places, Is.LessThanOrEqualTo(slots));
        int[] kept = new int[schedule.Places];
        long evaluations = 0;
        int state = 0;
        for (int t = 0; t < count - 1; t++)
            state = Run(t, state);
        for (int t = count - 2; t >= 0; t--)
        {
            int place = schedule.Restart(t);
            state = kept[place];
            for (int trip = schedule.TripAt(place); trip < t; trip++)
                state = Run(trip, state);
            if (state != t)
                Assert.Fail($"trip {t} would be undone from the state before trip {state}");
        }

        return evaluations;

        int Run(int trip, int before)
        {
            int place = schedule.Keep(trip);
            if (place >= 0)
                kept[place] = before;
            if (before != trip)
                Assert.Fail($"trip {trip} would start from the state before trip {before}");
            evaluations++;
            return before + 1;
        }
    }

    private static long Formula(int count, int slots)
    {
        if (count == 0)
            return 0;
        int r = 0;
        while (Binomial(slots, r) < count)
            r++;
        return ((long)r * count) - Binomial(slots + 1, r - 1);
    }

    /// <summary>(s + r)! / (s! r!), 0 for a negative r.</summary>
    private static long Binomial(int s, int r)
    {
        long value = r < 0 ? 0 : 1;
        for (int k = 1; k <= r; k++)
            value = value * (s + k) / k;
        return value;
    }

    /// <summary>The fewest evaluations there can be: the best place for the second state, found by trying all.</summary>
    private static long Best(int count, int slots, Dictionary<(int, int), long> known)
    {
        if (count <= 1)
            return 0;
        if (slots == 1)
            return (long)count * (count - 1) / 2;
        if (!known.TryGetValue((count, slots), out long best))
        {
            best = long.MaxValue;
            for (int m = 1; m < count; m++)
                best = Math.Min(best, m + Best(m, slots, known) + Best(count - m, slots - 1, known));
            known.Add((count, slots), best);
        }

        return best;
    }
}
