using Tangent;

namespace Benchmarks.Everyday;

/// <summary>Rosenbrock's valley in n dimensions.</summary>
internal static partial class Rosenbrock
{
    [Differentiable(Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Valley(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double across = x[i + 1] - x[i] * x[i];
            double along = 1 - x[i];
            sum += 100 * across * across + along * along;
        }

        return sum;
    }

    public static Problem Problem()
    {
        double[] x = new Random(42).Even(1000, -2, 2);
        return ScalarProblem.Of(
            "Rosenbrock 1000",
            [x],
            () => Valley(x),
            b => ValleyVjp(x, b[0]),
            b => ByHand(x, b[0]),
            v => ValleyJvp(x, v[0]).Tangent,
            v => ValleyHvp(x, v[0]));
    }

    private static double ByHand(double[] x, double[] dx)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double across = x[i + 1] - x[i] * x[i];
            double along = 1 - x[i];
            sum += 100 * across * across + along * along;
            double dAcross = 200 * across;
            dx[i + 1] += dAcross;
            dx[i] -= 2 * (dAcross * x[i] + along);
        }

        return sum;
    }
}
