using System;
using System.Collections.Generic;

namespace Tangent.Runtime;

/// <summary>
/// The gradient buffer of a list that a method makes longer or shorter: it comes with the adjoints of what the list holds afterwards
/// and leaves with those of what it held before, so it has the one count on entry and the other on return.
/// </summary>
public static partial class Shadow
{
    /// <summary>Takes the adjoints out of a buffer and makes it zeros, as many as the list has elements now.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="list">The list, before the method has changed it.</param>
    /// <param name="buffer">Its buffer.</param>
    /// <param name="name">The name of the buffer's parameter.</param>
    /// <returns>The adjoints.</returns>
    /// <exception cref="ArgumentNullException">The list or <paramref name="buffer"/> is null.</exception>
    /// <exception cref="ArgumentException">The buffer is the list itself.</exception>
    public static T[] Take<T>(List<T> list, List<T> buffer, string name)
        where T : struct
    {
        Guard.NotNull(list, nameof(list));
        Guard.NotNull(buffer, name);
        Guard.NotItself(list, buffer, 1, name);
        T[] adjoints = buffer.ToArray();
        buffer.Clear();
        buffer.AddRange(new T[list.Count]);
        return adjoints;
    }

    /// <summary>
    /// Adds the adjoints to a shadow that has by now the count of the list in the end. Those that are missing are zero; those that there
    /// is no element for must be.
    /// </summary>
    /// <param name="adjoints">The adjoints.</param>
    /// <param name="shadow">The shadow.</param>
    /// <param name="name">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentException">There is an adjoint for an element that the list does not have.</exception>
    public static void Give(double[] adjoints, List<double> shadow, string name)
    {
        Guard.NotNull(adjoints, nameof(adjoints));
        Guard.NotNull(shadow, nameof(shadow));
        for (int i = 0; i < adjoints.Length; i++)
        {
            if (i < shadow.Count)
            {
                shadow[i] += adjoints[i];
            }
            else if (adjoints[i] != 0)
            {
                Guard.SameLength(shadow.Count, adjoints.Length, name);
            }
        }
    }

    /// <inheritdoc cref="Give(double[], List{double}, string)"/>
    public static void Give(float[] adjoints, List<float> shadow, string name)
    {
        Guard.NotNull(adjoints, nameof(adjoints));
        Guard.NotNull(shadow, nameof(shadow));
        for (int i = 0; i < adjoints.Length; i++)
        {
            if (i < shadow.Count)
            {
                shadow[i] += adjoints[i];
            }
            else if (adjoints[i] != 0)
            {
                Guard.SameLength(shadow.Count, adjoints.Length, name);
            }
        }
    }
}
