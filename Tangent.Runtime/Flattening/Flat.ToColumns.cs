using System;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace Tangent.Runtime;

public static partial class Flat
{
    /// <summary>Puts the tangents of a number into a row of a matrix, a column for each direction. What lies behind the last column is left out.</summary>
    /// <param name="source">The tangents.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="row">The row that they come into.</param>
    /// <param name="column">The column of the first direction.</param>
    /// <exception cref="IndexOutOfRangeException">The matrix has no such place.</exception>
    public static void ToColumns(Tangents source, double[,] matrix, int row, int column)
    {
        int count = Math.Min(Tangents.Count, matrix.GetLength(1) - column);
        for (int direction = 0; direction < count; direction++)
        {
            matrix[row, column + direction] = source[direction];
        }
    }

    /// <summary>Puts the tangents of an array's numbers into columns of a matrix, a row for each number.</summary>
    /// <param name="source">The tangents.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="row">The row that the first number's come into.</param>
    /// <param name="column">The column of the first direction.</param>
    /// <exception cref="IndexOutOfRangeException">The matrix has no such place.</exception>
    public static void ToColumns(ReadOnlySpan<Tangents> source, double[,] matrix, int row, int column)
    {
#if NET8_0_OR_GREATER
        // Four numbers at once, without an index check for each.
        int columns = matrix.GetLength(1);
        if (columns - column >= Tangents.Count && row + source.Length <= matrix.GetLength(0) && row >= 0 && column >= 0 && source.Length > 0)
        {
            Span<double> numbers = MemoryMarshal.CreateSpan(ref matrix[0, 0], matrix.Length);
            for (int i = 0; i < source.Length; i++)
            {
                source[i].CopyTo(numbers.Slice(((row + i) * columns) + column, Tangents.Count));
            }

            return;
        }

#endif
        for (int i = 0; i < source.Length; i++)
        {
            ToColumns(source[i], matrix, row + i, column);
        }
    }

    /// <inheritdoc cref="ToColumns(ReadOnlySpan{Tangents}, double[,], int, int)"/>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static void ToColumns(Tangents[] source, double[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        ToColumns(source.AsSpan(), matrix, row, column);
    }

    /// <inheritdoc cref="ToColumns(ReadOnlySpan{Tangents}, double[,], int, int)"/>
    public static void ToColumns(Span<Tangents> source, double[,] matrix, int row, int column) =>
        ToColumns((ReadOnlySpan<Tangents>)source, matrix, row, column);

    /// <inheritdoc cref="ToColumns(Tangents[], double[,], int, int)"/>
    public static void ToColumns(Tangents[,] source, double[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        foreach (Tangents tangents in source)
        {
            ToColumns(tangents, matrix, row++, column);
        }
    }

    /// <inheritdoc cref="ToColumns(Tangents[], double[,], int, int)"/>
    public static void ToColumns(Tangents[,,] source, double[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        foreach (Tangents tangents in source)
        {
            ToColumns(tangents, matrix, row++, column);
        }
    }

    /// <inheritdoc cref="ToColumns(Tangents[], double[,], int, int)"/>
    public static void ToColumns(Tangents[,,,] source, double[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        foreach (Tangents tangents in source)
        {
            ToColumns(tangents, matrix, row++, column);
        }
    }

    /// <inheritdoc cref="ToColumns(Tangents[], double[,], int, int)"/>
    public static void ToColumns(Tangents[][] source, double[,] matrix, int row, int column)
    {
        Guard.NotNull(source, nameof(source));
        foreach (Tangents[]? tangents in source)
        {
            if (tangents is not null)
            {
                ToColumns(tangents.AsSpan(), matrix, row, column);
                row += tangents.Length;
            }
        }
    }
}
