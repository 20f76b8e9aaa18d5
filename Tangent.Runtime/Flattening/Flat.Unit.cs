using System;

namespace Tangent.Runtime;

public static partial class Flat
{
    /// <summary>Zeros in the shape of an array, with a one at a place.</summary>
    /// <typeparam name="T">The type of a number.</typeparam>
    /// <param name="shape">The array whose shape is taken.</param>
    /// <param name="place">The place, counted as the numbers follow each other; outside of the array there is no one.</param>
    /// <param name="one">What stands at the place.</param>
    /// <returns>A fresh array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    public static T[] Unit<T>(T[] shape, int place, T one)
    {
        T[] unit = Shadow.ZerosLike(shape);
        Set(unit, place, one);
        return unit;
    }

    /// <inheritdoc cref="Unit{T}(T[], int, T)"/>
    public static T[] Unit<T>(ReadOnlySpan<T> shape, int place, T one)
    {
        var unit = new T[shape.Length];
        Set(unit, place, one);
        return unit;
    }

    /// <inheritdoc cref="Unit{T}(T[], int, T)"/>
    public static T[] Unit<T>(Span<T> shape, int place, T one)
    {
        return Unit((ReadOnlySpan<T>)shape, place, one);
    }

    /// <inheritdoc cref="Unit{T}(T[], int, T)"/>
    public static T[,] Unit<T>(T[,] shape, int place, T one)
    {
        T[,] unit = Shadow.ZerosLike(shape);
        if (place >= 0 && place < unit.Length)
        {
            int columns = unit.GetLength(1);
            unit[unit.GetLowerBound(0) + (place / columns), unit.GetLowerBound(1) + (place % columns)] = one;
        }

        return unit;
    }

    /// <inheritdoc cref="Unit{T}(T[], int, T)"/>
    public static T[,,] Unit<T>(T[,,] shape, int place, T one)
    {
        T[,,] unit = Shadow.ZerosLike(shape);
        if (place >= 0 && place < unit.Length)
        {
            int columns = unit.GetLength(2);
            int rows = unit.GetLength(1);
            unit[
                unit.GetLowerBound(0) + (place / columns / rows),
                unit.GetLowerBound(1) + (place / columns % rows),
                unit.GetLowerBound(2) + (place % columns)] = one;
        }

        return unit;
    }

    /// <inheritdoc cref="Unit{T}(T[], int, T)"/>
    public static T[,,,] Unit<T>(T[,,,] shape, int place, T one)
        where T : struct
    {
        T[,,,] unit = Shadow.ZerosLike(shape);
        if (place >= 0 && place < unit.Length)
        {
            int columns = unit.GetLength(3);
            int rows = unit.GetLength(2);
            int planes = unit.GetLength(1);
            unit[
                unit.GetLowerBound(0) + (place / columns / rows / planes),
                unit.GetLowerBound(1) + (place / columns / rows % planes),
                unit.GetLowerBound(2) + (place / columns % rows),
                unit.GetLowerBound(3) + (place % columns)] = one;
        }

        return unit;
    }

    /// <inheritdoc cref="Unit{T}(T[], int, T)"/>
    public static T[][] Unit<T>(T[][] shape, int place, T one)
    {
        T[][] unit = Shadow.ZerosLike(shape);
        foreach (T[]? row in unit)
        {
            if (row is not null)
            {
                Set(row, place, one);
                place -= row.Length;
            }
        }

        return unit;
    }

    private static void Set<T>(T[] unit, int place, T one)
    {
        if (place >= 0 && place < unit.Length)
        {
            unit[place] = one;
        }
    }
}
