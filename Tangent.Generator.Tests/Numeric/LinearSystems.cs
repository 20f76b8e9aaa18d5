using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Factorizations and solvers as textbooks have them (Golub and Van Loan, Matrix Computations).</summary>
internal static partial class LinearSystems
{
    /// <summary>A linear system with a symmetric positive definite matrix, by Cholesky's factorization (algorithm 4.2.1).</summary>
    [Differentiable]
    [At("3x3", 3)]
    public static double[] Cholesky(double[,] m, double[] b)
    {
        int n = b.Length;
        var l = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = (m[i, j] + m[j, i]) / 2 + (i == j ? 4 : 0);
                for (int k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(sum) : sum / l[j, j];
            }
        }

        var x = (double[])b.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }

        return x;
    }

    /// <summary>A linear system by elimination with partial pivoting, in place (algorithm 3.4.1): rows change their places as the pivots say.</summary>
    [Differentiable]
    [At("3x3", 3)]
    [At("4x4", 4)]
    public static void Eliminate(double[,] m, double[] b)
    {
        int n = b.Length;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(m[i, k]) > Math.Abs(m[pivot, k]))
                    pivot = i;
            }

            if (pivot != k)
            {
                for (int j = 0; j < n; j++)
                    (m[k, j], m[pivot, j]) = (m[pivot, j], m[k, j]);
                (b[k], b[pivot]) = (b[pivot], b[k]);
            }

            for (int i = k + 1; i < n; i++)
            {
                m[i, k] /= m[k, k];
                for (int j = k + 1; j < n; j++)
                    m[i, j] -= m[i, k] * m[k, j];
                b[i] -= m[i, k] * b[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
                b[i] -= m[i, j] * b[j];
            b[i] /= m[i, i];
        }
    }

    /// <summary>A tridiagonal system (Thomas, Elliptic Problems in Linear Difference Equations over a Network, 1949).</summary>
    [Differentiable]
    [At(5, 5, 5, 5)]
    [At(1, 1, 1, 1)]
    public static double[] Thomas(double[] lower, double[] diagonal, double[] upper, double[] b)
    {
        int n = diagonal.Length;
        var c = new double[n];
        var x = new double[n];
        double pivot = diagonal[0] + 3;
        x[0] = b[0] / pivot;
        for (int i = 1; i < n; i++)
        {
            c[i] = upper[i - 1] / pivot;
            pivot = diagonal[i] + 3 - lower[i] * c[i];
            x[i] = (b[i] - lower[i] * x[i - 1]) / pivot;
        }

        for (int i = n - 2; i >= 0; i--)
            x[i] -= c[i + 1] * x[i + 1];
        return x;
    }

    /// <summary>
    /// Prediction and update of a Kalman filter for a position and a velocity (Kalman, A New Approach to Linear Filtering and Prediction
    /// Problems, 1960), which returns the log-likelihood of the measurements.
    /// </summary>
    [Differentiable]
    [At(4, 0.3, 0.5)]
    public static double Kalman(double[] measured, double drift, double noise)
    {
        double position = 0, velocity = 1;
        double p00 = 1, p01 = 0, p11 = 1;
        double likelihood = 0;
        foreach (double z in measured)
        {
            position += 0.1 * velocity;
            p00 += 0.2 * p01 + 0.01 * p11 + drift;
            p01 += 0.1 * p11;
            p11 += drift;

            double innovation = z - position;
            double variance = p00 + noise;
            double gain0 = p00 / variance;
            double gain1 = p01 / variance;
            position += gain0 * innovation;
            velocity += gain1 * innovation;
            p11 -= gain1 * p01;
            p01 *= 1 - gain0;
            p00 *= 1 - gain0;
            likelihood -= 0.5 * (Math.Log(2 * Math.PI * variance) + innovation * innovation / variance);
        }

        return likelihood;
    }

    /// <summary>
    /// The residuals of a damped oscillation and one step of Levenberg and Marquardt (Marquardt, An Algorithm for Least-Squares Estimation
    /// of Nonlinear Parameters, 1963) towards them, for two parameters.
    /// </summary>
    [Differentiable]
    [At(0.8, 0.3, 0.1, 5)]
    public static (double Decay, double Frequency) Marquardt(double decay, double frequency, double damping, double[] data)
    {
        double a00 = 0, a01 = 0, a11 = 0, g0 = 0, g1 = 0;
        for (int i = 0; i < data.Length; i++)
        {
            double t = 0.3 * i;
            double envelope = Math.Exp(-decay * t);
            double residual = envelope * Math.Cos(frequency * t) - data[i];
            double j0 = -t * envelope * Math.Cos(frequency * t);
            double j1 = -t * envelope * Math.Sin(frequency * t);
            a00 += j0 * j0;
            a01 += j0 * j1;
            a11 += j1 * j1;
            g0 += j0 * residual;
            g1 += j1 * residual;
        }

        a00 *= 1 + damping;
        a11 *= 1 + damping;
        double determinant = a00 * a11 - a01 * a01;
        return (decay - (a11 * g0 - a01 * g1) / determinant, frequency - (a00 * g1 - a01 * g0) / determinant);
    }

    /// <summary>The residuals themselves, whose Jacobian the step is made of.</summary>
    [Differentiable]
    [At(0.8, 0.3, 5)]
    public static double[] Residuals(double decay, double frequency, double[] data)
    {
        var residuals = new double[data.Length];
        for (int i = 0; i < data.Length; i++)
            residuals[i] = Math.Exp(-decay * 0.3 * i) * Math.Cos(frequency * 0.3 * i) - data[i];
        return residuals;
    }
}
