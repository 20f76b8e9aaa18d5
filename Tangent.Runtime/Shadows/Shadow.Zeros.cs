using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// Shadows: the arrays that hold the adjoints of arrays, of the same type and shape. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Shadow
{
    /// <summary>A zeroed array as long as <paramref name="source"/>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The array to make a shadow for.</param>
    /// <returns>A fresh array of <c>source.Length</c> zeros.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static T[] ZerosLike<T>(T[] source)
    {
        Guard.NotNull(source, nameof(source));
        if (typeof(T).IsArray)
        {
            return new ShadowSet().ZerosLike<T[]>(source);
        }

        return new T[source.Length];
    }

    /// <summary>A zeroed array as long as <paramref name="source"/>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The span to make a shadow for.</param>
    /// <returns>A fresh array of <c>source.Length</c> zeros.</returns>
    public static T[] ZerosLike<T>(ReadOnlySpan<T> source)
    {
        return new T[source.Length];
    }

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static T[] ZerosLike<T>(Span<T> source)
    {
        return new T[source.Length];
    }

    /// <summary>
    /// Zeroed rows as long as those of <paramref name="source"/>. Rows that are one and the same array get one and the same
    /// shadow, since shadows alias as their primals do; a null row stays null.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The array of rows to make a shadow for.</param>
    /// <returns>A fresh array of fresh rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static T[][] ZerosLike<T>(T[][] source)
    {
        Guard.NotNull(source, nameof(source));
        if (typeof(T).IsArray)
        {
            return new ShadowSet().ZerosLike<T[][]>(source);
        }

        using var rows = new RowTable<T[]>(source);
        var shadow = new T[source.Length][];
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] is { } row)
            {
                int first = rows.IndexOf(row);
                shadow[i] = first < i ? shadow[first] : new T[row.Length];
            }
        }

        return shadow;
    }

    /// <summary>A zeroed array of the shape of <paramref name="source"/>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The array to make a shadow for.</param>
    /// <returns>A fresh array of the same lengths (and lower bounds, which cloning keeps).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static T[,] ZerosLike<T>(T[,] source)
    {
        Guard.NotNull(source, nameof(source));
        if (typeof(T).IsArray)
        {
            return new ShadowSet().ZerosLike<T[,]>(source);
        }

        var shadow = (T[,])source.Clone();
        Array.Clear(shadow, shadow.GetLowerBound(0), shadow.Length);
        return shadow;
    }

    /// <inheritdoc cref="ZerosLike{T}(T[,])"/>
    public static T[,,] ZerosLike<T>(T[,,] source)
    {
        Guard.NotNull(source, nameof(source));
        if (typeof(T).IsArray)
        {
            return new ShadowSet().ZerosLike<T[,,]>(source);
        }

        var shadow = (T[,,])source.Clone();
        Array.Clear(shadow, shadow.GetLowerBound(0), shadow.Length);
        return shadow;
    }
}
