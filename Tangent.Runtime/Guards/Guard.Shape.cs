using System;

namespace Tangent.Runtime;

public static partial class Guard
{
    /// <summary>Throws unless memory has room for exactly what is written into it.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <param name="length">How many elements are written.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    public static void Length<T>(Span<T> memory, int length, string name)
    {
        SameLength(length, memory.Length, name);
    }

    /// <summary>Throws unless a gradient buffer fits its argument.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="primal">The argument, checked not to be null before.</param>
    /// <param name="buffer">The buffer for its gradient: another array of the same length.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or the buffer is the argument itself.</exception>
    public static void SameShape<T>(T[] primal, T[] buffer, string bufferName)
    {
        if (typeof(T).IsArray)
        {
            SameShape((Array)primal, (Array)buffer, bufferName);
            return;
        }

        NotNull(primal, nameof(primal));
        NotNull(buffer, bufferName);
        SameLength(primal.Length, buffer.Length, bufferName);
        NotItself(primal, buffer, primal.Length, bufferName);
    }

    /// <summary>Throws unless a gradient buffer fits its argument.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="primal">The argument.</param>
    /// <param name="buffer">The buffer for its gradient: other memory of the same length.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the buffer overlaps the argument.</exception>
    public static void SameShape<T>(ReadOnlySpan<T> primal, ReadOnlySpan<T> buffer, string bufferName)
    {
        SameLength(primal.Length, buffer.Length, bufferName);
        if (primal.Overlaps(buffer))
        {
            Throw("The tangent or gradient buffer overlaps the argument that it is for.", bufferName);
        }
    }

    /// <inheritdoc cref="SameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string)"/>
    public static void SameShape<T>(ReadOnlySpan<T> primal, Span<T> buffer, string bufferName)
    {
        SameShape(primal, (ReadOnlySpan<T>)buffer, bufferName);
    }

    /// <inheritdoc cref="SameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string)"/>
    public static void SameShape<T>(Span<T> primal, Span<T> buffer, string bufferName)
    {
        SameShape((ReadOnlySpan<T>)primal, (ReadOnlySpan<T>)buffer, bufferName);
    }

    /// <summary>Throws unless a gradient buffer fits its argument, row by row.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="primal">The argument, checked not to be null before.</param>
    /// <param name="buffer">The buffer for its gradient: other rows, of the same lengths; any row where the argument's is null.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/>, or a row that is needed, is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or a row of the buffer is that of the argument itself.</exception>
    public static void SameShape<T>(T[][] primal, T[][] buffer, string bufferName)
    {
        if (typeof(T).IsArray)
        {
            SameShape((Array)primal, (Array)buffer, bufferName);
            return;
        }

        SameRows(primal, buffer, bufferName);
        for (int i = 0; i < primal.Length; i++)
        {
            if (primal[i] is { } row)
            {
                NotItself(row, buffer[i], row.Length, Row(bufferName, i));
            }
        }
    }

    /// <inheritdoc cref="SameShape{T}(T[], T[], string)"/>
    public static void SameShape<T>(T[,] primal, T[,] buffer, string bufferName)
    {
        SameBounds(primal, buffer, bufferName);
        NotItself(primal, buffer, primal.Length, bufferName);
    }

    /// <inheritdoc cref="SameShape{T}(T[], T[], string)"/>
    public static void SameShape<T>(T[,,] primal, T[,,] buffer, string bufferName)
    {
        SameBounds(primal, buffer, bufferName);
        NotItself(primal, buffer, primal.Length, bufferName);
    }

    /// <summary>Throws unless a gradient buffer of any shape fits its argument, row by row.</summary>
    /// <param name="primal">The argument, checked not to be null before.</param>
    /// <param name="buffer">The buffer for its gradient: other arrays, of the same lengths; any row where the argument's is null.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/>, or a row that is needed, is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or an array of the buffer is that of the argument itself.</exception>
    public static void SameShape(Array primal, Array buffer, string bufferName)
    {
        SameLengths(primal, buffer, bufferName, NotItself);
    }

    /// <summary>The same, where one and the same array may stand in both.</summary>
    internal static void SameLengths(Array primal, Array buffer, string bufferName) =>
        SameLengths(primal, buffer, bufferName, (_, _, _, _) => { });

    private static void SameLengths(Array primal, Array buffer, string bufferName, Action<Array, Array, int, string> check)
    {
        SameBounds(primal, buffer, bufferName);
        if (primal is not object?[] rows)
        {
            check(primal, buffer, primal.Length, bufferName);
            return;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is Array row)
            {
                SameLengths(row, (Array)((object?[])buffer)[i]!, Row(bufferName, i), check);
            }
        }
    }

    internal static void SameLength(int primal, int buffer, string bufferName)
    {
        if (primal != buffer)
        {
            Throw("The tangent or gradient buffer has " + Text(buffer) + " elements, the argument that it is for " + Text(primal) + ".", bufferName);
        }
    }

    internal static void SameRows<T>(T[][] primal, T[][] buffer, string bufferName)
    {
        NotNull(primal, nameof(primal));
        NotNull(buffer, bufferName);
        if (primal.Length != buffer.Length)
        {
            Throw("The tangent or gradient buffer has " + Text(buffer.Length) + " rows, the argument that it is for " + Text(primal.Length) + ".", bufferName);
        }

        for (int i = 0; i < primal.Length; i++)
        {
            if (primal[i] is { } row)
            {
                if (buffer[i] is not { } bufferRow)
                {
                    ThrowNull(Row(bufferName, i));
                }
                else if (bufferRow.Length != row.Length)
                {
                    SameLength(row.Length, bufferRow.Length, Row(bufferName, i));
                }
            }
        }
    }

    internal static void SameBounds(Array primal, Array buffer, string bufferName)
    {
        NotNull(primal, nameof(primal));
        NotNull(buffer, bufferName);
        for (int d = 0; d < primal.Rank; d++)
        {
            if (primal.GetLength(d) != buffer.GetLength(d) || primal.GetLowerBound(d) != buffer.GetLowerBound(d))
            {
                Throw("The tangent or gradient buffer is " + Bounds(buffer) + ", the argument that it is for " + Bounds(primal) + ".", bufferName);
            }
        }
    }

    // An empty array holds no gradient: one instance may well serve for both.
    internal static void NotItself(object primal, object buffer, int length, string bufferName)
    {
        if (ReferenceEquals(primal, buffer) && length > 0)
        {
            Throw("The tangent or gradient buffer is the very array that it is for.", bufferName);
        }
    }

    private static string Row(string name, int i) => name + "[" + Text(i) + "]";

    // "3 × 4", or "1..3 × 0..3" where an array does not start at 0.
    private static string Bounds(Array array)
    {
        string text = "";
        for (int d = 0; d < array.Rank; d++)
        {
            string length = array.GetLowerBound(d) == 0
                ? Text(array.GetLength(d))
                : Text(array.GetLowerBound(d)) + ".." + Text(array.GetUpperBound(d));
            text += d == 0 ? length : " × " + length;
        }

        return text;
    }
}
