using Tangent;

namespace Benchmarks.Everyday;

/// <summary>The log likelihood of a series under a local linear trend, by the Kalman filter (Harvey 1989, chapter 3).</summary>
internal static partial class Kalman
{
    /// <param name="levelNoise">Logarithm of the variance of the level's steps.</param>
    /// <param name="slopeNoise">Logarithm of the variance of the slope's steps.</param>
    /// <param name="error">Logarithm of the variance of what is measured.</param>
    /// <param name="series">The measurements.</param>
    [Differentiable("levelNoise", "slopeNoise", "error", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double LogLikelihood(double levelNoise, double slopeNoise, double error, double[] series)
    {
        double q1 = Math.Exp(levelNoise), q2 = Math.Exp(slopeNoise), r = Math.Exp(error);
        double level = 0, slope = 0;
        double p11 = 10, p12 = 0, p22 = 10;
        double sum = 0;
        for (int t = 0; t < series.Length; t++)
        {
            // Ahead one step.
            level += slope;
            p11 = p11 + 2 * p12 + p22 + q1;
            p12 = p12 + p22;
            p22 = p22 + q2;

            // What is seen corrects it.
            double s = p11 + r;
            double v = series[t] - level;
            double k1 = p11 / s, k2 = p12 / s;
            level += k1 * v;
            slope += k2 * v;
            p22 -= k2 * p12;
            p12 -= k1 * p12;
            p11 -= k1 * p11;
            sum -= 0.5 * (Math.Log(2 * Math.PI * s) + v * v / s);
        }

        return sum;
    }

    public static Problem Problem()
    {
        double[] series = new Random(42).Even(1000, -1, 1);
        double[] at = [-1, -2, -0.5];
        return ScalarProblem.Of(
            "Kalman likelihood, 1000",
            [at],
            () => LogLikelihood(at[0], at[1], at[2], series),
            b => (_, b[0][0], b[0][1], b[0][2]) = LogLikelihoodVjp(at[0], at[1], at[2], series),
            b => (b[0][0], b[0][1], b[0][2]) = KalmanByHand.Gradient(at[0], at[1], at[2], series),
            v => LogLikelihoodJvp(at[0], at[1], at[2], series, v[0][0], v[0][1], v[0][2]).Tangent,
            v => LogLikelihoodHvp(at[0], at[1], at[2], series, v[0][0], v[0][1], v[0][2]));
    }
}
