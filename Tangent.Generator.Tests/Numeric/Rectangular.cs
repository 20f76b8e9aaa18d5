using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>double[,]</c> and <c>double[,,]</c>.</summary>
internal static partial class Rectangular
{
    [Differentiable]
    [At("2x3")]
    [At("0x3")]
    public static double SumOfSquares(double[,] m)
    {
        double sum = 0;
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
                sum += m[i, j] * m[i, j] * (i + 1);
        }

        return sum;
    }

    [Differentiable]
    [At("3x3")]
    public static double Trace(double[,] m)
    {
        double sum = 0;
        for (int i = 0; i < m.GetLength(0); i++)
            sum += m[i, i] * m[0, i];
        return sum;
    }

    [Differentiable]
    [At("2x2")]
    public static double Determinant(double[,] m) => m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0];

    [Differentiable]
    [At("2x3", "3x2")]
    public static double[,] Multiply(double[,] a, double[,] b)
    {
        int n = a.GetLength(0);
        int m = b.GetLength(1);
        double[,] c = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double sum = 0;
                for (int k = 0; k < a.GetLength(1); k++)
                    sum += a[i, k] * b[k, j];
                c[i, j] = sum;
            }
        }

        return c;
    }

    [Differentiable]
    [At("2x3", "3x2", "2x2")]
    public static void MultiplyInto(double[,] a, double[,] b, double[,] c)
    {
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                c[i, j] = 0;
                for (int k = 0; k < a.GetLength(1); k++)
                    c[i, j] += a[i, k] * b[k, j];
            }
        }
    }

    [Differentiable]
    [At("3x3")]
    public static void TransposeInPlace(double[,] m)
    {
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < i; j++)
                (m[i, j], m[j, i]) = (m[j, i], m[i, j]);
        }
    }

    [Differentiable]
    [At("3x3", 3)]
    public static double[] TimesVector(double[,] m, double[] v)
    {
        var result = new double[v.Length];
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < v.Length; j++)
                result[i] += m[i, j] * v[j];
        }

        return result;
    }

    [Differentiable]
    [At("3x3")]
    public static double CholeskyLogDeterminant(double[,] m)
    {
        int n = m.GetLength(0);
        double[,] l = new double[n, n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double s = m[i, j] + (i == j ? 5 : 0);
                for (int k = 0; k < j; k++)
                    s -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(s) : s / l[j, j];
            }

            sum += Math.Log(l[i, i]);
        }

        return 2 * sum;
    }

    [Differentiable]
    [At("3x3", 3)]
    public static double[] GaussianElimination(double[,] m, double[] b)
    {
        int n = b.Length;
        double[,] a = (double[,])m.Clone();
        double[] x = (double[])b.Clone();
        for (int k = 0; k < n; k++)
        {
            a[k, k] += 3;
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j < n; j++)
                    a[i, j] -= factor * a[k, j];
                x[i] -= factor * x[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
                x[i] -= a[i, j] * x[j];
            x[i] /= a[i, i];
        }

        return x;
    }

    [Differentiable]
    [At("2x2x2")]
    public static double ThreeIndices(double[,,] t)
    {
        double product = 1;
        for (int i = 0; i < t.GetLength(0); i++)
        {
            for (int j = 0; j < t.GetLength(1); j++)
            {
                for (int k = 0; k < t.GetLength(2); k++)
                    product *= t[i, j, k] + i * j;
            }
        }

        return product;
    }

    [Differentiable]
    [At("2x3")]
    public static double LengthOfAll(double[,] m) => m[0, 0] * m.Length + m[1, 2] * m.GetLength(1);

    [Differentiable]
    public static double Initializer(double x, double y)
    {
        double[,] m = { { x, y }, { x * y, 1 } };
        return m[0, 0] * m[1, 0] + m[0, 1] * m[1, 1];
    }


    [Differentiable]
    [At("4x4", 2)]
    public static void SmoothInPlace(double[,] u, int steps)
    {
        for (int s = 0; s < steps; s++)
        {
            for (int i = 1; i < 3; i++)
            {
                for (int j = 1; j < 3; j++)
                    u[i, j] = 0.25 * (u[i - 1, j] + u[i + 1, j] * u[i, j] + u[i, j - 1] + u[i, j + 1]);
            }
        }
    }
}
