using System;
using System.Buffers;
using System.ComponentModel;
using System.Globalization;

namespace Tangent.Runtime;

/// <summary>
/// The memory of generated backward sweeps: arrays, rented from the shared pool, that keep what a loop overwrites.
/// Called by generated code.
/// </summary>
/// <remarks>
/// Pooled because a fresh array per call costs several times the arithmetic of the sweep. A rented array holds whatever
/// its last user left in it: a backward sweep reads only what its forward sweep wrote.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class History
{
    // Array.MaxLength, which netstandard2.0 does not name.
    private const int MaxLength = 0x7FFFFFC7;

    /// <summary>Rents an array of at least <paramref name="count"/> elements, with arbitrary contents.</summary>
    /// <typeparam name="T">The type of what is kept.</typeparam>
    /// <param name="count">The trip count of the loop; zero or less (a loop that does not run) gives an empty array.</param>
    /// <returns>An array to be given back by <see cref="Return{T}(T[])"/>.</returns>
    public static T[] Rent<T>(int count)
    {
        return count <= 0 ? Array.Empty<T>() : ArrayPool<T>.Shared.Rent(count);
    }

    /// <summary>Rents an array as <see cref="Rent{T}(int)"/> does, for a trip count that is a product of several.</summary>
    /// <typeparam name="T">The type of what is kept.</typeparam>
    /// <param name="count">The trip count of the loops together; zero or less gives an empty array.</param>
    /// <returns>An array to be given back by <see cref="Return{T}(T[])"/>.</returns>
    /// <exception cref="OutOfMemoryException">No array can be that long.</exception>
    public static T[] Rent<T>(long count)
    {
        if (count > MaxLength)
        {
            throw new OutOfMemoryException(
                "The backward sweep would keep " + count.ToString(CultureInfo.InvariantCulture) + " values of type "
                + typeof(T).Name + ", one for each iteration of a loop; an array holds at most "
                + MaxLength.ToString(CultureInfo.InvariantCulture) + ".");
        }

        return Rent<T>(count <= 0 ? 0 : (int)count);
    }

    /// <summary>Gives a rented array back; an empty array and null are ignored.</summary>
    /// <typeparam name="T">The type of what was kept.</typeparam>
    /// <param name="array">
    /// An array from <see cref="Rent{T}(int)"/>, which is not to be used or returned again. It is cleared where
    /// <typeparamref name="T"/> holds references, so that the pool keeps no object alive.
    /// </param>
    public static void Return<T>(T[]? array)
    {
        if (array is { Length: > 0 })
        {
            ArrayPool<T>.Shared.Return(array, HoldsReferences<T>.Value);
        }
    }

    private static class HoldsReferences<T>
    {
#if NETSTANDARD2_0
        // The exact question cannot be asked there: a struct is cleared whether or not it holds a reference.
        public static readonly bool Value = !typeof(T).IsPrimitive;
#else
        public static bool Value => System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>();
#endif
    }
}
