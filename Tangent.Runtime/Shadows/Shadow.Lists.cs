using System;
using System.Collections.Generic;
#if NET
using System.Runtime.InteropServices;
#endif

namespace Tangent.Runtime;

/// <summary>Lists, whose shadows are lists that grow and shrink along with them.</summary>
public static partial class Shadow
{
    /// <summary>A list of as many zeros as <paramref name="source"/> has elements.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">The list to make a shadow for.</param>
    /// <returns>A fresh list.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static List<T> ZerosLike<T>(List<T> source)
        where T : struct
    {
        Guard.NotNull(source, nameof(source));
        return new List<T>(new T[source.Count]);
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to, of the same count.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public static void Add(List<double> source, List<double> target) => Add(Numbers(source, nameof(source)), target);

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(List<float> source, List<float> target) => Add(Numbers(source, nameof(source)), target);

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(List<double> source, Span<double> target) => Add(Numbers(source, nameof(source)), target);

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(List<float> source, Span<float> target) => Add(Numbers(source, nameof(source)), target);

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(ReadOnlySpan<double> source, List<double> target)
    {
        Span<double> sums = Numbers(target, nameof(target));
        Add(source, sums);
        Put(sums, target);
    }

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(ReadOnlySpan<float> source, List<float> target)
    {
        Span<float> sums = Numbers(target, nameof(target));
        Add(source, sums);
        Put(sums, target);
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element, for types that have a sum of their own.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to, of the same count.</param>
    /// <param name="sum">The sum of two elements.</param>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public static void Add<T>(List<T> source, List<T> target, Func<T, T, T> sum) => Add(Numbers(source, nameof(source)), target, sum);

    /// <inheritdoc cref="Add{T}(List{T}, List{T}, Func{T, T, T})"/>
    public static void Add<T>(List<T> source, Span<T> target, Func<T, T, T> sum) => Add(Numbers(source, nameof(source)), target, sum);

    /// <inheritdoc cref="Add{T}(List{T}, List{T}, Func{T, T, T})"/>
    public static void Add<T>(ReadOnlySpan<T> source, List<T> target, Func<T, T, T> sum)
    {
        Span<T> sums = Numbers(target, nameof(target));
        Add(source, sums, sum);
        Put(sums, target);
    }

    /// <summary>What a list holds: its own memory, or, for old targets, a copy of it.</summary>
    private static Span<T> Numbers<T>(List<T> list, string name)
    {
        Guard.NotNull(list, name);
#if NET
        return CollectionsMarshal.AsSpan(list);
#else
        return list.ToArray();
#endif
    }

    /// <summary>Back into the list, where <see cref="Numbers"/> has made a copy.</summary>
    private static void Put<T>(Span<T> numbers, List<T> list)
    {
#if !NET
        for (int i = 0; i < numbers.Length; i++)
        {
            list[i] = numbers[i];
        }
#endif
    }
}
