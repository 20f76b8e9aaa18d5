using System;

namespace Tangent.Runtime;

public static partial class Shadow
{
    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add(ReadOnlySpan<double> source, Span<double> target)
    {
        Guard.SameLength(source.Length, target.Length, nameof(target));
        for (int i = 0; i < source.Length; i++)
        {
            target[i] += source[i];
        }
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{double}, Span{double})"/>
    public static void Add(ReadOnlySpan<float> source, Span<float> target)
    {
        Guard.SameLength(source.Length, target.Length, nameof(target));
        for (int i = 0; i < source.Length; i++)
        {
            target[i] += source[i];
        }
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to, of the same length.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add(double[] source, double[] target)
    {
        Guard.NotNull(source, nameof(source));
        Guard.NotNull(target, nameof(target));
        Add(source.AsSpan(), target.AsSpan());
    }

    /// <inheritdoc cref="Add(double[], double[])"/>
    public static void Add(float[] source, float[] target)
    {
        Guard.NotNull(source, nameof(source));
        Guard.NotNull(target, nameof(target));
        Add(source.AsSpan(), target.AsSpan());
    }

    /// <summary>
    /// Adds <paramref name="source"/> to <paramref name="target"/>, row by row. A row that stands in both at two places alike
    /// is added once.
    /// </summary>
    /// <param name="source">What is added; a null row adds nothing.</param>
    /// <param name="target">What it is added to, of the same shape.</param>
    /// <exception cref="ArgumentNullException">One of the two is null, or a row of <paramref name="target"/> alone.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add(double[][] source, double[][] target)
    {
        Guard.SameRows(source, target, nameof(target));
        using var rows = new RowTable<double[]>(source);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] is { } row && !WasAdded(rows.IndexOf(row), i, target))
            {
                Add(row.AsSpan(), target[i].AsSpan());
            }
        }
    }

    /// <inheritdoc cref="Add(double[][], double[][])"/>
    public static void Add(float[][] source, float[][] target)
    {
        Guard.SameRows(source, target, nameof(target));
        using var rows = new RowTable<float[]>(source);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] is { } row && !WasAdded(rows.IndexOf(row), i, target))
            {
                Add(row.AsSpan(), target[i].AsSpan());
            }
        }
    }

    // Whether row i of the source, which first stands at `first`, was added to this very row of the target there.
    private static bool WasAdded<T>(int first, int i, T[][] target)
    {
        return first < i && ReferenceEquals(target[first], target[i]);
    }
}
