using System;
using System.Collections.Generic;

namespace Tangent.Runtime;

/// <summary>Arrays of any shape: of four dimensions, of rows of rows, of rectangular arrays.</summary>
public static partial class Shadow
{
    /// <summary>
    /// Zeros in the shape of an array, rows of rows included. Rows that are one and the same array get one and the same shadow; a
    /// null row stays null.
    /// </summary>
    /// <typeparam name="TArray">The type of the array.</typeparam>
    /// <param name="source">The array to make a shadow for.</param>
    /// <returns>A fresh array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static TArray ZerosLike<TArray>(TArray source)
        where TArray : class
    {
        return new ShadowSet().ZerosLike(source);
    }

    /// <summary>
    /// Adds <paramref name="source"/> to <paramref name="target"/>, arrays of one type: element by element, or row by row. A row
    /// that stands in both at two places alike is added once.
    /// </summary>
    /// <param name="source">What is added; a null row adds nothing.</param>
    /// <param name="target">What it is added to, of the same shape.</param>
    /// <exception cref="ArgumentNullException">One of the two is null, or a row of <paramref name="target"/> alone.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add(Array source, Array target)
    {
        Guard.SameLengths(source, target, nameof(target));
        Add(source, target, new HashSet<(Array, Array)>());
    }

    private static void Add(Array source, Array target, HashSet<(Array, Array)> added)
    {
        if (!added.Add((source, target)))
        {
            return;
        }

        switch (source)
        {
            case object?[] rows:
                for (int i = 0; i < rows.Length; i++)
                {
                    if (rows[i] is Array row)
                    {
                        Add(row, (Array)((object?[])target)[i]!, added);
                    }
                }

                break;
            case double[] numbers:
                Add(numbers, (double[])target);
                break;
            case float[] numbers:
                Add(numbers, (float[])target);
                break;
            case double[,] numbers:
                Add(numbers, (double[,])target);
                break;
            case float[,] numbers:
                Add(numbers, (float[,])target);
                break;
            case double[,,] numbers:
                Add(numbers, (double[,,])target);
                break;
            case float[,,] numbers:
                Add(numbers, (float[,,])target);
                break;
            case double[,,,] numbers:
                Add(numbers, (double[,,,])target);
                break;
            case float[,,,] numbers:
                Add(numbers, (float[,,,])target);
                break;
            default:
                throw new ArgumentException("There is no sum of arrays of the type " + source.GetType() + ".", nameof(source));
        }
    }
}
