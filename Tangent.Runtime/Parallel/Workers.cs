using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// How parallel loops of generated code share their trips among workers, each of which adds up apart. Called by generated code.
/// </summary>
/// <remarks>
/// The shares depend on the number of processors alone, and the parts are added in the order of the workers: the sum is the same to the bit
/// whatever the schedule, on machines with equally many processors.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Workers
{
    /// <summary>The number of workers for a loop from <paramref name="start"/> up to, not including, <paramref name="end"/>: at least one, and no more than there are trips or processors.</summary>
    /// <param name="start">The first trip's index.</param>
    /// <param name="end">The index behind the last trip's.</param>
    /// <returns>The number of workers.</returns>
    public static int Count(int start, int end) =>
        (int)Math.Max(1, Math.Min((long)end - start, Environment.ProcessorCount));

    /// <summary>The first index of a worker's share; that of the next worker is where it ends.</summary>
    /// <param name="start">The first trip's index.</param>
    /// <param name="end">The index behind the last trip's.</param>
    /// <param name="worker">Which worker, from 0 on.</param>
    /// <param name="workers">How many there are.</param>
    /// <returns>An index from <paramref name="start"/> to <paramref name="end"/>.</returns>
    public static int First(int start, int end, int worker, int workers) =>
        (int)(start + (Math.Max(0, (long)end - start) * worker / workers));

    /// <summary>A zeroed array for each worker, as long as the one that they will be added to.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sum">The array to add to.</param>
    /// <param name="workers">How many workers there are.</param>
    /// <returns>The arrays.</returns>
    public static T[][] Parts<T>(T[] sum, int workers)
    {
        var parts = new T[workers][];
        for (int worker = 0; worker < workers; worker++)
        {
            parts[worker] = new T[sum.Length];
        }

        return parts;
    }

    /// <summary>Adds what the workers have added up, in their order.</summary>
    /// <param name="sum">The array to add to.</param>
    /// <param name="parts">The workers' arrays.</param>
    public static void AddTo(double[] sum, double[][] parts)
    {
        foreach (double[] part in parts)
        {
            for (int i = 0; i < part.Length; i++)
            {
                sum[i] += part[i];
            }
        }
    }

    /// <inheritdoc cref="AddTo(double[], double[][])"/>
    public static void AddTo(float[] sum, float[][] parts)
    {
        foreach (float[] part in parts)
        {
            for (int i = 0; i < part.Length; i++)
            {
                sum[i] += part[i];
            }
        }
    }

    /// <summary>The sum of what the workers have added up, in their order.</summary>
    /// <param name="parts">The workers' sums.</param>
    /// <returns>The sum.</returns>
    public static double Sum(double[] parts)
    {
        double sum = 0;
        foreach (double part in parts)
        {
            sum += part;
        }

        return sum;
    }

    /// <inheritdoc cref="Sum(double[])"/>
    public static float Sum(float[] parts)
    {
        float sum = 0;
        foreach (float part in parts)
        {
            sum += part;
        }

        return sum;
    }
}
