using System;

namespace Tangent.Runtime;

/// <content>Shadows of arrays that a method makes for itself: a call takes them and gives them back.</content>
public static partial class Shadow
{
    /// <summary>
    /// Zeros for the time of a call: an array of exactly <paramref name="length"/> elements, one that the calling thread gave back
    /// before where it has one of that length.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="length">The length, not negative.</param>
    /// <returns>An array of zeros, to be given back by <see cref="Return{T}(T[])"/>.</returns>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative.</exception>
    public static T[] Rent<T>(int length)
        where T : struct
    {
        T[]?[]? spares = Spares<T>.t_arrays;
        if (spares is not null)
        {
            for (int i = 0; i < spares.Length; i++)
            {
                if (spares[i] is { } spare && spare.Length == length)
                {
                    spares[i] = null;
                    Array.Clear(spare, 0, length);
                    return spare;
                }
            }
        }

        return new T[length];
    }

    /// <summary>
    /// Gives an array back to the calling thread, which keeps the few that it was given last. After an exception nothing is given
    /// back, and the garbage collector takes the array.
    /// </summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="shadow">An array from <see cref="Rent{T}(int)"/>, which is not to be used or given back again.</param>
    public static void Return<T>(T[] shadow)
        where T : struct
    {
        Guard.NotNull(shadow, nameof(shadow));
        T[]?[] spares = Spares<T>.t_arrays ??= new T[]?[Spares<T>.Count];
        for (int i = 0; i < spares.Length; i++)
        {
            if (spares[i] is null)
            {
                spares[i] = shadow;
                return;
            }
        }

        int oldest = Spares<T>.t_oldest;
        spares[oldest] = shadow;
        Spares<T>.t_oldest = (oldest + 1) % spares.Length;
    }

    private static class Spares<T>
        where T : struct
    {
        public const int Count = 16;

        [ThreadStatic]
        public static T[]?[]? t_arrays;

        [ThreadStatic]
        public static int t_oldest;
    }
}
