using Tangent;

namespace Benchmarks.Everyday;

/// <summary>The energy of some bodies after a few leapfrog steps, by where and how fast they start.</summary>
internal static partial class NBody
{
    /// <param name="x">Positions, three numbers a body.</param>
    /// <param name="v">Speeds, three numbers a body.</param>
    /// <param name="masses">One for each body.</param>
    /// <param name="steps">How many steps of 0.01.</param>
    [Differentiable("x", "v", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Energy(double[] x, double[] v, double[] masses, int steps)
    {
        const double h = 0.01;
        int n = masses.Length;
        double[] position = (double[])x.Clone();
        double[] speed = (double[])v.Clone();
        for (int step = 0; step < steps; step++)
        {
            for (int a = 0; a < n; a++)
            {
                for (int b = a + 1; b < n; b++)
                {
                    double dx = position[3 * a] - position[3 * b];
                    double dy = position[3 * a + 1] - position[3 * b + 1];
                    double dz = position[3 * a + 2] - position[3 * b + 2];
                    double squared = dx * dx + dy * dy + dz * dz + 0.01;
                    double pull = h / (squared * Math.Sqrt(squared));
                    speed[3 * a] -= dx * masses[b] * pull;
                    speed[3 * a + 1] -= dy * masses[b] * pull;
                    speed[3 * a + 2] -= dz * masses[b] * pull;
                    speed[3 * b] += dx * masses[a] * pull;
                    speed[3 * b + 1] += dy * masses[a] * pull;
                    speed[3 * b + 2] += dz * masses[a] * pull;
                }
            }

            for (int i = 0; i < position.Length; i++)
            {
                position[i] += h * speed[i];
            }
        }

        double energy = 0;
        for (int i = 0; i < speed.Length; i++)
        {
            energy += 0.5 * masses[i / 3] * speed[i] * speed[i];
        }

        return energy;
    }

    public static Problem Problem()
    {
        const int bodies = 8, steps = 20;
        var random = new Random(42);
        double[] x = random.Even(3 * bodies, -1, 1), v = random.Even(3 * bodies, -0.1, 0.1), masses = random.Even(bodies, 0.5, 2);
        return ScalarProblem.Of(
            "n-body, 8 bodies, 20 steps",
            [x, v],
            () => Energy(x, v, masses, steps),
            b => EnergyVjp(x, v, masses, steps, b[0], b[1]),
            b => NBodyByHand.Gradient(x, v, masses, steps, b[0], b[1]),
            w => EnergyJvp(x, v, masses, steps, w[0], w[1]).Tangent,
            w => EnergyHvp(x, v, masses, steps, w[0], w[1]));
    }
}
