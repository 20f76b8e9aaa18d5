using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>What leaves a trip, and loops in loops and in helpers.</summary>
internal static partial class FusedLoops
{
    [Differentiable]
    [At(0.6, 5)]
    public static double LocalOverwrittenAfterwards(double w, double[] x)
    {
        double v = w * w;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(v * x[i]);
            sum += z * z;
        }

        v = v * 3;
        return sum + v * w;
    }

    [Differentiable]
    [At(0.6, 5, 0.3)]
    public static void ByReference(double w, double[] x, ref double r)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w * x[i]);
            r += z * z;
        }

        r *= w;
    }

    [Differentiable]
    [At(0.6, 5)]
    public static void HandedOut(double w, double[] x, out double r)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w * x[i]);
            sum += z * z;
        }

        r = sum;
    }

    [Differentiable]
    [At("2,3,1", 0.4)]
    public static double RowOverwrittenAfterwards(double[][] m, double w)
    {
        double sum = 0;
        for (int i = 0; i < m.Length; i++)
        {
            double[] row = m[i];
            double z = 0;
            for (int j = 0; j < row.Length; j++)
                z += row[j] * Math.Sin(row[j] * w);
            sum += z * z;
        }

        m[0][0] = w;
        return sum + m[0][0] * w;
    }

    [Differentiable]
    [At("2,3,1", 0.4)]
    public static double Rows(double[][] m, double w)
    {
        double sum = 0;
        foreach (double[] row in m)
        {
            double[] own = new double[row.Length];
            for (int j = 0; j < row.Length; j++)
                own[j] = Math.Sin(row[j] * w);
            own[0] *= own[row.Length - 1];
            for (int j = 0; j < row.Length; j++)
                sum += own[j] * own[0];
        }

        return sum;
    }

    [Differentiable]
    [At(0.4, 6)]
    public static double EndsEarly(double w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w * x[i]);
            if (z > 0.9)
                break;
            if (x[i] < -5)
                return sum * z;
            sum += z * z;
        }

        return sum;
    }

    [Differentiable]
    [At(0.4, 6)]
    public static double LeavesATripEarly(double w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w * x[i]);
            if (z < 0)
                continue;
            int k = 0;
            while (z > 0.01 && k < 4)
            {
                z *= Math.Cos(z);
                k++;
            }

            sum += z * z * k;
        }

        return sum;
    }

    [Differentiable]
    [At(0.4f, 5)]
    public static float InFloat(float w, float[] x)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            float z = MathF.Sin(w * x[i]);
            sum += z * z / (1 + w);
        }

        return sum / 2;
    }

    [Differentiable(Emit = Derivatives.All)]
    [At(3, 5)]
    public static double AllKinds(double[] w, double[] x)
    {
        double sum = 0;
        double[] y = new double[w.Length];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < w.Length; j++)
                y[j] = Math.Sin(w[j] * x[i]);
            for (int j = 0; j < w.Length; j++)
            {
                for (int k = j + 1; k < w.Length; k++)
                    y[k] += y[j] * w[k];
            }

            double z = SumOfSquares(y);
            sum += Math.Log(1 + z);
        }

        return sum / 2;
    }

    private static double SumOfSquares(double[] y)
    {
        double sum = 0;
        for (int j = 0; j < y.Length; j++)
            sum += y[j] * y[j];
        return sum;
    }

    [Differentiable]
    [At(0.4, 3, 4)]
    public static double Nested(double w, int n, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double part = 0;
            for (int j = 0; j < x.Length; j++)
            {
                double z = Math.Sin(w * x[j] + i);
                part += z * z;
            }

            sum += part * part;
        }

        return sum;
    }

    /// <summary>The adjoint of the sine could read the cosine, were it there already.</summary>
    [Differentiable]
    [At(0.4, 3)]
    public static double TheCosineComesLater(double a, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double s = Math.Sin(a);
            double z = Math.Exp(s * x[i]);
            sum += z * z;
        }

        double c = Math.Cos(a);
        return sum + c * a;
    }

    /// <summary>The quotient is infinite, or not a number; but no trip computes it.</summary>
    [Differentiable("a", "b")]
    [At(0.5, 0.0, 0, Gradient = [1, 0])]
    [At(0.0, 0.0, 0, Gradient = [1, 0])]
    [At(0.5, 0.7, 3)]
    public static double AnOperandThatIsNeverComputed(double a, double b, int n)
    {
        double s = a;
        for (int i = 0; i < n; i++)
            s += a / b * s + a / b * Math.Sin(s);
        return s;
    }

    [Differentiable]
    [At(0.5, 4)]
    public static double TheSameOperandAgain(double a, double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s = s * 0.7 + x[i] * (1 / (1 + a)) * s;
            if (x[i] > 0)
                s += x[i] * (1 / (1 + a)) + Math.Exp(a * s) * 0.1;
            else
                s -= x[i] * (1 / (1 + a)) * Math.Exp(a * s) * 0.1;
            a *= 0.9;
            s += x[i] * (1 / (1 + a));
        }

        return s;
    }

    [Differentiable]
    [At(4, 5)]
    public static double AHelperWithALoopInALoop(double[] w, double[] x)
    {
        double sum = 0;
        double[] terms = new double[w.Length];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < w.Length; j++)
            {
                double d = w[j] - x[i];
                terms[j] = -d * d * (1 + j);
            }

            sum += LogSumExp(terms);
        }

        return sum - LogSumExp(w);
    }

    private static double LogSumExp(double[] values)
    {
        double max = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > max)
                max = values[i];
        }

        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += Math.Exp(values[i] - max);
        return max + Math.Log(sum);
    }

    [Differentiable]
    [At(4, 5)]
    public static double AHelperWithALoopInAChain(double[] w, double[] x)
    {
        double p = 1;
        for (int i = 0; i < x.Length; i++)
            p = p * 0.5 + Horner(w, x[i] * p * 0.1);
        return p;
    }

    private static double Horner(double[] c, double x)
    {
        double r = 0;
        for (int i = 0; i < c.Length; i++)
            r = r * x + c[i];
        return r;
    }

    /// <summary>Forces from positions that move only in the outer loop: they are computed again, not kept.</summary>
    [Differentiable]
    [At(6, 6, 3)]
    public static double MovesInTheOuterLoop(double[] x, double[] v, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int a = 0; a < x.Length; a++)
            {
                for (int b = a + 1; b < x.Length; b++)
                {
                    double d = x[a] - x[b];
                    double pull = 0.1 / (d * d + 1);
                    v[a] -= d * pull;
                    v[b] += d * pull;
                }
            }

            for (int i = 0; i < x.Length; i++)
                x[i] += 0.1 * v[i] * x[i];
        }

        double energy = 0;
        for (int i = 0; i < v.Length; i++)
            energy += v[i] * v[i] * x[i];
        return energy;
    }

    /// <summary>The outer loop changes a scalar that what the inner one computes is made of, before it and after it.</summary>
    [Differentiable]
    [At(0.8, 4, 3)]
    public static double ScalarMovesInTheOuterLoop(double w, double[] x, int steps)
    {
        double s = w, sum = 0;
        for (int step = 0; step < steps; step++)
        {
            s *= 0.9 * w;
            for (int i = 0; i < x.Length; i++)
            {
                double z = s * x[i] - step;
                sum += z * z * s + sum * 0.1 * z;
            }

            s += 0.1 * s * s;
        }

        return sum * s;
    }
}
