using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Loops whose trips may be run back one by one, and loops that only look so: what a trip hands on, what is overwritten later, sums whose
/// adjoint is known only afterwards.
/// </summary>
internal static partial class FusedLoops
{
    [Differentiable]
    [At(5, 0.7)]
    [At(0, 0.7)]
    public static double AdjointKnownBefore(double[] x, double w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Exp(w * x[i]);
            sum += z * z;
        }

        return 2 * sum / (x.Length + 1) + w;
    }

    [Differentiable]
    [At(5, 0.7)]
    public static double AdjointKnownAfterwards(double[] x, double w)
    {
        double sum = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Exp(w * x[i]);
            sum += z * z;
        }

        return Math.Log(sum) * sum;
    }

    [Differentiable]
    [At(5, 0.7)]
    public static double CarriedAlong(double[] x, double w)
    {
        double sum = 0, carried = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Exp(w * x[i]) * carried;
            carried = carried * 0.5 + z * 0.1;
            sum += z * z;
        }

        return sum;
    }

    [Differentiable]
    [At(5, 0.7)]
    public static double OverwrittenAfterwards(double[] x, double w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Exp(w * x[i]);
            sum += z * z;
        }

        x[0] = w * x[1];
        return sum + x[0] * x[0];
    }

    [Differentiable]
    [At(5, 0.7)]
    public static double OverwrittenInTheLoop(double[] x, double w)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double z = Math.Exp(w * x[i]);
            sum += z * z;
            x[i - 1] = z;
        }

        return sum;
    }

    [Differentiable]
    [At(5, 5)]
    [At(5, "=x")]
    public static double WrittenUnderAnotherName(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double z = Math.Exp(0.3 * x[i]) * y[i - 1];
            sum += z * z;
            y[i] = z;
        }

        return sum;
    }

    [Differentiable]
    [At(5, 5)]
    [At(5, "=x")]
    public static double ReadUnderTwoNames(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double z = Math.Exp(0.3 * x[i]) * y[i - 1];
            sum += z * z;
        }

        return sum;
    }

    [Differentiable]
    [At(5, 0.7)]
    public static double TwoSums(double[] x, double w)
    {
        double s = 0, t = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Exp(w * x[i]);
            s += z * z;
            t -= z * Math.Sin(z);
        }

        return s * 2 - t * 3;
    }

    [Differentiable]
    [At(5, 0.7)]
    public static double AFactorDecidesLater(double[] x, double w)
    {
        double s = 0, t = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Exp(w * x[i]);
            s += z * z;
            t += z * 3;
        }

        return s * t - t * w;
    }

    [Differentiable("w")]
    [At(3, new[] { 0, 1, 1, 2, 0, 1 })]
    public static double RepeatedIndices(double[] w, int[] index)
    {
        double sum = 0;
        for (int i = 0; i < index.Length; i++)
        {
            double z = Math.Sin(w[index[i]]);
            double q = z * z * w[0];
            sum += q * q;
        }

        return sum;
    }

    [Differentiable("w")]
    [At(4, 9)]
    public static double InactiveStateGoesOn(double[] w, int n)
    {
        double sum = 0;
        int state = 7;
        for (int i = 0; i < n; i++)
        {
            state = (state * 31 + 11) % w.Length;
            double z = Math.Sin(w[state]);
            sum += z * z * state;
            state += i;
            double y = Math.Cos(w[state % w.Length] * z);
            sum += y * y;
        }

        return sum + state;
    }

    [Differentiable("w")]
    [At(4, 4)]
    [At(0, 0)]
    public static double ScratchMemory(double[] w, int n)
    {
        double sum = 0;
        double[] y = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                y[j] = Math.Sin(w[j] * i);
            for (int j = 0; j < n; j++)
                sum += y[j] * y[(j + i) % n];
        }

        return sum * 0.5;
    }

    [Differentiable("w")]
    [At(4, 4)]
    public static double ScratchMemoryChangedAgain(double[] w, int n)
    {
        double sum = 0;
        double[] y = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < y.Length; j++)
                y[j] = Math.Sin(w[j] * i);
            for (int j = 1; j < n; j++)
                y[j] *= y[j - 1] + w[i];
            for (int j = 0; j < n; j++)
                sum += y[j] * y[(j + i) % n];
        }

        return sum * 0.5;
    }

    [Differentiable("w")]
    [At(4, 4)]
    public static double ScratchMemoryFilledInPart(double[] w, int n)
    {
        double sum = 0;
        double[] y = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                y[j] = Math.Sin(w[j] * i);
            for (int j = 0; j < n; j++)
                sum += y[j] * y[(j + i) % n];
        }

        return sum * 0.5;
    }

    [Differentiable("w")]
    [At(4, 4)]
    public static double ScratchMemoryFilledOnACondition(double[] w, int n)
    {
        double sum = 0;
        double[] y = new double[n];
        for (int i = 0; i < n; i++)
        {
            if (w[i] > 0 || i == 0)
            {
                for (int j = 0; j < n; j++)
                    y[j] = Math.Sin(w[j] * i) + w[i];
            }

            for (int j = 0; j < n; j++)
                sum += y[j] * y[(j + i) % n];
        }

        return sum * 0.5;
    }

    [Differentiable("w")]
    [At(4, 4)]
    public static double ScratchMemoryReadWhileFilled(double[] w, int n)
    {
        double sum = 0;
        double[] y = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                y[j] = Math.Sin(w[j] * i);
                sum += y[j] * y[n - 1];
            }
        }

        return sum * 0.5;
    }

    [Differentiable("w")]
    [At(4, 4)]
    public static double ScratchMemoryReadAfterwards(double[] w, int n)
    {
        double sum = 0;
        double[] y = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                y[j] = Math.Sin(w[j] * i);
            for (int j = 0; j < n; j++)
                sum += y[j] * y[(j + i) % n];
        }

        return sum * 0.5 + y[0] * y[1] + y[2];
    }

    [Differentiable]
    [At(0.6, 5)]
    public static double ScratchMemoryReadBefore(double w, double[] x)
    {
        double[] y = new double[2];
        for (int j = 0; j < 2; j++)
            y[j] = w * j + 1;
        double q = y[0] * y[1] * y[1];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < 2; j++)
                y[j] = Math.Sin(w * x[i] + j);
            sum += y[0] * y[1];
        }

        return sum + q * q;
    }

    [Differentiable("w")]
    [At(3, 3)]
    public static double ScratchMemoryOfTwoNames(double[] w, int n)
    {
        double sum = 0;
        double[] y = new double[n];
        double[] z = y;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                y[j] = Math.Sin(w[j] * i) + z[(j + 1) % n];
            for (int j = 0; j < n; j++)
                sum += y[j] * z[(j + i) % n];
        }

        return sum;
    }

    [Differentiable("w")]
    [At(2, 5)]
    public static double OneSumInTwoLoops(double[] w, double[] x)
    {
        double sum = w[0] * w[1];
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w[0] * x[i]);
            sum += z * z;
        }

        for (int i = x.Length - 1; i >= 0; i -= 2)
        {
            double z = Math.Cos(w[1] * x[i]);
            sum -= z * z;
        }

        return sum / 3;
    }

    [Differentiable("w")]
    [At(1, 5)]
    public static double TheSumIsRead(double[] w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = Math.Sin(w[0] * x[i]);
            sum += z * z;
            if (sum > 0.5)
                sum += 0.5 * z * z * sum;
        }

        return sum;
    }
}
