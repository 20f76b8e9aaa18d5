using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Tangent.Runtime;

/// <summary>
/// Makes the shadows of several arguments together, so that an array that is passed twice, or stands as a row in two of
/// them, has one shadow. Called by generated code where a method writes to its arguments; elsewhere
/// <see cref="Shadow"/> serves, since an array that is only read may have several shadows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShadowSet
{
    private readonly Dictionary<object, object> _shadows = new(ByReference.Instance);

    /// <summary>The shadow of an array: the one made before, or zeros.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The array to make a shadow for.</param>
    /// <returns>An array as long as <paramref name="source"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public T[] ZerosLike<T>(T[] source)
    {
        return typeof(T).IsArray ? ZerosLike<T[]>(source) : Find(source) as T[] ?? Keep(source, Shadow.ZerosLike(source));
    }

    /// <summary>The shadow of an array of rows: the one made before, or its rows' shadows; a null row stays null.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The array to make a shadow for.</param>
    /// <returns>An array of the shape of <paramref name="source"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public T[][] ZerosLike<T>(T[][] source)
    {
        if (typeof(T).IsArray)
        {
            return ZerosLike<T[][]>(source);
        }

        if (Find(source) is T[][] known)
        {
            return known;
        }

        var shadow = Keep(source, new T[source.Length][]);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] is { } row)
            {
                shadow[i] = ZerosLike(row);
            }
        }

        return shadow;
    }

    /// <inheritdoc cref="ZerosLike{T}(T[])"/>
    /// <returns>An array of the shape of <paramref name="source"/>.</returns>
    public T[,] ZerosLike<T>(T[,] source)
    {
        return Find(source) as T[,] ?? Keep(source, Shadow.ZerosLike(source));
    }

    /// <inheritdoc cref="ZerosLike{T}(T[])"/>
    /// <returns>An array of the shape of <paramref name="source"/>.</returns>
    public T[,,] ZerosLike<T>(T[,,] source)
    {
        return Find(source) as T[,,] ?? Keep(source, Shadow.ZerosLike(source));
    }

    /// <summary>A copy of an array: the one made before, or a new one.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The array to copy.</param>
    /// <returns>An array with the same contents.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public T[] Copy<T>(T[] source)
    {
        if (typeof(T).IsArray)
        {
            return Copy<T[]>(source);
        }

        return Find(source) as T[] ?? Keep(source, (T[])source.Clone());
    }

    /// <summary>A copy of an array of rows, each row copied once; a null row stays null.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The array to copy.</param>
    /// <returns>An array with the same contents in rows of its own.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public T[][] Copy<T>(T[][] source)
    {
        if (typeof(T).IsArray)
        {
            return Copy<T[][]>(source);
        }

        return Find(source) as T[][] ?? Keep(source, Array.ConvertAll(source, row => row is null ? null! : Copy(row)));
    }

    /// <inheritdoc cref="Copy{T}(T[])"/>
    public T[,] Copy<T>(T[,] source)
    {
        return Find(source) as T[,] ?? Keep(source, (T[,])source.Clone());
    }

    /// <inheritdoc cref="Copy{T}(T[])"/>
    public T[,,] Copy<T>(T[,,] source)
    {
        return Find(source) as T[,,] ?? Keep(source, (T[,,])source.Clone());
    }

    /// <summary>The shadow of an array of any shape: the one made before, or zeros; a null row stays null.</summary>
    /// <typeparam name="TArray">The type of the array.</typeparam>
    /// <param name="source">The array to make a shadow for.</param>
    /// <returns>An array of the shape of <paramref name="source"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public TArray ZerosLike<TArray>(TArray source)
        where TArray : class
    {
        Guard.NotNull(source, nameof(source));
        return (TArray)(object)Make((Array)(object)source, shadow => Array.Clear(shadow, shadow.GetLowerBound(0), shadow.Length));
    }

    /// <summary>A copy of an array of any shape, each row copied once; a null row stays null.</summary>
    /// <typeparam name="TArray">The type of the array.</typeparam>
    /// <param name="source">The array to copy.</param>
    /// <returns>An array with the same contents in rows of its own.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public TArray Copy<TArray>(TArray source)
        where TArray : class
    {
        Guard.NotNull(source, nameof(source));
        return (TArray)(object)Make((Array)(object)source, _ => { });
    }

    // The array's own clone, with whatever is to be done to the numbers in it.
    private Array Make(Array source, Action<Array> finish)
    {
        if (Find(source) is Array known)
        {
            return known;
        }

        Array made = Keep(source, (Array)source.Clone());
        if (made is object?[] rows)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = rows[i] is Array row ? Make(row, finish) : null;
            }
        }
        else
        {
            finish(made);
        }

        return made;
    }

    /// <summary>The shadow of a list: the one made before, or zeros.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The list to make a shadow for.</param>
    /// <returns>A list of the same count.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public List<T> ZerosLike<T>(List<T> source)
        where T : struct
    {
        return Find(source) as List<T> ?? Keep(source, Shadow.ZerosLike(source));
    }

    /// <summary>A copy of a list: the one made before, or a new one.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The list to copy.</param>
    /// <returns>A list with the same contents.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public List<T> Copy<T>(List<T> source)
        where T : struct
    {
        return Find(source) as List<T> ?? Keep(source, new List<T>(source));
    }

    /// <summary>The shadow that an object or array was given before.</summary>
    /// <typeparam name="T">The type of both.</typeparam>
    /// <param name="source">The object or array.</param>
    /// <param name="shadow">Its shadow, where there is one.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public bool TryFind<T>(T source, [NotNullWhen(true)] out T? shadow)
        where T : class
    {
        shadow = Find(source) as T;
        return shadow is not null;
    }

    /// <summary>Takes note of the shadow of an object or array.</summary>
    /// <typeparam name="T">The type of both.</typeparam>
    /// <param name="source">The object or array.</param>
    /// <param name="shadow">Its shadow.</param>
    /// <returns><paramref name="shadow"/>.</returns>
    public T Keep<T>(T source, T shadow)
        where T : class
    {
        _shadows.Add(source, shadow);
        return shadow;
    }

    private object? Find(object source)
    {
        Guard.NotNull(source, nameof(source));
        return _shadows.TryGetValue(source, out object? shadow) ? shadow : null;
    }
}
