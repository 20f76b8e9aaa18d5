using Tangent;

namespace Benchmarks.Everyday;

/// <summary>The mean log loss of a logistic regression, with a penalty on the weights.</summary>
internal static partial class LogisticRegression
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
            double[] row = x[n];
            double z = w[features];
            for (int j = 0; j < features; j++)
            {
                z += w[j] * row[j];
            }

            sum += Math.Log(1 + Math.Exp(-labels[n] * z));
        }

        double penalty = 0;
        for (int j = 0; j < features; j++)
        {
            penalty += w[j] * w[j];
        }

        return sum / x.Length + 0.01 * penalty;
    }

    public static Problem Problem()
    {
        var random = new Random(42);
        double[] w = random.Even(51, -1, 1);
        double[][] x = Enumerable.Range(0, 1000).Select(_ => random.Even(50, -1, 1)).ToArray();
        double[] labels = Enumerable.Range(0, 1000).Select(_ => random.Next(2) * 2.0 - 1).ToArray();
        return ScalarProblem.Of(
            "logistic regression 1000x50",
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
        double sum = 0, scale = 1.0 / x.Length;
        for (int n = 0; n < x.Length; n++)
        {
            double[] row = x[n];
            double z = w[features];
            for (int j = 0; j < row.Length; j++)
            {
                z += w[j] * row[j];
            }

            double e = Math.Exp(-labels[n] * z);
            sum += Math.Log(1 + e);
            double dz = -scale * labels[n] * e / (1 + e);
            for (int j = 0; j < row.Length; j++)
            {
                dw[j] += dz * row[j];
            }

            dw[features] += dz;
        }

        double penalty = 0;
        for (int j = 0; j < features; j++)
        {
            penalty += w[j] * w[j];
            dw[j] += 0.02 * w[j];
        }

        return sum / x.Length + 0.01 * penalty;
    }
}
