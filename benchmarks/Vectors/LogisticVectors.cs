using System.Numerics.Tensors;
using Tangent;

namespace Benchmarks.Vectors;

/// <summary>The logistic regression of <see cref="Everyday.LogisticRegression"/> with calls of <c>TensorPrimitives</c>.</summary>
internal static partial class LogisticVectors
{
    /// <param name="w">The weights, the last one the bias.</param>
    /// <param name="x">A row of features for each case.</param>
    /// <param name="labels">1 or -1.</param>
    [Differentiable("w", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Loss(double[] w, double[][] x, double[] labels)
    {
        int features = w.Length - 1;
        double sum = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double z = TensorPrimitives.Dot<double>(w.AsSpan(0, features), x[n]) + w[features];
            sum += Math.Log(1 + Math.Exp(-labels[n] * z));
        }

        return sum / x.Length + 0.01 * TensorPrimitives.SumOfSquares<double>(w.AsSpan(0, features));
    }

    public static Problem Problem()
    {
        var random = new Random(42);
        double[] w = random.Even(51, -1, 1);
        double[][] x = Enumerable.Range(0, 1000).Select(_ => random.Even(50, -1, 1)).ToArray();
        double[] labels = Enumerable.Range(0, 1000).Select(_ => random.Next(2) * 2.0 - 1).ToArray();
        return ScalarProblem.Of(
            "logistic regression, vectors",
            [w],
            () => Loss(w, x, labels),
            b => LossVjp(w, x, labels, b[0]),
            b => ByHand(w, x, labels, b[0]),
            v => LossJvp(w, x, labels, v[0]).Tangent,
            v => LossHvp(w, x, labels, v[0]));
    }

    private static double ByHand(double[] w, double[][] x, double[] labels, double[] dw)
    {
        int features = w.Length - 1;
        ReadOnlySpan<double> weights = w.AsSpan(0, features);
        Span<double> dWeights = dw.AsSpan(0, features);
        double sum = 0, scale = 1.0 / x.Length;
        for (int n = 0; n < x.Length; n++)
        {
            double z = TensorPrimitives.Dot(weights, x[n]) + w[features];
            double e = Math.Exp(-labels[n] * z);
            sum += Math.Log(1 + e);
            double dz = -scale * labels[n] * e / (1 + e);
            TensorPrimitives.MultiplyAdd(x[n], dz, dWeights, dWeights);
            dw[features] += dz;
        }

        TensorPrimitives.MultiplyAdd(weights, 0.02, dWeights, dWeights);
        return sum / x.Length + 0.01 * TensorPrimitives.SumOfSquares(weights);
    }
}
