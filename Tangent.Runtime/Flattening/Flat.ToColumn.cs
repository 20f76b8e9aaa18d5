using System;

namespace Tangent.Runtime;

public static partial class Flat
{
    /// <summary>Puts the numbers of an array into a column of a matrix, one after another.</summary>
    /// <typeparam name="T">The type of a number.</typeparam>
    /// <param name="source">The numbers.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="row">The row that the first one comes into.</param>
    /// <param name="column">The column that they come into.</param>
    /// <exception cref="IndexOutOfRangeException">The matrix has no such place.</exception>
    public static void ToColumn<T>(ReadOnlySpan<T> source, T[,] matrix, int row, int column)
    {
        for (int i = 0; i < source.Length; i++)
        {
            matrix[row + i, column] = source[i];
        }
    }

    /// <inheritdoc cref="ToColumn{T}(ReadOnlySpan{T}, T[,], int, int)"/>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static void ToColumn<T>(T[] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        ToColumn(source.AsSpan(), matrix, row, column);
    }

    /// <inheritdoc cref="ToColumn{T}(ReadOnlySpan{T}, T[,], int, int)"/>
    public static void ToColumn<T>(Span<T> source, T[,] matrix, int row, int column)
    {
        ToColumn((ReadOnlySpan<T>)source, matrix, row, column);
    }

    /// <inheritdoc cref="ToColumn{T}(T[], T[,], int, int)"/>
    public static void ToColumn<T>(T[,] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        int i = 0;
        foreach (T number in source)
        {
            matrix[row + i, column] = number;
            i++;
        }
    }

    /// <inheritdoc cref="ToColumn{T}(T[], T[,], int, int)"/>
    public static void ToColumn<T>(T[,,] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        int i = 0;
        foreach (T number in source)
        {
            matrix[row + i, column] = number;
            i++;
        }
    }

    /// <inheritdoc cref="ToColumn{T}(T[], T[,], int, int)"/>
    public static void ToColumn<T>(T[,,,] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        int i = 0;
        foreach (T number in source)
        {
            matrix[row + i, column] = number;
            i++;
        }
    }

    /// <inheritdoc cref="ToColumn{T}(T[], T[,], int, int)"/>
    public static void ToColumn<T>(T[][] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        foreach (T[]? numbers in source)
        {
            if (numbers is not null)
            {
                ToColumn(numbers.AsSpan(), matrix, row, column);
                row += numbers.Length;
            }
        }
    }
}
