using System;

namespace Tangent.Runtime;

public sealed partial class SparseSweeps
{
    /// <summary>The sweep's directions for a number.</summary>
    /// <param name="place">The number's column.</param>
    /// <returns>What the number moves by in each.</returns>
    public Tangents Several(int place) => new(Weight(place, 0), Weight(place, 1), Weight(place, 2), Weight(place, 3));

    /// <summary>The sweep's directions in the shape of an array.</summary>
    /// <param name="shape">The array whose shape is taken.</param>
    /// <param name="place">The column of its first number.</param>
    /// <returns>A fresh array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentException">The indices of <paramref name="shape"/> do not begin at 0.</exception>
    public Tangents[] Several(double[] shape, int place)
    {
        Guard.NotNull(shape, nameof(shape));
        return Several(shape.AsSpan(), place);
    }

    /// <inheritdoc cref="Several(double[], int)"/>
    public Tangents[] Several(ReadOnlySpan<double> shape, int place)
    {
        var directions = new Tangents[shape.Length];
        for (int i = 0; i < directions.Length; i++)
        {
            directions[i] = Several(place + i);
        }

        return directions;
    }

    /// <inheritdoc cref="Several(double[], int)"/>
    public Tangents[] Several(Span<double> shape, int place) => Several((ReadOnlySpan<double>)shape, place);

    /// <inheritdoc cref="Several(double[], int)"/>
    public Tangents[,] Several(double[,] shape, int place)
    {
        Tangents[,] directions = Flat.NoTangents(shape);
        for (int i = 0; i < directions.GetLength(0); i++)
        {
            for (int j = 0; j < directions.GetLength(1); j++)
            {
                directions[i, j] = Several(place++);
            }
        }

        return directions;
    }

    /// <inheritdoc cref="Several(double[], int)"/>
    public Tangents[,,] Several(double[,,] shape, int place)
    {
        Tangents[,,] directions = Flat.NoTangents(shape);
        for (int i = 0; i < directions.GetLength(0); i++)
        {
            for (int j = 0; j < directions.GetLength(1); j++)
            {
                for (int k = 0; k < directions.GetLength(2); k++)
                {
                    directions[i, j, k] = Several(place++);
                }
            }
        }

        return directions;
    }

    /// <inheritdoc cref="Several(double[], int)"/>
    public Tangents[][] Several(double[][] shape, int place)
    {
        Tangents[][] directions = Flat.NoTangents(shape);
        foreach (Tangents[]? row in directions)
        {
            for (int i = 0; i < row?.Length; i++)
            {
                row[i] += Several(place++);
            }
        }

        return directions;
    }
}
