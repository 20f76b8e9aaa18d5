using System;

namespace Tangent.Runtime;

public sealed partial class SparseSweeps
{
    /// <summary>The sweep's direction for a number.</summary>
    /// <param name="place">The number's column.</param>
    /// <returns>What the number moves by.</returns>
    public double Along(int place) => Weight(place, 0);

    /// <summary>The sweep's direction in the shape of an array.</summary>
    /// <typeparam name="T">The type of a number.</typeparam>
    /// <param name="shape">The array whose shape is taken.</param>
    /// <param name="place">The column of its first number.</param>
    /// <param name="one">The number 1.</param>
    /// <param name="none">Not a number.</param>
    /// <returns>A fresh array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    public T[] Along<T>(T[] shape, int place, T one, T none)
        where T : struct
    {
        T[] direction = Shadow.ZerosLike(shape);
        Fill(direction, place, one, none);
        return direction;
    }

    /// <inheritdoc cref="Along{T}(T[], int, T, T)"/>
    public T[] Along<T>(ReadOnlySpan<T> shape, int place, T one, T none)
        where T : struct
    {
        var direction = new T[shape.Length];
        Fill(direction, place, one, none);
        return direction;
    }

    /// <inheritdoc cref="Along{T}(T[], int, T, T)"/>
    public T[] Along<T>(Span<T> shape, int place, T one, T none)
        where T : struct
    {
        return Along((ReadOnlySpan<T>)shape, place, one, none);
    }

    /// <inheritdoc cref="Along{T}(T[], int, T, T)"/>
    public T[,] Along<T>(T[,] shape, int place, T one, T none)
        where T : struct
    {
        T[,] direction = Shadow.ZerosLike(shape);
        for (int i = direction.GetLowerBound(0); i <= direction.GetUpperBound(0); i++)
        {
            for (int j = direction.GetLowerBound(1); j <= direction.GetUpperBound(1); j++)
            {
                direction[i, j] = Number(place++, one, none);
            }
        }

        return direction;
    }

    /// <inheritdoc cref="Along{T}(T[], int, T, T)"/>
    public T[,,] Along<T>(T[,,] shape, int place, T one, T none)
        where T : struct
    {
        T[,,] direction = Shadow.ZerosLike(shape);
        for (int i = direction.GetLowerBound(0); i <= direction.GetUpperBound(0); i++)
        {
            for (int j = direction.GetLowerBound(1); j <= direction.GetUpperBound(1); j++)
            {
                for (int k = direction.GetLowerBound(2); k <= direction.GetUpperBound(2); k++)
                {
                    direction[i, j, k] = Number(place++, one, none);
                }
            }
        }

        return direction;
    }

    /// <inheritdoc cref="Along{T}(T[], int, T, T)"/>
    public T[][] Along<T>(T[][] shape, int place, T one, T none)
        where T : struct
    {
        T[][] direction = Shadow.ZerosLike(shape);
        foreach (T[]? row in direction)
        {
            if (row is not null)
            {
                Fill(row, place, one, none);
                place += row.Length;
            }
        }

        return direction;
    }

    private void Fill<T>(T[] direction, int place, T one, T none)
        where T : struct
    {
        for (int i = 0; i < direction.Length; i++)
        {
            // A row may stand in several places.
            if (Weight(place + i, 0) is not 0.0)
            {
                direction[i] = Number(place + i, one, none);
            }
        }
    }

    private T Number<T>(int place, T one, T none)
        where T : struct
    {
        double weight = Weight(place, 0);
        return double.IsNaN(weight) ? none : weight > 0 ? one : default;
    }
}
