using System;

namespace Tangent.Runtime;

public static partial class Flat
{
    /// <summary>Puts the numbers of an array into a row of a matrix, one after another.</summary>
    /// <typeparam name="T">The type of a number.</typeparam>
    /// <param name="source">The numbers.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="row">The row that they come into.</param>
    /// <param name="column">The column that the first one comes into.</param>
    /// <exception cref="IndexOutOfRangeException">The matrix has no such place.</exception>
    public static void ToRow<T>(ReadOnlySpan<T> source, T[,] matrix, int row, int column)
    {
        for (int i = 0; i < source.Length; i++)
        {
            matrix[row, column + i] = source[i];
        }
    }

    /// <inheritdoc cref="ToRow{T}(ReadOnlySpan{T}, T[,], int, int)"/>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static void ToRow<T>(T[] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        ToRow(source.AsSpan(), matrix, row, column);
    }

    /// <inheritdoc cref="ToRow{T}(ReadOnlySpan{T}, T[,], int, int)"/>
    public static void ToRow<T>(Span<T> source, T[,] matrix, int row, int column)
    {
        ToRow((ReadOnlySpan<T>)source, matrix, row, column);
    }

    /// <inheritdoc cref="ToRow{T}(T[], T[,], int, int)"/>
    public static void ToRow<T>(T[,] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        int i = 0;
        foreach (T number in source)
        {
            matrix[row, column + i] = number;
            i++;
        }
    }

    /// <inheritdoc cref="ToRow{T}(T[], T[,], int, int)"/>
    public static void ToRow<T>(T[,,] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        int i = 0;
        foreach (T number in source)
        {
            matrix[row, column + i] = number;
            i++;
        }
    }

    /// <inheritdoc cref="ToRow{T}(T[], T[,], int, int)"/>
    public static void ToRow<T>(T[,,,] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        int i = 0;
        foreach (T number in source)
        {
            matrix[row, column + i] = number;
            i++;
        }
    }

    /// <inheritdoc cref="ToRow{T}(T[], T[,], int, int)"/>
    public static void ToRow<T>(T[][] source, T[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        foreach (T[]? numbers in source)
        {
            if (numbers is not null)
            {
                ToRow(numbers.AsSpan(), matrix, row, column);
                column += numbers.Length;
            }
        }
    }
}
