using System;
using System.Threading.Tasks;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>Parallel.For</c> over independent trips.</summary>
internal static partial class ParallelLoops
{
    [Differentiable]
    [At(7, 3)]
    [At(0, 3)]
    [At(1, 1)]
    public static double SharedWeights(double[] x, double[] w)
    {
        double[] y = new double[x.Length];
        Parallel.For(0, x.Length, i =>
        {
            double t = Math.Sin(x[i]) * w[0];
            for (int j = 0; j < w.Length; j++)
                t += w[j] * x[i] * t;
            y[i] = t * t;
        });
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
            sum += y[i];
        return sum;
    }

    [Differentiable]
    [At(4, 12, 3, 4, 0.5)]
    public static void Rows(double[] x, double[] y, int n, int m, double a) => Parallel.For(0, n, i =>
    {
        for (int j = 0; j < m; j++)
            y[i * m + j] = y[i * m + j] * Math.Exp(a * x[j]);
    });

    [Differentiable]
    [At("3x2", 2)]
    public static double Rectangular(double[,] m, double[] w)
    {
        int rows = m.GetLength(0);
        double[] norms = new double[rows];
        Parallel.For(0, rows, i =>
        {
            for (int k = 0; k < 2; k++)
            {
                double scaled = m[i, 0] * w[k];
                scaled *= scaled;
                m[i, 1] += scaled;
                if (m[i, 1] > 1)
                    norms[i] += Math.Sqrt(m[i, 1]);
            }
        });
        double sum = 0;
        foreach (double norm in norms)
            sum += norm;
        return sum;
    }

    /// <summary>A helper, scratch of each trip's own, and a loop around the parallel one.</summary>
    [Differentiable]
    [At("2,2,2", 2, 3)]
    [At("2,2,2", 2, 0)]
    public static double Rounds(double[][] state, double[] w, int rounds)
    {
        double total = 0;
        for (int round = 0; round < rounds; round++)
        {
            Parallel.For(0, state.Length, i =>
            {
                double[] next = new double[2];
                next[0] = Mix(state[i][0], state[i][1], w[0]);
                next[1] = Mix(state[i][1], state[i][0], w[1] * round);
                state[i][0] = next[0];
                state[i][1] = next[1];
            });
            total += state[0][0] * state[2][1];
        }

        return total;
    }

    private static double Mix(double a, double b, double w)
    {
        double mixed = a;
        for (int i = 0; i < 2; i++)
            mixed = Math.Tanh(mixed * w + b);
        return mixed;
    }

    [Differentiable]
    [At(6, 0.4)]
    public static float Singles(float[] x, float a)
    {
        float[] y = (float[])x.Clone();
        Parallel.For(1, x.Length, i => y[i] *= a * x[i - 1]);
        float product = 1;
        for (int i = 0; i < y.Length; i++)
            product += y[i] * y[i];
        return product;
    }
}
