using System;
using System.Collections.Generic;

namespace Tangent.Runtime;

public static partial class Guard
{
    /// <summary>
    /// Checks that an argument which is not differentiated is not the same array as one that is and that the method
    /// writes: what flowed through the first would be lost.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">One argument.</param>
    /// <param name="b">The other argument.</param>
    /// <param name="name">The name of the parameter that <paramref name="b"/> was passed for.</param>
    /// <exception cref="ArgumentException">Both are the same array.</exception>
    public static void Apart<T>(T[]? a, T[]? b, string name)
    {
        if (a is not null && ReferenceEquals(a, b))
        {
            throw Overlapping(name);
        }
    }

    /// <inheritdoc cref="Apart{T}(T[], T[], string)"/>
    public static void Apart<T>(T[,]? a, T[,]? b, string name)
    {
        if (a is not null && ReferenceEquals(a, b))
        {
            throw Overlapping(name);
        }
    }

    /// <inheritdoc cref="Apart{T}(T[], T[], string)"/>
    public static void Apart<T>(T[,,]? a, T[,,]? b, string name)
    {
        if (a is not null && ReferenceEquals(a, b))
        {
            throw Overlapping(name);
        }
    }

    /// <inheritdoc cref="Apart{T}(T[], T[], string)"/>
    /// <remarks>Spans must not overlap.</remarks>
    public static void Apart<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, string name)
    {
        if (a.Overlaps(b))
        {
            throw Overlapping(name);
        }
    }

    /// <inheritdoc cref="Apart{T}(T[], T[], string)"/>
    /// <remarks>No row of one may be a row of the other.</remarks>
    public static void Apart<T>(T[][]? a, T[][]? b, string name)
    {
        foreach (T[] row in a ?? Array.Empty<T[]>())
        {
            Apart(b, row, name);
        }
    }

    /// <inheritdoc cref="Apart{T}(T[], T[], string)"/>
    /// <remarks>The array may not be a row of the other.</remarks>
    public static void Apart<T>(T[][]? a, T[]? b, string name)
    {
        foreach (T[] row in a ?? Array.Empty<T[]>())
        {
            Apart(row, b, name);
        }
    }

    /// <inheritdoc cref="Apart{T}(T[][], T[], string)"/>
    public static void Apart<T>(T[]? a, T[][]? b, string name) => Apart(b, a, name);

    /// <summary>The same for arrays of any shape: no array in the one may be an array in the other.</summary>
    /// <param name="a">One argument.</param>
    /// <param name="b">The other argument.</param>
    /// <param name="name">The name of the parameter that <paramref name="b"/> was passed for.</param>
    /// <exception cref="ArgumentException">They share an array.</exception>
    public static void Apart(Array? a, Array? b, string name)
    {
        if (new HashSet<Array>(Within(a)).Overlaps(Within(b)))
        {
            throw Overlapping(name);
        }
    }

    // The array and the arrays in it, which hold something.
    private static IEnumerable<Array> Within(Array? array)
    {
        if (array is { Length: > 0 })
        {
            yield return array;
            foreach (object? row in array as object?[] ?? Array.Empty<object?>())
            {
                foreach (Array inner in Within(row as Array))
                {
                    yield return inner;
                }
            }
        }
    }

    private static ArgumentException Overlapping(string name) => new(
        "The method writes an argument that shares its storage with another one, and only one of the two is "
        + "differentiated. Pass separate arrays, or name both parameters in [Differentiable].",
        name);
}
