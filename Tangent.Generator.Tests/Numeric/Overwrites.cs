using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Values that are overwritten while a derivative still needs them.</summary>
internal static partial class Overwrites
{
    [Differentiable]
    public static double ParameterOverwritten(double x, double y)
    {
        x = x * y;
        y = x + y;
        x = x * x * y;
        return x - y;
    }

    [Differentiable]
    public static double MultipliedByItself(double x)
    {
        x *= x;
        x *= x;
        return x;
    }

    [Differentiable]
    public static double AddedToItself(double x)
    {
        x += x;
        x += x * x;
        return x;
    }

    [Differentiable]
    public static double SubtractedFromItself(double x, double y)
    {
        x -= x;
        return x * y + y;
    }

    [Differentiable]
    public static double DividedByItself(double x)
    {
        double y = x * x;
        y /= y * x;
        return y;
    }

    [Differentiable]
    public static double ReadAfterAndBefore(double x)
    {
        double y = Math.Sin(x);
        double z = y * y;
        y = Math.Cos(x) * z;
        z = y * z;
        return z + y;
    }

    [Differentiable]
    public static double ForgottenValue(double x, double y)
    {
        double z = x * x;
        z = y;
        return z * z * x;
    }

    [Differentiable]
    public static double ResetToAConstant(double x)
    {
        double y = x * x;
        double z = y;
        y = 2;
        return y * z * x;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double ParameterInALoop(double x, int n)
    {
        double y = 1;
        for (int i = 0; i < n; i++)
        {
            x = x * 0.9 + 0.1 * y;
            y = y * x;
        }

        return y;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double BoundOverwritten(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y *= x;
        n = 2;
        for (int i = 0; i < n; i++)
            y += x * n;
        return y;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double IndexOverwrittenLater(double x, int k)
    {
        double y = x * k;
        k = 7;
        y = y * y * k;
        k++;
        return y + x * x * k;
    }

    [Differentiable]
    [At(4, 1)]
    public static double IndexOfAnElementOverwritten(double[] v, int i)
    {
        double y = v[i] * v[i];
        v[i] = y * v[0];
        i = 2;
        v[i] *= v[1];
        i--;
        return v[i] * v[2];
    }

    [Differentiable]
    [At(2.0)]
    [At(0.5)]
    public static double OnlyInOneBranch(double x)
    {
        double y = x * x;
        double z = y * x;
        if (x > 1)
            y = z * y;
        z = y * z;
        return z * y;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double TwoValuesTakeTurns(double x, int n)
    {
        double a = x;
        double b = 1;
        for (int i = 0; i < n; i++)
        {
            a = Math.Sin(b) + a * x;
            b = Math.Cos(a) * b;
        }

        return a * b;
    }

    [Differentiable]
    [At(1.1, 3)]
    public static double ResetInEveryTrip(double x, int n)
    {
        double sum = 0;
        double t = x;
        for (int i = 0; i < n; i++)
        {
            t = x * (i + 1);
            t *= t;
            sum += t * sum + t;
        }

        return sum + t;
    }

    [Differentiable]
    [At(3)]
    public static double ElementFromItself(double[] v)
    {
        v[0] = Math.Exp(v[0]);
        v[0] = v[0] * v[0] + v[1];
        v[1] = v[0] / v[1];
        return v[0] * v[1] * v[2];
    }

    [Differentiable]
    [At(3, 3)]
    public static double InputArrayOverwrittenAfterUse(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
            a[i] = 0;
            b[i] = sum;
        }

        return sum * b[0];
    }

    [Differentiable]
    [At(3)]
    public static double ReferenceReassigned(double[] v)
    {
        double[] t = new double[2];
        t[0] = v[0] * v[1];
        double y = t[0] * t[0];
        t = new double[3];
        t[0] = y * v[2];
        t[1] = t[0] * v[0];
        return t[0] * t[1] + y;
    }

    [Differentiable]
    [At(3, 4)]
    public static double ReferenceReassignedInALoop(double[] v, int n)
    {
        double[] t = new double[1];
        t[0] = v[0];
        for (int i = 0; i < n; i++)
        {
            double[] u = new double[1];
            u[0] = t[0] * t[0] * 0.5 + v[i % 3];
            t = u;
        }

        return t[0];
    }

    /// <summary>One element again and again: only what a derivative reads is kept.</summary>
    [Differentiable]
    [At(3, 3, 1)]
    [At(3, "=x", 1)]
    [At(3, "=x", 2)]
    public static double SameElementAgain(double[] x, double[] y, int i)
    {
        double s = 0;
        for (int t = 0; t < 3; t++)
        {
            s += x[i] * x[i];
            x[i] = y[0] * 2;
            x[i] = y[1] + 1;
            s += Math.Sin(x[i]);
            x[i] = y[2] * y[2];
            x[i] += y[1];
            y[2] = x[i] * 0.5;
            x[i] = y[1] * y[2];
        }

        return s + x[i];
    }

    /// <summary>Between two writes of the element another one of the same array is written through an index that changes.</summary>
    [Differentiable]
    [At(4, 1)]
    [At(4, 2)]
    public static double SameIndexChanged(double[] x, int i)
    {
        double s = x[i] * x[i];
        x[i] = x[0] * 3;
        i--;
        s += x[i] * x[i];
        x[i] = x[3];
        x[i] = 2;
        i++;
        x[i] = x[3] * x[3];
        return s * x[i] * x[i];
    }
}
