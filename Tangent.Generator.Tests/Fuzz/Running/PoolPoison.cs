using System;
using System.Buffers;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>
/// Puts arrays full of NaN (and of integers out of every range, and of true) into the pools that histories are rented from: a derivative
/// that reads an entry it has not written shows at once.
/// </summary>
internal static class PoolPoison
{
    public static void Spread()
    {
        for (int length = 16; length <= 1024; length *= 2)
        {
            Spread(length, double.NaN);
            Spread(length, int.MinValue / 3);
            Spread(length, true);
        }
    }

    private static void Spread<T>(int length, T value)
    {
        T[] array = ArrayPool<T>.Shared.Rent(length);
        Array.Fill(array, value);
        ArrayPool<T>.Shared.Return(array);
    }
}
