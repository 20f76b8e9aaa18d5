using System;

namespace Tangent.Runtime;

public static partial class Guard
{
    /// <summary>
    /// Throws unless the gradient buffers of two arguments are one array exactly where the arguments are. Needed where the
    /// method writes to one of the two: what is written through one name must then be seen, and its adjoint taken, through the other.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">The one argument.</param>
    /// <param name="da">Its buffer.</param>
    /// <param name="b">The other argument.</param>
    /// <param name="db">Its buffer.</param>
    /// <param name="name">The name of the parameter <paramref name="db"/>.</param>
    /// <exception cref="ArgumentException">Only the arguments, or only the buffers, are one array.</exception>
    public static void Aliases<T>(T[] a, T[] da, T[] b, T[] db, string name)
    {
        Alike(a, da, b, db, a.Length, name);
    }

    /// <inheritdoc cref="Aliases{T}(T[], T[], T[], T[], string)"/>
    public static void Aliases<T>(T[,] a, T[,] da, T[,] b, T[,] db, string name)
    {
        Alike(a, da, b, db, a.Length, name);
    }

    /// <inheritdoc cref="Aliases{T}(T[], T[], T[], T[], string)"/>
    public static void Aliases<T>(T[,,] a, T[,,] da, T[,,] b, T[,,] db, string name)
    {
        Alike(a, da, b, db, a.Length, name);
    }

    /// <summary>
    /// Throws unless the gradient buffers of two spans overlap exactly as the spans do: the same elements by the same distance.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">The one argument.</param>
    /// <param name="da">Its buffer.</param>
    /// <param name="b">The other argument.</param>
    /// <param name="db">Its buffer.</param>
    /// <param name="name">The name of the parameter <paramref name="db"/>.</param>
    /// <exception cref="ArgumentException">
    /// Only the arguments, or only the buffers, overlap, or at different distances, or by a part of an element.
    /// </exception>
    public static void Aliases<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> da, ReadOnlySpan<T> b, ReadOnlySpan<T> db, string name)
    {
        bool overlap = a.Overlaps(b, out int distance);
        bool buffersOverlap = da.Overlaps(db, out int bufferDistance);
        if (overlap != buffersOverlap || (overlap && distance != bufferDistance))
        {
            Throw("Two tangents or gradient buffers must overlap exactly as the arguments that they are for, because one of these is written to.", name);
        }
    }

    /// <summary>
    /// Throws unless the rows of a gradient buffer are one array exactly where the rows of the argument are. Needed where the
    /// method writes to the rows.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">The argument.</param>
    /// <param name="da">Its buffer, of the same shape.</param>
    /// <param name="name">The name of the parameter <paramref name="da"/>.</param>
    /// <exception cref="ArgumentException">Two rows are one array in only one of the two.</exception>
    public static void Aliases<T>(T[][] a, T[][] da, string name)
    {
        using var rows = new RowTable<T[]>(a);
        using var bufferRows = new RowTable<T[]>(da);
        RowsAlike(rows, a, bufferRows, da, a, da, name);
    }

    /// <summary>
    /// Throws unless the gradient buffers of two arrays of rows are one array, and their rows are, exactly where those of the
    /// arguments are. Needed where the method writes to one of the two.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">The one argument.</param>
    /// <param name="da">Its buffer, of the same shape.</param>
    /// <param name="b">The other argument.</param>
    /// <param name="db">Its buffer, of the same shape.</param>
    /// <param name="name">The name of the parameter <paramref name="db"/>.</param>
    /// <exception cref="ArgumentException">Two rows, or the arrays, are one in only one of the two.</exception>
    public static void Aliases<T>(T[][] a, T[][] da, T[][] b, T[][] db, string name)
    {
        Alike(a, da, b, db, a.Length, name);
        using var rows = new RowTable<T[]>(a);
        using var bufferRows = new RowTable<T[]>(da);
        RowsAlike(rows, a, bufferRows, da, b, db, name);
    }

    /// <summary>
    /// Throws unless an array's gradient buffer is a row of the other's exactly where the array is. Needed where the method
    /// writes to one of the two.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">An array of rows.</param>
    /// <param name="da">Its buffer, of the same shape.</param>
    /// <param name="b">An array that may be one of the rows.</param>
    /// <param name="db">Its buffer.</param>
    /// <param name="name">The name of the parameter <paramref name="db"/>.</param>
    /// <exception cref="ArgumentException">Only the array, or only its buffer, is a row, or they are different rows.</exception>
    public static void Aliases<T>(T[][] a, T[][] da, T[] b, T[] db, string name)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] is { } row)
            {
                Alike(row, da[i], b, db, row.Length, name);
            }
        }
    }

    private static void Alike(object a, object da, object b, object db, int length, string name)
    {
        if (ReferenceEquals(a, b) != ReferenceEquals(da, db) && length > 0)
        {
            ThrowUnlike(name);
        }
    }

    // Row i of b is a row of a exactly where its shadow is the shadow of that row.
    private static void RowsAlike<T>(
        RowTable<T[]> rows, T[][] a, RowTable<T[]> bufferRows, T[][] da, T[][] b, T[][] db, string name)
    {
        for (int i = 0; i < b.Length; i++)
        {
            if (b[i] is not { Length: > 0 } row)
            {
                continue;
            }

            int first = rows.IndexOf(row);
            int bufferFirst = bufferRows.IndexOf(db[i]);
            bool alike = first < 0
                ? bufferFirst < 0
                : bufferFirst >= 0 && ReferenceEquals(da[first], db[i]) && ReferenceEquals(a[bufferFirst], row);
            if (!alike)
            {
                ThrowUnlike(Row(name, i));
            }
        }
    }

    private static void ThrowUnlike(string name)
    {
        Throw(
            "Two tangents or gradient buffers must be one array exactly where the arguments that they are for are one, "
            + "because one of these is written to.",
            name);
    }
}
