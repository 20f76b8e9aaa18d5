using System.Numerics.Tensors;
using Benchmarks.Gmm;
using Tangent;

namespace Benchmarks.Vectors;

/// <summary>The log posterior of <see cref="GmmObjective"/> with calls of <c>TensorPrimitives</c>: a column of L at a time.</summary>
internal static partial class GmmVectors
{
    [Differentiable("alphas", "means", "icf", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double LogPosterior(
        double[] alphas,
        double[] means,
        double[] icf,
        double[] x,
        int d,
        double gamma,
        int m,
        double constant)
    {
        int k = alphas.Length;
        int n = x.Length / d;
        int size = d * (d + 1) / 2;
        double[] diagonals = new double[k * d];
        double[] logDeterminants = new double[k];
        for (int c = 0; c < k; c++)
        {
            TensorPrimitives.Exp<double>(icf.AsSpan(c * size, d), diagonals.AsSpan(c * d, d));
            logDeterminants[c] = TensorPrimitives.Sum<double>(icf.AsSpan(c * size, d));
        }

        double[] centered = new double[d];
        double[] y = new double[d];
        double[] terms = new double[k];
        double likelihood = 0;
        for (int p = 0; p < n; p++)
        {
            for (int c = 0; c < k; c++)
            {
                TensorPrimitives.Subtract<double>(x.AsSpan(p * d, d), means.AsSpan(c * d, d), centered);
                TensorPrimitives.Multiply<double>(diagonals.AsSpan(c * d, d), centered, y);
                int next = c * size + d;
                for (int i = 0; i < d; i++)
                {
                    int below = d - 1 - i;
                    TensorPrimitives.MultiplyAdd<double>(icf.AsSpan(next, below), centered[i], y.AsSpan(i + 1, below), y.AsSpan(i + 1, below));
                    next += below;
                }

                terms[c] = alphas[c] + logDeterminants[c] - 0.5 * TensorPrimitives.SumOfSquares<double>(y);
            }

            likelihood += LogSumExp(terms);
        }

        double prior = 0;
        for (int c = 0; c < k; c++)
        {
            double squares = TensorPrimitives.SumOfSquares<double>(diagonals.AsSpan(c * d, d))
                + TensorPrimitives.SumOfSquares<double>(icf.AsSpan(c * size + d, size - d));
            prior += 0.5 * gamma * gamma * squares - m * logDeterminants[c];
        }

        return constant + likelihood - n * LogSumExp(alphas) + prior;
    }

    public static Problem Of(GmmInput g, string size) => ScalarProblem.Of(
        $"GMM {size} d={g.D} K={g.K}, vectors",
        [g.Alphas, g.Means, g.Icf],
        () => LogPosterior(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant),
        b => LogPosteriorVjp(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant, b[0], b[1], b[2]),
        b => GmmVectorsByHand.Gradient(g, b[0], b[1], b[2]),
        v => LogPosteriorJvp(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant, v[0], v[1], v[2]).Tangent,
        v => LogPosteriorHvp(g.Alphas, g.Means, g.Icf, g.X, g.D, g.Gamma, g.M, g.Constant, v[0], v[1], v[2]));

    private static double LogSumExp(double[] values)
    {
        double max = TensorPrimitives.Max<double>(values);
        double[] scaled = new double[values.Length];
        TensorPrimitives.Subtract<double>(values, max, scaled);
        TensorPrimitives.Exp<double>(scaled, scaled);
        return max + Math.Log(TensorPrimitives.Sum<double>(scaled));
    }
}
