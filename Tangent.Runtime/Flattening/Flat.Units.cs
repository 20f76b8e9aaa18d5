using System;
using System.Collections.Generic;

namespace Tangent.Runtime;

public static partial class Flat
{
    /// <summary>
    /// Directions along four columns of a matrix, in the shape of an array: the tangents of the numbers at a place and the three that follow are 1 along
    /// one direction each.
    /// </summary>
    /// <param name="shape">The array whose shape is taken.</param>
    /// <param name="place">The place of the first direction's number, counted as the numbers follow each other; it may lie outside of the array.</param>
    /// <returns>A fresh array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentException">The indices of <paramref name="shape"/> do not begin at 0.</exception>
    public static Tangents[] Units(double[] shape, int place)
    {
        Tangents[] units = NoTangents(shape);
        Set(units, place);
        return units;
    }

    /// <inheritdoc cref="Units(double[], int)"/>
    public static Tangents[] Units(ReadOnlySpan<double> shape, int place)
    {
        var units = new Tangents[shape.Length];
        Set(units, place);
        return units;
    }

    /// <inheritdoc cref="Units(double[], int)"/>
    public static Tangents[] Units(Span<double> shape, int place) => Units((ReadOnlySpan<double>)shape, place);

    /// <inheritdoc cref="Units(double[], int)"/>
    public static Tangents[,] Units(double[,] shape, int place)
    {
        Tangents[,] units = NoTangents(shape);
        Set(units, place);
        return units;
    }

    /// <inheritdoc cref="Units(double[], int)"/>
    public static Tangents[,,] Units(double[,,] shape, int place)
    {
        Tangents[,,] units = NoTangents(shape);
        Set(units, place);
        return units;
    }

    /// <inheritdoc cref="Units(double[], int)"/>
    public static Tangents[,,,] Units(double[,,,] shape, int place)
    {
        Tangents[,,,] units = NoTangents(shape);
        Set(units, place);
        return units;
    }

    /// <inheritdoc cref="Units(double[], int)"/>
    public static Tangents[][] Units(double[][] shape, int place)
    {
        Tangents[][] units = NoTangents(shape);
        foreach (Tangents[]? row in units)
        {
            if (row is not null)
            {
                Set(row, place);
                place -= row.Length;
            }
        }

        return units;
    }

    /// <summary>Tangents of numbers that do not change, in the shape of an array.</summary>
    /// <param name="shape">The array whose shape is taken.</param>
    /// <returns>A fresh array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentException">The indices of <paramref name="shape"/> do not begin at 0.</exception>
    public static Tangents[] NoTangents(double[] shape)
    {
        Guard.NotNull(shape, nameof(shape));
        return new Tangents[shape.Length];
    }

    /// <inheritdoc cref="NoTangents(double[])"/>
    public static Tangents[,] NoTangents(double[,] shape)
    {
        Guard.NotNull(shape, nameof(shape));
        FromZero(shape);
        return new Tangents[shape.GetLength(0), shape.GetLength(1)];
    }

    /// <inheritdoc cref="NoTangents(double[])"/>
    public static Tangents[,,] NoTangents(double[,,] shape)
    {
        Guard.NotNull(shape, nameof(shape));
        FromZero(shape);
        return new Tangents[shape.GetLength(0), shape.GetLength(1), shape.GetLength(2)];
    }

    /// <inheritdoc cref="NoTangents(double[])"/>
    public static Tangents[,,,] NoTangents(double[,,,] shape)
    {
        Guard.NotNull(shape, nameof(shape));
        FromZero(shape);
        return new Tangents[shape.GetLength(0), shape.GetLength(1), shape.GetLength(2), shape.GetLength(3)];
    }

    /// <inheritdoc cref="NoTangents(double[])"/>
    /// <remarks>Rows that are one array have tangents that are one array.</remarks>
    public static Tangents[][] NoTangents(double[][] shape)
    {
        Guard.NotNull(shape, nameof(shape));
        using var rows = new RowTable<double[]>(shape);
        var tangents = new Tangents[shape.Length][];
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] is double[] row)
            {
                int first = rows.IndexOf(row);
                tangents[i] = first < i ? tangents[first] : new Tangents[row.Length];
            }
        }

        return tangents;
    }

    /// <inheritdoc cref="NoTangents(double[])"/>
    public static List<Tangents> NoTangents(List<double> shape)
    {
        Guard.NotNull(shape, nameof(shape));
        return new List<Tangents>(new Tangents[shape.Count]);
    }

    private static void FromZero(Array shape)
    {
        for (int k = 0; k < shape.Rank; k++)
        {
            if (shape.GetLowerBound(k) != 0)
            {
                throw new ArgumentException("An array whose indices do not begin at 0 has no Jacobian and no Hessian.", nameof(shape));
            }
        }
    }

    private static void Set(Tangents[] units, int place)
    {
        for (int direction = Math.Max(0, -place); direction < Tangents.Count && place + direction < units.Length; direction++)
        {
            // A row may stand in several places.
            units[place + direction] += Tangents.Unit(direction);
        }
    }

    private static void Set(Array units, int place)
    {
        int[] indices = new int[units.Rank];
        for (int direction = Math.Max(0, -place); direction < Tangents.Count && place + direction < units.Length; direction++)
        {
            int rest = place + direction;
            for (int k = units.Rank - 1; k >= 0; k--)
            {
                indices[k] = rest % units.GetLength(k);
                rest /= units.GetLength(k);
            }

            units.SetValue(Tangents.Unit(direction), indices);
        }
    }
}
