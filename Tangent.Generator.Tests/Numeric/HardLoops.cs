using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Loops and branches that leave early, share indices, or change what they run on.</summary>
internal static partial class HardLoops
{
    [Differentiable]
    [At(1.3, 6)]
    [At(1.3, 2)]
    public static double BreakAfterInnerReturnFlag(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double t = x + i;
            int k = 0;
            while (true)
            {
                t = t * 0.5 + x * k;
                k++;
                if (t < 1.5 || k > i + 2)
                    break;
                if (k > 7)
                    return s * t;
            }

            s += t * k;
            if (s > 12)
                return s * s;
        }

        return s;
    }

    [Differentiable]
    [At(1.3, 5)]
    public static double IndexSharedByLoops(double x, int n)
    {
        double y = x;
        int i;
        for (i = 0; i < n; i += 2)
            y = y * x * 0.7 + i;
        for (; i > 0; i--)
            y = Math.Sin(y) + i * x;
        while (i < 3)
        {
            i++;
            y *= x;
        }

        return y * i;
    }

    [Differentiable]
    [At(1.3, 4)]
    public static double InnerIndexDependsOnReal(double x, int n)
    {
        double y = 0;
        for (int i = 0; i < n; i++)
        {
            double r = i * 0.75;
            int k = (int)r;
            for (int j = k; j < n + k; j++)
            {
                y += x * j;
                x *= 1.01;
                if (y > 30)
                {
                    y *= 0.5;
                    k = 0;
                }
            }
        }

        return y * x;
    }

    [Differentiable]
    [At(1.2, 3)]
    public static double NestedDoWhile(double x, int n)
    {
        double y = x;
        int i = 0;
        do
        {
            int j = i;
            do
            {
                y = y * x - 0.1 * j * y;
                j++;
                if (j == 5)
                    continue;
                y += 0.1;
            }
            while (j < n + 2);
            i++;
        }
        while (i < n);
        return y;
    }

    [Differentiable]
    [At(1.4, 9)]
    public static double ContinueWithUpdateUse(double x, int n)
    {
        double y = x;
        for (int i = 0, s = 1; i < n; i += s, s++)
        {
            if (s == 2)
            {
                y *= 1.5;
                continue;
            }

            y = y * x / s;
            if (y > 50)
                break;
        }

        return y;
    }

    [Differentiable]
    [At(1.5, 0.5)]
    [At(0.5, 1.5)]
    [At(-0.5, 1.5)]
    public static double ShortCircuitWithCalls(double x, double y)
    {
        double z = x;
        if (Moves(ref z, y) && Moves(ref z, x) || z < y * 0.5 && Moves(ref z, 2))
            z *= y;
        return z * x;
    }

    [Differentiable]
    [At(1.5, 3)]
    [At(0.2, 3)]
    public static double WhileConditionSideEffects(double x, int n)
    {
        double y = x;
        while ((y = y * 1.5 + x) < 10 && n-- > 0)
        {
            y += 0.1 * n;
        }

        return y * x + n;
    }

    [Differentiable]
    [At(1.5, 2.5)]
    [At(2.5, 1.5)]
    public static double TernaryAssign(double a, double b)
    {
        double c = a > b ? (a = a * b) : (b = b * b + a);
        return c * a - b;
    }

    [Differentiable]
    [At(0.5)]
    [At(1.5)]
    [At(2.5)]
    [At(5.0)]
    public static double SwitchPatternAssign(double x)
    {
        double y = x;
        switch (x)
        {
            case < 2 and > 1.2:
                y = Math.Exp(x);
                break;
            case var z when z > 4:
                y = z * z * z;
                break;
            default:
                y += 3 * y;
                break;
        }

        return y * x;
    }

    [Differentiable]
    [At(1.5, 2)]
    public static double ConstantLoopUnreached(double x, int n)
    {
        double y = x;
        for (int i = 5; i < n; i++)
            y = Math.Sqrt(-y);
        if (n > 5)
            y = Math.Log(-x);
        return y * y;
    }

    [Differentiable]
    public static double DeadStores(double x, double y)
    {
        double a = x * y;
        a = y;
        a += x;
        double b = a;
        b *= a;
        a = 5;
        a = b - a;
        return a * a;
    }

    [Differentiable]
    public static double TupleSwapWithUse(double a, double b)
    {
        (a, b) = (b * a, a - b);
        (a, b) = (a + b, a * a);
        (b, _) = (b / a, 3);
        return a * b;
    }

    [Differentiable]
    [At(3, 2)]
    public static double HistoryOfIndices(double[] v, int n)
    {
        double s = 0;
        int k = 0;
        int stride = 1;
        for (int i = 0; i < 4; i++)
        {
            s += v[k] * v[k] * s + v[k];
            k = (k + stride) % v.Length;
            if (s > 3)
                stride = 2;
        }

        return s;
    }

    [Differentiable]
    [At(1.2f, 3.0, 4)]
    public static double MixedPrecisionLoop(float a, double b, int n)
    {
        float acc = a;
        double d = b;
        for (int i = 0; i < n; i++)
        {
            acc = acc * 0.5f + (float)d;
            d = d * acc / (i + 2);
        }

        return d + acc;
    }

    private static bool Moves(ref double z, double y)
    {
        z = z * y + 0.25;
        return z > 0.7;
    }
}
