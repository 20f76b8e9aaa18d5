using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// Arrays as the rows and columns of a Jacobian or Hessian have them: number after number, a rectangular array by rows, an array of
/// rows row by row. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Flat
{
    /// <summary>How many numbers the rows hold together.</summary>
    /// <typeparam name="T">The type of a number.</typeparam>
    /// <param name="rows">The rows; a null row holds none.</param>
    /// <returns>The sum of the rows' lengths.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    public static int Count<T>(T[][] rows)
    {
        Guard.NotNull(rows, nameof(rows));
        int count = 0;
        foreach (T[]? row in rows)
        {
            count += row?.Length ?? 0;
        }

        return count;
    }

    /// <summary>Copies a matrix, row by row.</summary>
    /// <typeparam name="T">The type of a number.</typeparam>
    /// <param name="matrix">The matrix.</param>
    /// <param name="destination">Where its numbers go, as many as it has.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="IndexOutOfRangeException">There are fewer places.</exception>
    public static void Rows<T>(T[,] matrix, Span<T> destination)
    {
        Guard.NotNull(matrix, nameof(matrix));
        int i = 0;
        foreach (T number in matrix)
        {
            destination[i++] = number;
        }
    }
}
