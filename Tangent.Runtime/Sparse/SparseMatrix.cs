
namespace Tangent;

/// <summary>
/// A matrix by compressed rows, as <c>FJacobianSparse</c> and <c>FHessianSparse</c> return it: what is not in its pattern is zero. The numbers
/// of a method in <c>float</c> are kept as <c>double</c>, which holds them exactly.
/// </summary>
public sealed class SparseMatrix
{
    internal SparseMatrix(SparsityPattern pattern, double[] values, int colors, int sweeps)
    {
        Pattern = pattern;
        Values = values;
        Colors = colors;
        Sweeps = sweeps;
    }

    /// <summary>Where the entries are. A later call that is given it does not look for it again.</summary>
    public SparsityPattern Pattern { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows => Pattern.Rows;

    /// <summary>How many columns there are.</summary>
    public int Columns => Pattern.Columns;

    /// <summary>Where each row begins in <see cref="Values"/>, and where the last one ends.</summary>
    public int[] RowOffsets => Pattern.RowOffsets;

    /// <summary>The column of each value.</summary>
    public int[] ColumnIndices => Pattern.ColumnIndices;

    /// <summary>The entries, row by row.</summary>
    public double[] Values { get; }

    /// <summary>How many groups of columns were told apart: that many directions gave the values.</summary>
    public int Colors { get; }

    /// <summary>How many sweeps there were, those for the pattern included.</summary>
    public int Sweeps { get; }

    /// <summary>The matrix with its zeros.</summary>
    /// <returns>A fresh array of <see cref="Rows"/> by <see cref="Columns"/>.</returns>
    public double[,] ToDense()
    {
        double[,] dense = new double[Rows, Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int k = RowOffsets[row]; k < RowOffsets[row + 1]; k++)
            {
                dense[row, ColumnIndices[k]] = Values[k];
            }
        }

        return dense;
    }
}
