using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Nested loops whose ranges depend on the indices around them: histories have room for the widest range.</summary>
internal static partial class DependentBounds
{
    [Differentiable("w")]
    [At(6, 6)]
    [At(1, 0)]
    [At(1, 1)]
    [At(2, 2)]
    public static double Above(double[] w, int n)
    {
        double s = w[0];
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
                s = s * w[j] + Math.Sin(s * w[i]);
        }

        return s;
    }

    [Differentiable("w")]
    [At(5, 5)]
    [At(1, 0)]
    [At(1, 1)]
    public static double Tetrahedron(double[] w, int n)
    {
        double s = w[0];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                for (int k = j; k < i; k++)
                    s = s * w[j] * 0.5 + Math.Sin(s * w[i] + k);
            }
        }

        return s;
    }

    [Differentiable("w")]
    [At(5, 5)]
    [At(1, 0)]
    [At(2, 2)]
    public static double Downward(double[] w, int n)
    {
        double s = w[0];
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i; j > 0; j--)
            {
                for (int k = n - j; k < n; k++)
                    s = s * w[j] * 0.5 + Math.Sin(s * w[i] + k);
            }
        }

        return s;
    }

    [Differentiable("w")]
    [At(6, 6)]
    [At(1, 0)]
    [At(1, 1)]
    public static double LongerSteps(double[] w, int n)
    {
        double s = w[0];
        for (int i = 0; i < n; i += 2)
        {
            for (int j = i; j < n + i; j += 3)
                s = s * w[j % n] * 0.5 + Math.Sin(s * w[i] + j);
            for (int j = n; j >= n - i; j -= 2)
                s = s * w[j % n] * 0.5 + Math.Cos(s * w[i] + j);
        }

        return s;
    }

    [Differentiable("w")]
    [At(6, 6)]
    public static double Multiples(double[] w, int n)
    {
        double s = w[0];
        for (int i = 1; i < n; i++)
        {
            for (int j = 2 * i; j < 4 * i; j++)
                s = s * w[j % n] * 0.5 + Math.Sin(s * w[i] + j);
        }

        return s;
    }

    [Differentiable("w")]
    [At(6, 3, 5)]
    public static double BoundChangesInTheLoop(double[] w, int n, int m)
    {
        double s = w[0];
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < m; j++)
                s = s * w[j] * 0.5 + Math.Sin(s * w[i] + j);
            m--;
        }

        return s;
    }
}
