using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// Checks that the gradient buffers of several arguments are one object exactly where the arguments, or what they hold, are. Called by
/// generated code where a method writes to what its arguments hold.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShadowPairs
{
    private readonly Dictionary<object, object?> _shadows = new(ByReference.Instance);
    private readonly Dictionary<object, object> _primals = new(ByReference.Instance);

    /// <summary>Takes note of an object or array and its shadow.</summary>
    /// <param name="primal">What may be reached in several ways; null says nothing.</param>
    /// <param name="shadow">Its shadow, null where it is not differentiated.</param>
    /// <param name="name">Where the shadow stands, for the message.</param>
    /// <exception cref="ArgumentException">
    /// The same was noted with another shadow, or the shadow with something else.
    /// </exception>
    public void Add(object? primal, object? shadow, string name)
    {
        if (primal is null || primal is Array { Length: 0 })
        {
            return;
        }

        if (_shadows.TryGetValue(primal, out object? known) && !ReferenceEquals(known, shadow))
        {
            throw Unlike(name);
        }

        _shadows[primal] = shadow;
        if (shadow is null)
        {
            return;
        }

        if (_primals.TryGetValue(shadow, out object? other) && !ReferenceEquals(other, primal))
        {
            throw Unlike(name);
        }

        _primals[shadow] = primal;
    }

    /// <summary>Takes note of an array of rows and its shadow, and of each row and its shadow.</summary>
    /// <typeparam name="T">The type of an element of a row.</typeparam>
    /// <param name="primal">What may be reached in several ways; null says nothing.</param>
    /// <param name="shadow">Its shadow, of the same shape; null where it is not differentiated.</param>
    /// <param name="name">Where the shadow stands, for the message.</param>
    /// <exception cref="ArgumentException">The same was noted with another shadow, or the shadow with something else.</exception>
    public void Add<T>(T[][]? primal, T[][]? shadow, string name)
    {
        Add((object?)primal, shadow, name);
        for (int i = 0; i < (primal?.Length ?? 0); i++)
        {
            Add(primal![i], shadow?[i], name);
        }
    }

    private static ArgumentException Unlike(string name) => new(
        "Two gradient buffers must be one object exactly where the arguments that they are for are one, because one of these is written to.",
        name);
}
