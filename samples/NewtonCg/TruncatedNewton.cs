namespace NewtonCg;

/// <summary>What a minimization came to and what it took.</summary>
internal sealed record Outcome(double[] Point, double Value, double GradientNorm, int Iterations, int Gradients, int Products);

/// <summary>
/// Newton's method for many unknowns: each step solves H p = -g by conjugate gradients, which ask for products of the Hessian with a direction
/// only, and stop early far from the minimum. Line search by halving. (Nocedal and Wright, "Numerical Optimization", 2nd edition, 2006,
/// algorithm 7.1.)
/// </summary>
internal sealed class TruncatedNewton(
    Func<double[], (double Value, double[] Gradient)> valueAndGradient, Func<double[], double[], double[]> product)
{
    private int _gradients;
    private int _products;

    public Outcome Minimize(double[] start, double tolerance, int mostIterations = 100)
    {
        double[] x = (double[])start.Clone();
        (double value, double[] gradient) = Evaluate(x);
        int iteration = 0;
        while (Norm(gradient) > tolerance && iteration++ < mostIterations)
        {
            double[] step = Direction(x, gradient);
            double slope = Dot(gradient, step);
            double length = 1;
            (double Value, double[] Gradient) next;
            double[] moved;
            do
            {
                moved = x.Zip(step, (xi, pi) => xi + length * pi).ToArray();
                next = Evaluate(moved);
                length /= 2;
            }
            while (next.Value > value + 1e-4 * 2 * length * slope && length > 1e-10);
            (x, value, gradient) = (moved, next.Value, next.Gradient);
        }

        return new Outcome(x, value, Norm(gradient), iteration, _gradients, _products);
    }

    /// <summary>Conjugate gradients on H p = -g, until the residual is small beside the gradient or the curvature is negative.</summary>
    private double[] Direction(double[] x, double[] gradient)
    {
        double enough = Math.Min(0.5, Math.Sqrt(Norm(gradient))) * Norm(gradient);
        double[] p = new double[x.Length];
        double[] residual = (double[])gradient.Clone();
        double[] d = residual.Select(r => -r).ToArray();
        double square = Dot(residual, residual);
        for (int k = 0; k < x.Length; k++)
        {
            double[] hd = product(x, d);
            _products++;
            double curvature = Dot(d, hd);
            if (curvature <= 0)
            {
                return k == 0 ? d : p;
            }

            double alpha = square / curvature;
            for (int i = 0; i < p.Length; i++)
            {
                p[i] += alpha * d[i];
                residual[i] += alpha * hd[i];
            }

            double next = Dot(residual, residual);
            if (Math.Sqrt(next) < enough)
            {
                break;
            }

            for (int i = 0; i < d.Length; i++)
            {
                d[i] = next / square * d[i] - residual[i];
            }

            square = next;
        }

        return p;
    }

    private (double Value, double[] Gradient) Evaluate(double[] x)
    {
        _gradients++;
        return valueAndGradient(x);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Norm(double[] a) => Math.Sqrt(Dot(a, a));
}
