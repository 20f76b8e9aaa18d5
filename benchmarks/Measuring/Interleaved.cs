using System.Diagnostics;

namespace Benchmarks;

/// <summary>Medians over rounds. In each round every way runs once, one after the other, so that a busy machine slows all of them.</summary>
internal static class Interleaved
{
    private const int LeastRounds = 9;
    private const int MostRounds = 400;

    // Long enough for the clock, short enough for many rounds.
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(2);

    private const int WarmUpCalls = 3;

    public static Measured Run(Problem problem, TimeSpan budget)
    {
        Action[] ways = [problem.Function, problem.Ours, problem.ByHand, problem.Tangent ?? (() => { }), problem.Product ?? (() => { }), problem.Differences];
        int[] batch = ways.Select(WarmUp).ToArray();
        double[][] times = ways.Select(_ => new double[MostRounds]).ToArray();
        var clock = Stopwatch.StartNew();
        int rounds = 0;
        while (rounds < MostRounds && (rounds < LeastRounds || clock.Elapsed < budget))
        {
            for (int k = 0; k < ways.Length; k++)
            {
                times[k][rounds] = Time(ways[k], batch[k]);
            }

            rounds++;
        }

        double[][] taken = times.Select(t => t[..rounds]).ToArray();
        return new Measured(
            Function: Median(taken[0]),
            Ours: Median(taken[1]),
            ByHand: Median(taken[2]),
            Tangent: problem.Tangent is null ? null : Median(taken[3]),
            Differences: Median(taken[5]) * problem.DifferencesParts,
            OursToFunction: Median(Ratios(taken[1], taken[0])),
            OursToByHand: Median(Ratios(taken[1], taken[2])),
            ByHandToFunction: Median(Ratios(taken[2], taken[0])),
            TangentToFunction: problem.Tangent is null ? null : Median(Ratios(taken[3], taken[0])),
            ProductToOurs: problem.Product is null ? null : Median(Ratios(taken[4], taken[1])),
            OursBytes: Allocated(problem.Ours),
            FunctionBytes: Allocated(problem.Function),
            PoolBytes: PoolPeak.Of(problem.Ours));
    }

    /// <summary>Calls until caches and pools are filled; returns how many calls make a batch.</summary>
    private static int WarmUp(Action way)
    {
        Time(way, WarmUpCalls);
        return Math.Max(1, (int)(BatchTime.TotalMilliseconds / Math.Max(Time(way, WarmUpCalls), 1e-4)));
    }

    /// <summary>Milliseconds for one call.</summary>
    private static double Time(Action way, int calls)
    {
        double start = ThreadClock.Now;
        for (int i = 0; i < calls; i++)
        {
            way();
        }

        return (ThreadClock.Now - start) / calls;
    }

    private static long Allocated(Action way)
    {
        const int calls = 4;
        way();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
        {
            way();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }

    private static double[] Ratios(double[] a, double[] b) => a.Zip(b, (x, y) => x / y).ToArray();

    private static double Median(double[] values)
    {
        double[] sorted = values.Order().ToArray();
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
