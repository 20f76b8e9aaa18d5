using System.Numerics.Tensors;
using Benchmarks.Lstm;
using Tangent;

namespace Benchmarks.Vectors;

/// <summary>The loss of <see cref="LstmObjective"/> with calls of <c>TensorPrimitives</c>: a gate of a layer at a time.</summary>
internal static partial class LstmVectors
{
    [Differentiable("main", "extra", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Loss(double[] main, double[] extra, double[] initial, double[] sequence, int layers, int width)
    {
        int steps = sequence.Length / width;
        double[] state = (double[])initial.Clone();
        double[] x = new double[width];
        double[] forget = new double[width], ingate = new double[width], outgate = new double[width], change = new double[width];
        double total = 0;
        for (int t = 0; t < steps - 1; t++)
        {
            TensorPrimitives.Multiply<double>(sequence.AsSpan(t * width, width), extra.AsSpan(0, width), x);
            for (int layer = 0; layer < layers; layer++)
            {
                int weights = 8 * layer * width;
                int biases = weights + 4 * width;
                int hidden = 2 * layer * width;
                int cell = hidden + width;
                TensorPrimitives.MultiplyAdd<double>(x, main.AsSpan(weights, width), main.AsSpan(biases, width), forget);
                TensorPrimitives.Sigmoid<double>(forget, forget);
                TensorPrimitives.MultiplyAdd<double>(
                    state.AsSpan(hidden, width), main.AsSpan(weights + width, width), main.AsSpan(biases + width, width), ingate);
                TensorPrimitives.Sigmoid<double>(ingate, ingate);
                TensorPrimitives.MultiplyAdd<double>(x, main.AsSpan(weights + 2 * width, width), main.AsSpan(biases + 2 * width, width), outgate);
                TensorPrimitives.Sigmoid<double>(outgate, outgate);
                TensorPrimitives.MultiplyAdd<double>(
                    state.AsSpan(hidden, width), main.AsSpan(weights + 3 * width, width), main.AsSpan(biases + 3 * width, width), change);
                TensorPrimitives.Tanh<double>(change, change);
                TensorPrimitives.Multiply<double>(state.AsSpan(cell, width), forget, state.AsSpan(cell, width));
                TensorPrimitives.MultiplyAdd<double>(ingate, change, state.AsSpan(cell, width), state.AsSpan(cell, width));
                TensorPrimitives.Tanh<double>(state.AsSpan(cell, width), x);
                TensorPrimitives.Multiply<double>(x, outgate, x);
                x.AsSpan().CopyTo(state.AsSpan(hidden, width));
            }

            TensorPrimitives.MultiplyAdd<double>(x, extra.AsSpan(width, width), extra.AsSpan(2 * width, width), x);
            TensorPrimitives.Exp<double>(x, change);
            double log = Math.Log(2 + TensorPrimitives.Sum<double>(change));
            total += TensorPrimitives.Dot<double>(sequence.AsSpan((t + 1) * width, width), x)
                - log * TensorPrimitives.Sum<double>(sequence.AsSpan((t + 1) * width, width));
        }

        return -total / ((steps - 1) * width);
    }

    public static Problem Of(LstmInput p) => ScalarProblem.Of(
        $"LSTM l{p.Layers} c{p.Steps}, vectors",
        [p.Main, p.Extra],
        () => Loss(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width),
        b => LossVjp(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, b[0], b[1]),
        b => LstmVectorsByHand.Gradient(p, b[0], b[1]),
        v => LossJvp(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, v[0], v[1]).Tangent,
        v => LossHvp(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, v[0], v[1]));
}
