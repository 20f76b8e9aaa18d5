using Tangent;

namespace Benchmarks.Lstm;

/// <summary>The loss of a sequence under stacked LSTM cells with diagonal weights (ADBench's third objective).</summary>
internal static partial class LstmObjective
{
    /// <param name="main">Weights and biases of the layers, 8 · layers · width.</param>
    /// <param name="extra">Input weights, output weights, output biases.</param>
    /// <param name="initial">The state before the sequence.</param>
    /// <param name="sequence">What is to be predicted, one row a step.</param>
    /// <param name="layers">The number of layers.</param>
    /// <param name="width">The number of characters, and of cells in a layer.</param>
    [Differentiable("main", "extra", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Loss(double[] main, double[] extra, double[] initial, double[] sequence, int layers, int width)
    {
        int steps = sequence.Length / width;
        double[] state = (double[])initial.Clone();
        double[] x = new double[width];
        double total = 0;
        for (int t = 0; t < steps - 1; t++)
        {
            for (int i = 0; i < width; i++)
            {
                x[i] = sequence[t * width + i] * extra[i];
            }

            for (int layer = 0; layer < layers; layer++)
            {
                int weights = 8 * layer * width;
                int biases = weights + 4 * width;
                int hidden = 2 * layer * width;
                int cell = hidden + width;
                for (int i = 0; i < width; i++)
                {
                    double before = state[hidden + i];
                    double forget = Sigmoid(x[i] * main[weights + i] + main[biases + i]);
                    double ingate = Sigmoid(before * main[weights + width + i] + main[biases + width + i]);
                    double outgate = Sigmoid(x[i] * main[weights + 2 * width + i] + main[biases + 2 * width + i]);
                    double change = Math.Tanh(before * main[weights + 3 * width + i] + main[biases + 3 * width + i]);
                    state[cell + i] = state[cell + i] * forget + ingate * change;
                    state[hidden + i] = outgate * Math.Tanh(state[cell + i]);
                    x[i] = state[hidden + i];
                }
            }

            double sum = 2;
            for (int i = 0; i < width; i++)
            {
                x[i] = x[i] * extra[width + i] + extra[2 * width + i];
                sum += Math.Exp(x[i]);
            }

            double log = Math.Log(sum);
            for (int i = 0; i < width; i++)
            {
                total += sequence[(t + 1) * width + i] * (x[i] - log);
            }
        }

        return -total / ((steps - 1) * width);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
