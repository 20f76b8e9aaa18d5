using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Whole calculations, as people write them.</summary>
internal static partial class Algorithms
{
    [Differentiable]
    [At(100.0, 105.0, 0.02, 0.3, 1.5)]
    public static double BlackScholesCall(double spot, double strike, double rate, double volatility, double time)
    {
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * time) / (volatility * Math.Sqrt(time));
        double d2 = d1 - volatility * Math.Sqrt(time);
        return spot * Normal(d1) - strike * Math.Exp(-rate * time) * Normal(d2);
    }

    [Differentiable]
    [At(new[] { 0.5, 0.03, 0.8, 0.02 }, 30.0, 4.0, 10)]
    public static double LotkaVolterra(double[] p, double hare, double lynx, int steps)
    {
        const double h = 0.05;
        double u = hare;
        double v = lynx;
        for (int i = 0; i < steps; i++)
        {
            double k1u = p[0] * u - p[1] * u * v;
            double k1v = -p[2] * v + p[3] * u * v;
            double mu = u + h / 2 * k1u;
            double mv = v + h / 2 * k1v;
            double k2u = p[0] * mu - p[1] * mu * mv;
            double k2v = -p[2] * mv + p[3] * mu * mv;
            u += h * k2u;
            v += h * k2v;
        }

        return Math.Log(u) + Math.Log(v) * v;
    }

    [Differentiable]
    [At(4, 4)]
    public static double CrossEntropy(double[] logits, double[] targets)
    {
        double largest = double.NegativeInfinity;
        foreach (double z in logits)
            largest = Math.Max(largest, z);
        double sum = 0;
        foreach (double z in logits)
            sum += Math.Exp(z - largest);
        double loss = 0;
        for (int i = 0; i < logits.Length; i++)
            loss -= targets[i] * (logits[i] - largest - Math.Log(sum));
        return loss;
    }

    [Differentiable]
    [At("3x2", 3, "1x3", 2)]
    public static double TwoLayers(double[,] w1, double[] b1, double[,] w2, double[] x)
    {
        int hidden = b1.Length;
        double[] h = new double[hidden];
        for (int i = 0; i < hidden; i++)
        {
            double z = b1[i];
            for (int j = 0; j < x.Length; j++)
                z += w1[i, j] * x[j];
            h[i] = Math.Tanh(z);
        }

        double y = 0;
        for (int i = 0; i < hidden; i++)
            y += w2[0, i] * h[i];
        return y * y;
    }

    [Differentiable]
    [At(3, 3, 4)]
    public static double Recurrent(double[] w, double[] state, int steps)
    {
        double[] h = (double[])state.Clone();
        for (int t = 0; t < steps; t++)
        {
            double carry = h[^1];
            for (int i = 0; i < h.Length; i++)
            {
                double gate = 1 / (1 + Math.Exp(-w[i] * carry));
                carry = h[i];
                h[i] = gate * h[i] + (1 - gate) * Math.Tanh(carry);
            }
        }

        double sum = 0;
        foreach (double x in h)
            sum += x * x;
        return sum;
    }

    [Differentiable]
    [At(2, 20)]
    public static double Rosenbrock(double[] x, int unused)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }

        return sum + 0 * unused;
    }

    [Differentiable]
    [At(0.5, 2.0, 8)]
    public static double Simpson(double a, double b, int n)
    {
        double h = (b - a) / n;
        double sum = Math.Exp(-a * a) + Math.Exp(-b * b);
        for (int i = 1; i < n; i++)
        {
            double x = a + i * h;
            sum += (i % 2 == 0 ? 2 : 4) * Math.Exp(-x * x);
        }

        return sum * h / 3;
    }

    [Differentiable]
    [At(3.0)]
    public static double FixedPoint(double a)
    {
        double x = 1;
        for (int i = 0; i < 100; i++)
        {
            double next = Math.Cos(x / a);
            if (Math.Abs(next - x) < 1e-14)
                break;
            x = next;
        }

        return x;
    }

    [Differentiable]
    [JumpingDerivative]
    [At(0.5, 1.2)]
    [At(2.5, 0.8)]
    public static double Bisection(double target, double scale)
    {
        double low = 0;
        double high = 10;
        for (int i = 0; i < 40; i++)
        {
            double middle = 0.5 * (low + high);
            if (scale * middle * middle < target)
                low = middle;
            else
                high = middle;
        }

        double x = 0.5 * (low + high);
        return x - (scale * x * x - target) / (2 * scale * x);
    }

    [Differentiable]
    [At(4, 4, 4, 4)]
    public static double[] Tridiagonal(double[] lower, double[] diagonal, double[] upper, double[] right)
    {
        int n = right.Length;
        double[] c = new double[n];
        double[] x = new double[n];
        double pivot = diagonal[0] + 4;
        x[0] = right[0] / pivot;
        for (int i = 1; i < n; i++)
        {
            c[i] = upper[i - 1] / pivot;
            pivot = diagonal[i] + 4 - lower[i] * c[i];
            x[i] = (right[i] - lower[i] * x[i - 1]) / pivot;
        }

        for (int i = n - 2; i >= 0; i--)
            x[i] -= c[i + 1] * x[i + 1];
        return x;
    }

    [Differentiable]
    [At("2,2,2")]
    public static double PairwiseEnergy(double[][] positions)
    {
        double energy = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            for (int j = i + 1; j < positions.Length; j++)
            {
                double r2 = 0.1;
                for (int d = 0; d < 2; d++)
                {
                    double delta = positions[i][d] - positions[j][d];
                    r2 += delta * delta;
                }

                double s = 1 / (r2 * r2 * r2);
                energy += 4 * (s * s - s) * 1e-3;
            }
        }

        return energy;
    }

    [Differentiable]
    [At(0.2, 0.9, 12)]
    public static double Kepler(double anomaly, double eccentricity, int iterations)
    {
        double e = anomaly;
        for (int i = 0; i < iterations; i++)
            e -= (e - eccentricity * 0.5 * Math.Sin(e) - anomaly) / (1 - eccentricity * 0.5 * Math.Cos(e));
        return e;
    }

    [Differentiable]
    [At(8, 3)]
    public static double[] Convolution(double[] signal, double[] kernel)
    {
        double[] result = new double[signal.Length - kernel.Length + 1];
        for (int i = 0; i < result.Length; i++)
        {
            for (int k = 0; k < kernel.Length; k++)
                result[i] += signal[i + k] * kernel[k];
        }

        return result;
    }

    [Differentiable]
    [At(4, 0.3)]
    public static double DeCasteljau(double[] points, double t)
    {
        double[] p = (double[])points.Clone();
        for (int level = p.Length - 1; level > 0; level--)
        {
            for (int i = 0; i < level; i++)
                p[i] = (1 - t) * p[i] + t * p[i + 1];
        }

        return p[0] * p[0];
    }

    [Differentiable]
    [At(1.3, 0.4)]
    public static (double Mean, double Spread) Unscented(double mean, double deviation)
    {
        double a = Math.Sin(mean - deviation);
        double b = Math.Sin(mean);
        double c = Math.Sin(mean + deviation);
        double average = (a + 2 * b + c) / 4;
        double spread = ((a - average) * (a - average) + (c - average) * (c - average)) / 2;
        return (average, Math.Sqrt(spread));
    }

    private static double Normal(double x) => 1 / (1 + Math.Exp(-1.702 * x));
}
