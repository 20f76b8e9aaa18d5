using Tangent;

namespace Benchmarks.Gmm;

/// <summary>
/// The log posterior of a Gaussian mixture with a Wishart prior on the covariances (ADBench's first objective), as one
/// writes it with loops over flat arrays.
/// </summary>
internal static partial class GmmObjective
{
    /// <param name="alphas">Logarithms of the weights, k of them.</param>
    /// <param name="means">k means of d numbers.</param>
    /// <param name="icf">k inverse covariance factors of d (d + 1) / 2 numbers.</param>
    /// <param name="x">n points of d numbers.</param>
    /// <param name="d">The dimension.</param>
    /// <param name="gamma">The scale of the prior.</param>
    /// <param name="m">The freedom of the prior.</param>
    /// <param name="constant">What depends on no parameter.</param>
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
            for (int i = 0; i < d; i++)
            {
                diagonals[c * d + i] = Math.Exp(icf[c * size + i]);
                logDeterminants[c] += icf[c * size + i];
            }
        }

        double[] y = new double[d];
        double[] terms = new double[k];
        double likelihood = 0;
        for (int p = 0; p < n; p++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int i = 0; i < d; i++)
                {
                    y[i] = diagonals[c * d + i] * (x[p * d + i] - means[c * d + i]);
                }

                int next = c * size + d;
                for (int i = 0; i < d; i++)
                {
                    double centered = x[p * d + i] - means[c * d + i];
                    for (int j = i + 1; j < d; j++)
                    {
                        y[j] += icf[next] * centered;
                        next++;
                    }
                }

                double squares = 0;
                for (int i = 0; i < d; i++)
                {
                    squares += y[i] * y[i];
                }

                terms[c] = alphas[c] + logDeterminants[c] - 0.5 * squares;
            }

            likelihood += LogSumExp(terms);
        }

        double prior = 0;
        for (int c = 0; c < k; c++)
        {
            double squares = 0;
            for (int i = 0; i < d; i++)
            {
                squares += diagonals[c * d + i] * diagonals[c * d + i];
            }

            for (int i = d; i < size; i++)
            {
                squares += icf[c * size + i] * icf[c * size + i];
            }

            prior += 0.5 * gamma * gamma * squares - m * logDeterminants[c];
        }

        return constant + likelihood - n * LogSumExp(alphas) + prior;
    }

    private static double LogSumExp(double[] values)
    {
        double max = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > max)
            {
                max = values[i];
            }
        }

        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += Math.Exp(values[i] - max);
        }

        return max + Math.Log(sum);
    }
}
