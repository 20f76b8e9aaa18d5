using System;
using System.Threading.Tasks;
using Tangent.Runtime;

namespace Tangent;

/// <summary>Gradients of sums over data, the data shared among the processors.</summary>
public static class DataParallel
{
    /// <summary>
    /// The sum of a function over <paramref name="count"/> data points, and its gradient. The points are cut into one share for each
    /// processor; each share has a gradient of its own, and these are added in the order of the shares, so that the result does not
    /// depend on the schedule, only on the number of shares.
    /// <code>
    /// double[] dw = new double[w.Length];
    /// double loss = DataParallel.Gradient(x.Length, dw, (start, end, part) =&gt; Model.LossVjp(w, x, y, start, end, part));
    /// </code>
    /// </summary>
    /// <param name="count">The number of data points.</param>
    /// <param name="gradient">The gradient is added to this array.</param>
    /// <param name="share">
    /// The function over the points from the first argument up to, not including, the second: it returns its sum over them and adds the gradient
    /// of that to the array, which has the length of <paramref name="gradient"/>. Called by several threads at once, each with an array of its own.
    /// </param>
    /// <param name="shares">The number of shares; as many as there are processors where it is 0.</param>
    /// <returns>The sum over all points.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="gradient"/> or <paramref name="share"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="shares"/> is negative.</exception>
    /// <exception cref="AggregateException"><paramref name="share"/> has thrown; the gradient is then as it was.</exception>
    public static double Gradient(int count, double[] gradient, Func<int, int, double[], double> share, int shares = 0)
    {
        if (gradient is null)
        {
            throw new ArgumentNullException(nameof(gradient));
        }

        if (share is null)
        {
            throw new ArgumentNullException(nameof(share));
        }

        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), "The number of data points is negative.");
        }

        if (shares < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(shares), "The number of shares is negative.");
        }

        if (count == 0)
        {
            return 0;
        }

        int workers = shares == 0 ? Workers.Count(0, count) : Math.Min(shares, count);
        double[][] parts = Workers.Parts(gradient, workers);
        double[] sums = new double[workers];
        Parallel.For(0, workers, worker =>
            sums[worker] = share(Workers.First(0, count, worker, workers), Workers.First(0, count, worker + 1, workers), parts[worker]));
        Workers.AddTo(gradient, parts);
        return Workers.Sum(sums);
    }
}
