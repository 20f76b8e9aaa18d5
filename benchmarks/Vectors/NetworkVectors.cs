using System.Buffers;
using System.Numerics.Tensors;
using Benchmarks.Everyday;
using Tangent;

namespace Benchmarks.Vectors;

/// <summary>The network of <see cref="Network"/> with calls of <c>TensorPrimitives</c>: a layer at a time.</summary>
internal static partial class NetworkVectors
{
    /// <param name="w1">Hidden by inputs, row by row.</param>
    /// <param name="b1">Hidden.</param>
    /// <param name="w2">Output weights.</param>
    /// <param name="b2">The output's bias.</param>
    /// <param name="x">The batch.</param>
    /// <param name="targets">What should come out.</param>
    [Differentiable("w1", "b1", "w2", "b2", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Loss(double[] w1, double[] b1, double[] w2, double[] b2, double[][] x, double[] targets)
    {
        double[] active = new double[b1.Length];
        double sum = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double[] input = x[n];
            for (int h = 0; h < active.Length; h++)
            {
                active[h] = b1[h] + TensorPrimitives.Dot<double>(w1.AsSpan(h * input.Length, input.Length), input);
            }

            TensorPrimitives.Tanh<double>(active, active);
            double error = b2[0] + TensorPrimitives.Dot<double>(w2, active) - targets[n];
            sum += error * error;
        }

        return sum / x.Length;
    }

    public static Problem Problem()
    {
        (double[] w1, double[] b1, double[] w2, double[] b2, double[][] x, double[] targets) = Network.Input();
        return ScalarProblem.Of(
            "network 64-64-1, batch 32, vectors",
            [w1, b1, w2, b2],
            () => Loss(w1, b1, w2, b2, x, targets),
            b => LossVjp(w1, b1, w2, b2, x, targets, b[0], b[1], b[2], b[3]),
            b => ByHand(w1, b1, w2, b2, x, targets, b[0], b[1], b[2], b[3]),
            v => LossJvp(w1, b1, w2, b2, x, targets, v[0], v[1], v[2], v[3]).Tangent,
            v => LossHvp(w1, b1, w2, b2, x, targets, v[0], v[1], v[2], v[3]));
    }

    private static double ByHand(
        double[] w1,
        double[] b1,
        double[] w2,
        double[] b2,
        double[][] x,
        double[] targets,
        double[] dw1,
        double[] db1,
        double[] dw2,
        double[] db2)
    {
        int hidden = b1.Length;
        double[] memory = ArrayPool<double>.Shared.Rent(2 * hidden);
        Span<double> active = memory.AsSpan(0, hidden), dActive = memory.AsSpan(hidden, hidden);
        double sum = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double[] input = x[n];
            for (int h = 0; h < active.Length; h++)
            {
                active[h] = b1[h] + TensorPrimitives.Dot(w1.AsSpan(h * input.Length, input.Length), input);
            }

            TensorPrimitives.Tanh(active, active);
            double error = b2[0] + TensorPrimitives.Dot(w2, active) - targets[n];
            sum += error * error;
            double dOutput = 2 * error / x.Length;
            db2[0] += dOutput;
            TensorPrimitives.MultiplyAdd(active, dOutput, dw2, dw2);
            for (int h = 0; h < active.Length; h++)
            {
                dActive[h] = dOutput * w2[h] * (1 - active[h] * active[h]);
            }

            TensorPrimitives.Add(db1, dActive, db1);
            for (int h = 0; h < active.Length; h++)
            {
                Span<double> row = dw1.AsSpan(h * input.Length, input.Length);
                TensorPrimitives.MultiplyAdd(input, dActive[h], row, row);
            }
        }

        ArrayPool<double>.Shared.Return(memory);
        return sum / x.Length;
    }
}
