using System;

namespace Tangent;

/// <summary>
/// Which entries of a matrix can be other than zero, by rows: those of row <c>i</c> are in the columns
/// <c>ColumnIndices[RowOffsets[i]]</c> to <c>ColumnIndices[RowOffsets[i + 1] - 1]</c>, in increasing order.
/// </summary>
public sealed class SparsityPattern
{
    /// <summary>A pattern by compressed rows. The arrays are kept, not copied.</summary>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="rowOffsets">Where each row begins, and where the last one ends: one number more than there are rows.</param>
    /// <param name="columnIndices">The columns of the entries, row by row, in increasing order within a row.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The offsets or columns are no compressed rows.</exception>
    public SparsityPattern(int columns, int[] rowOffsets, int[] columnIndices)
    {
        RowOffsets = rowOffsets ?? throw new ArgumentNullException(nameof(rowOffsets));
        ColumnIndices = columnIndices ?? throw new ArgumentNullException(nameof(columnIndices));
        Columns = columns;
        if (columns < 0 || rowOffsets.Length == 0 || rowOffsets[0] != 0 || rowOffsets[rowOffsets.Length - 1] != columnIndices.Length)
        {
            throw new ArgumentException("The offsets must begin at 0 and end at the number of entries.", nameof(rowOffsets));
        }

        for (int row = 0; row < Rows; row++)
        {
            if (rowOffsets[row] > rowOffsets[row + 1])
            {
                throw new ArgumentException("The offsets must not decrease.", nameof(rowOffsets));
            }

            for (int k = rowOffsets[row]; k < rowOffsets[row + 1]; k++)
            {
                if (columnIndices[k] < 0 || columnIndices[k] >= columns || (k > rowOffsets[row] && columnIndices[k] <= columnIndices[k - 1]))
                {
                    throw new ArgumentException("The columns of a row must increase and be columns of the matrix.", nameof(columnIndices));
                }
            }
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Rows => RowOffsets.Length - 1;

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>Where each row begins, and where the last one ends.</summary>
    public int[] RowOffsets { get; }

    /// <summary>The columns of the entries, row by row.</summary>
    public int[] ColumnIndices { get; }

    /// <summary>How many entries there are.</summary>
    public int Count => ColumnIndices.Length;

    /// <summary>The pattern of the transposed matrix.</summary>
    internal SparsityPattern Transposed()
    {
        int[] offsets = new int[Columns + 1];
        foreach (int column in ColumnIndices)
        {
            offsets[column + 1]++;
        }

        for (int column = 0; column < Columns; column++)
        {
            offsets[column + 1] += offsets[column];
        }

        int[] next = (int[])offsets.Clone();
        int[] rows = new int[Count];
        for (int row = 0; row < Rows; row++)
        {
            for (int k = RowOffsets[row]; k < RowOffsets[row + 1]; k++)
            {
                rows[next[ColumnIndices[k]]++] = row;
            }
        }

        return new SparsityPattern(Rows, offsets, rows);
    }
}
