using System;

namespace Tangent.Runtime;

public static partial class Shadow
{
    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element, for types that have a sum of their own.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to, of the same length.</param>
    /// <param name="sum">The sum of two elements.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add<T>(ReadOnlySpan<T> source, Span<T> target, Func<T, T, T> sum)
    {
        Guard.NotNull(sum, nameof(sum));
        Guard.SameLength(source.Length, target.Length, nameof(target));
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = sum(target[i], source[i]);
        }
    }

    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, Span{T}, Func{T, T, T})"/>
    /// <exception cref="ArgumentNullException">One of the arrays is null.</exception>
    public static void Add<T>(T[] source, T[] target, Func<T, T, T> sum)
    {
        Guard.NotNull(source, nameof(source));
        Guard.NotNull(target, nameof(target));
        Add((ReadOnlySpan<T>)source, target.AsSpan(), sum);
    }

    /// <summary>
    /// Adds <paramref name="source"/> to <paramref name="target"/>, row by row. A row that stands in both at two places alike
    /// is added once.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">What is added; a null row adds nothing.</param>
    /// <param name="target">What it is added to, of the same shape.</param>
    /// <param name="sum">The sum of two elements.</param>
    /// <exception cref="ArgumentNullException">One of the two is null, or a row of <paramref name="target"/> alone.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add<T>(T[][] source, T[][] target, Func<T, T, T> sum)
    {
        Guard.SameRows(source, target, nameof(target));
        using var rows = new RowTable<T[]>(source);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] is { } row && !WasAdded(rows.IndexOf(row), i, target))
            {
                Add((ReadOnlySpan<T>)row, target[i].AsSpan(), sum);
            }
        }
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element, for types that have a sum of their own.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to, of the same shape.</param>
    /// <param name="sum">The sum of two elements.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add<T>(T[,] source, T[,] target, Func<T, T, T> sum)
    {
        Guard.NotNull(sum, nameof(sum));
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                target[i, j] = sum(target[i, j], source[i, j]);
            }
        }
    }

    /// <inheritdoc cref="Add{T}(T[,], T[,], Func{T, T, T})"/>
    public static void Add<T>(T[,,] source, T[,,] target, Func<T, T, T> sum)
    {
        Guard.NotNull(sum, nameof(sum));
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                for (int k = source.GetLowerBound(2); k <= source.GetUpperBound(2); k++)
                {
                    target[i, j, k] = sum(target[i, j, k], source[i, j, k]);
                }
            }
        }
    }
}
