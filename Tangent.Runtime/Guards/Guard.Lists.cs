using System;
using System.Collections.Generic;

namespace Tangent.Runtime;

public static partial class Guard
{
    /// <summary>Throws unless a gradient buffer fits its argument.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="primal">The argument, checked not to be null before.</param>
    /// <param name="buffer">The buffer for its gradient: another list of the same count.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
    /// <exception cref="ArgumentException">The counts differ, or the buffer is the argument itself.</exception>
    public static void SameShape<T>(List<T> primal, List<T> buffer, string bufferName)
        where T : struct
    {
        NotNull(primal, nameof(primal));
        NotNull(buffer, bufferName);
        SameLength(primal.Count, buffer.Count, bufferName);
        NotItself(primal, buffer, primal.Count, bufferName);
    }

    /// <summary>
    /// Throws unless the gradient buffers of two lists are one list exactly where the lists are. Needed where the method writes to one
    /// of the two.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">The one argument.</param>
    /// <param name="da">Its buffer.</param>
    /// <param name="b">The other argument.</param>
    /// <param name="db">Its buffer.</param>
    /// <param name="name">The name of the parameter <paramref name="db"/>.</param>
    /// <exception cref="ArgumentException">Only the arguments, or only the buffers, are one list.</exception>
    public static void Aliases<T>(List<T> a, List<T> da, List<T> b, List<T> db, string name)
        where T : struct
    {
        Alike(a, da, b, db, 1, name);
    }

    /// <summary>The same for lists.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="a">One argument.</param>
    /// <param name="b">The other argument.</param>
    /// <param name="name">The name of the parameter that <paramref name="b"/> was passed for.</param>
    /// <exception cref="ArgumentException">Both are the same list.</exception>
    public static void Apart<T>(List<T>? a, List<T>? b, string name)
    {
        if (a is not null && ReferenceEquals(a, b))
        {
            throw Overlapping(name);
        }
    }
}
