using System.Buffers;

namespace Benchmarks.Gmm;

/// <summary>The gradient of <see cref="GmmObjective"/> by hand: a point's adjoint follows its value at once, from Lᵀ y.</summary>
internal static class GmmByHand
{
    public static void Gradient(GmmInput input, double[] dAlphas, double[] dMeans, double[] dIcf)
    {
        int d = input.D, k = input.K, n = input.N, size = d * (d + 1) / 2;
        double[] diagonals = ArrayPool<double>.Shared.Rent(k * d);
        double[] logDeterminants = ArrayPool<double>.Shared.Rent(k);
        double[] ys = ArrayPool<double>.Shared.Rent(k * d);
        double[] centered = ArrayPool<double>.Shared.Rent(k * d);
        double[] weights = ArrayPool<double>.Shared.Rent(k);
        for (int c = 0; c < k; c++)
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
            {
                double q = input.Icf[c * size + i];
                sum += q;
                diagonals[c * d + i] = Math.Exp(q);
            }

            logDeterminants[c] = sum;
        }

        for (int p = 0; p < n; p++)
        {
            ReadOnlySpan<double> x = input.X.AsSpan(p * d, d);
            for (int c = 0; c < k; c++)
            {
                double squares = Transform(
                    x,
                    input.Means.AsSpan(c * d, d),
                    diagonals.AsSpan(c * d, d),
                    input.Icf.AsSpan(c * size + d, size - d),
                    centered.AsSpan(c * d, d),
                    ys.AsSpan(c * d, d));
                weights[c] = input.Alphas[c] + logDeterminants[c] - 0.5 * squares;
            }

            Softmax(weights.AsSpan(0, k));
            for (int c = 0; c < k; c++)
            {
                double r = weights[c];
                dAlphas[c] += r;
                Transpose(
                    r,
                    centered.AsSpan(c * d, d),
                    ys.AsSpan(c * d, d),
                    diagonals.AsSpan(c * d, d),
                    input.Icf.AsSpan(c * size + d, size - d),
                    dMeans.AsSpan(c * d, d),
                    dIcf.AsSpan(c * size, d),
                    dIcf.AsSpan(c * size + d, size - d));
            }
        }

        input.Alphas.CopyTo(weights, 0);
        Softmax(weights.AsSpan(0, k));
        for (int c = 0; c < k; c++)
        {
            dAlphas[c] -= n * weights[c];
            Prior(input, c * size, diagonals.AsSpan(c * d, d), dIcf);
        }

        ArrayPool<double>.Shared.Return(diagonals);
        ArrayPool<double>.Shared.Return(logDeterminants);
        ArrayPool<double>.Shared.Return(ys);
        ArrayPool<double>.Shared.Return(centered);
        ArrayPool<double>.Shared.Return(weights);
    }

    /// <summary>y = L (x - mean); returns |y|².</summary>
    private static double Transform(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> mean,
        ReadOnlySpan<double> diagonal,
        ReadOnlySpan<double> below,
        Span<double> centered,
        Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double c = x[i] - mean[i];
            centered[i] = c;
            y[i] = diagonal[i] * c;
        }

        int next = 0;
        double squares = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double c = centered[i];
            for (int j = i + 1; j < y.Length; j++)
            {
                y[j] += below[next++] * c;
            }

            squares += y[i] * y[i];
        }

        return squares;
    }

    private static void Transpose(
        double r,
        ReadOnlySpan<double> centered,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> diagonal,
        ReadOnlySpan<double> below,
        Span<double> dMean,
        Span<double> dLogDiagonal,
        Span<double> dBelow)
    {
        int next = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double c = r * centered[i];
            double scaled = diagonal[i] * y[i];
            dLogDiagonal[i] += r - c * scaled;
            for (int j = i + 1; j < y.Length; j++)
            {
                scaled += below[next] * y[j];
                dBelow[next] -= c * y[j];
                next++;
            }

            dMean[i] += r * scaled;
        }
    }

    private static void Prior(GmmInput input, int start, ReadOnlySpan<double> diagonal, double[] dIcf)
    {
        int d = input.D, size = d * (d + 1) / 2;
        double square = input.Gamma * input.Gamma;
        for (int i = 0; i < d; i++)
        {
            dIcf[start + i] += square * diagonal[i] * diagonal[i] - input.M;
        }

        for (int i = d; i < size; i++)
        {
            dIcf[start + i] += square * input.Icf[start + i];
        }
    }

    private static void Softmax(Span<double> values)
    {
        double max = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            max = Math.Max(max, values[i]);
        }

        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Exp(values[i] - max);
            sum += values[i];
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= sum;
        }
    }
}
