using System;
using System.Collections.Generic;

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
    public static void Add(List<double> source, List<double> target)
    {
        Guard.NotNull(source, nameof(source));
        Guard.NotNull(target, nameof(target));
        Guard.SameLength(source.Count, target.Count, nameof(target));
        for (int i = 0; i < source.Count; i++)
        {
            target[i] += source[i];
        }
    }

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(List<float> source, List<float> target)
    {
        Guard.NotNull(source, nameof(source));
        Guard.NotNull(target, nameof(target));
        Guard.SameLength(source.Count, target.Count, nameof(target));
        for (int i = 0; i < source.Count; i++)
        {
            target[i] += source[i];
        }
    }

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(List<double> source, Span<double> target)
    {
        Guard.NotNull(source, nameof(source));
        Guard.SameLength(source.Count, target.Length, nameof(target));
        for (int i = 0; i < source.Count; i++)
        {
            target[i] += source[i];
        }
    }

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(List<float> source, Span<float> target)
    {
        Guard.NotNull(source, nameof(source));
        Guard.SameLength(source.Count, target.Length, nameof(target));
        for (int i = 0; i < source.Count; i++)
        {
            target[i] += source[i];
        }
    }

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(ReadOnlySpan<double> source, List<double> target)
    {
        Guard.NotNull(target, nameof(target));
        Guard.SameLength(source.Length, target.Count, nameof(target));
        for (int i = 0; i < source.Length; i++)
        {
            target[i] += source[i];
        }
    }

    /// <inheritdoc cref="Add(List{double}, List{double})"/>
    public static void Add(ReadOnlySpan<float> source, List<float> target)
    {
        Guard.NotNull(target, nameof(target));
        Guard.SameLength(source.Length, target.Count, nameof(target));
        for (int i = 0; i < source.Length; i++)
        {
            target[i] += source[i];
        }
    }
}
