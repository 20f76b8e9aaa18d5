using Tangent;

namespace Benchmarks.Everyday;

/// <summary>The mean squared error of a network with one hidden layer on a batch.</summary>
internal static partial class Network
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
        int hidden = b1.Length;
        double sum = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double[] input = x[n];
            double output = b2[0];
            for (int h = 0; h < hidden; h++)
            {
                double z = b1[h];
                for (int j = 0; j < input.Length; j++)
                {
                    z += w1[h * input.Length + j] * input[j];
                }

                output += w2[h] * Math.Tanh(z);
            }

            double error = output - targets[n];
            sum += error * error;
        }

        return sum / x.Length;
    }

    public static Problem Problem()
    {
        (double[] w1, double[] b1, double[] w2, double[] b2, double[][] x, double[] targets) = Input();
        return ScalarProblem.Of(
            "network 64-64-1, batch 32",
            [w1, b1, w2, b2],
            () => Loss(w1, b1, w2, b2, x, targets),
            b => LossVjp(w1, b1, w2, b2, x, targets, b[0], b[1], b[2], b[3]),
            b => NetworkByHand.Gradient(w1, b1, w2, b2, x, targets, b[0], b[1], b[2], b[3]),
            v => LossJvp(w1, b1, w2, b2, x, targets, v[0], v[1], v[2], v[3]).Tangent,
            v => LossHvp(w1, b1, w2, b2, x, targets, v[0], v[1], v[2], v[3]));
    }

    /// <summary>64 inputs, 64 hidden units and a batch of 32, from a fixed seed.</summary>
    public static (double[] W1, double[] B1, double[] W2, double[] B2, double[][] X, double[] Targets) Input()
    {
        const int size = 64;
        var random = new Random(42);
        double[] w1 = random.Even(size * size, -0.2, 0.2), b1 = random.Even(size, -0.2, 0.2);
        double[] w2 = random.Even(size, -0.2, 0.2), b2 = random.Even(1, -0.2, 0.2);
        double[][] x = Enumerable.Range(0, 32).Select(_ => random.Even(size, -1, 1)).ToArray();
        return (w1, b1, w2, b2, x, random.Even(32, -1, 1));
    }
}
