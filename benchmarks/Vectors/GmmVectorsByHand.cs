using System.Buffers;
using System.Numerics.Tensors;
using Benchmarks.Gmm;

namespace Benchmarks.Vectors;

/// <summary>The gradient of <see cref="GmmVectors"/> by hand, a column of L at a time; otherwise as <see cref="GmmByHand"/>.</summary>
internal static class GmmVectorsByHand
{
    public static void Gradient(GmmInput input, double[] dAlphas, double[] dMeans, double[] dIcf)
    {
        int d = input.D, k = input.K, size = d * (d + 1) / 2;
        double[] memory = ArrayPool<double>.Shared.Rent(3 * k * d + 2 * k + d);
        Span<double> diagonals = memory.AsSpan(0, k * d), ys = memory.AsSpan(k * d, k * d), centered = memory.AsSpan(2 * k * d, k * d);
        Span<double> logDeterminants = memory.AsSpan(3 * k * d, k), weights = memory.AsSpan(3 * k * d + k, k);
        Span<double> scaled = memory.AsSpan(3 * k * d + 2 * k, d);
        for (int c = 0; c < k; c++)
        {
            TensorPrimitives.Exp(input.Icf.AsSpan(c * size, d), diagonals.Slice(c * d, d));
            logDeterminants[c] = TensorPrimitives.Sum<double>(input.Icf.AsSpan(c * size, d));
        }

        for (int p = 0; p < input.N; p++)
        {
            for (int c = 0; c < k; c++)
            {
                Span<double> y = ys.Slice(c * d, d), from = centered.Slice(c * d, d);
                TensorPrimitives.Subtract(input.X.AsSpan(p * d, d), input.Means.AsSpan(c * d, d), from);
                TensorPrimitives.Multiply(diagonals.Slice(c * d, d), from, y);
                int next = c * size + d;
                for (int i = 0; i < d; i++)
                {
                    int below = d - 1 - i;
                    TensorPrimitives.MultiplyAdd(input.Icf.AsSpan(next, below), from[i], y.Slice(i + 1), y.Slice(i + 1));
                    next += below;
                }

                weights[c] = input.Alphas[c] + logDeterminants[c] - 0.5 * TensorPrimitives.SumOfSquares<double>(y);
            }

            Softmax(weights);
            TensorPrimitives.Add(dAlphas, weights, dAlphas);
            for (int c = 0; c < k; c++)
            {
                Transpose(input, c, weights[c], centered.Slice(c * d, d), ys.Slice(c * d, d), diagonals.Slice(c * d, d), scaled, dMeans, dIcf);
            }
        }

        Prior(input, diagonals, weights, dAlphas, dIcf);
        ArrayPool<double>.Shared.Return(memory);
    }

    private static void Transpose(
        GmmInput input,
        int c,
        double weight,
        ReadOnlySpan<double> centered,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> diagonal,
        Span<double> scaled,
        double[] dMeans,
        double[] dIcf)
    {
        int d = input.D, start = c * (d * (d + 1) / 2), next = start + d;
        TensorPrimitives.Multiply(diagonal, y, scaled);
        for (int i = 0; i < d; i++)
        {
            int below = d - 1 - i;
            double from = weight * centered[i];
            dIcf[start + i] += weight - from * scaled[i];
            ReadOnlySpan<double> rest = y.Slice(i + 1);
            scaled[i] += TensorPrimitives.Dot(input.Icf.AsSpan(next, below), rest);
            Span<double> column = dIcf.AsSpan(next, below);
            TensorPrimitives.MultiplyAdd(rest, -from, column, column);
            next += below;
        }

        Span<double> mean = dMeans.AsSpan(c * d, d);
        TensorPrimitives.MultiplyAdd(scaled, weight, mean, mean);
    }

    private static void Prior(GmmInput input, ReadOnlySpan<double> diagonals, Span<double> weights, double[] dAlphas, double[] dIcf)
    {
        int d = input.D, size = d * (d + 1) / 2;
        double square = input.Gamma * input.Gamma;
        input.Alphas.CopyTo(weights);
        Softmax(weights);
        TensorPrimitives.MultiplyAdd(weights, -(double)input.N, dAlphas, dAlphas);
        for (int c = 0; c < input.K; c++)
        {
            for (int i = 0; i < d; i++)
            {
                double q = diagonals[c * d + i];
                dIcf[c * size + i] += square * q * q - input.M;
            }

            Span<double> column = dIcf.AsSpan(c * size + d, size - d);
            TensorPrimitives.MultiplyAdd(input.Icf.AsSpan(c * size + d, size - d), square, column, column);
        }
    }

    private static void Softmax(Span<double> values)
    {
        TensorPrimitives.Subtract(values, TensorPrimitives.Max<double>(values), values);
        TensorPrimitives.Exp(values, values);
        TensorPrimitives.Divide(values, TensorPrimitives.Sum<double>(values), values);
    }
}
