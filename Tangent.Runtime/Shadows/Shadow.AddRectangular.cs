using System;

namespace Tangent.Runtime;

public static partial class Shadow
{
    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to, of the same shape.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add(double[,] source, double[,] target)
    {
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                target[i, j] += source[i, j];
            }
        }
    }

    /// <inheritdoc cref="Add(double[,], double[,])"/>
    public static void Add(float[,] source, float[,] target)
    {
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                target[i, j] += source[i, j];
            }
        }
    }

    /// <inheritdoc cref="Add(double[,], double[,])"/>
    public static void Add(double[,,] source, double[,,] target)
    {
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                for (int k = source.GetLowerBound(2); k <= source.GetUpperBound(2); k++)
                {
                    target[i, j, k] += source[i, j, k];
                }
            }
        }
    }

    /// <inheritdoc cref="Add(double[,], double[,])"/>
    public static void Add(float[,,] source, float[,,] target)
    {
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                for (int k = source.GetLowerBound(2); k <= source.GetUpperBound(2); k++)
                {
                    target[i, j, k] += source[i, j, k];
                }
            }
        }
    }
}
