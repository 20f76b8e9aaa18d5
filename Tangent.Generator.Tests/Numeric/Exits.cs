using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>break</c>, <c>continue</c> and <c>return</c> out of loops.</summary>
internal static partial class Exits
{
    [Differentiable]
    [At(1.3, 100)]
    [At(1.3, 2)]
    [At(9.0, 100)]
    public static double Break(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = y * x + i;
            if (y > 20)
                break;
            y += x;
        }

        return y * x;
    }

    [Differentiable]
    [At(1.3, 10)]
    [At(30.0, 10)]
    public static double BreakFirst(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            if (y > 20)
                break;
            y = y * x + i;
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 8)]
    public static double Continue(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y *= 1.1;
            if (i % 3 == 1)
                continue;
            y = Math.Sin(y) + x * i;
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 8)]
    public static double ContinueInWhile(double x, int n)
    {
        double y = x;
        int i = 0;
        while (i < n)
        {
            i++;
            if (i % 2 == 0)
                continue;
            y = y * x + i;
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 8)]
    public static double ContinueInDoWhile(double x, int n)
    {
        double y = x;
        int i = 0;
        do
        {
            i++;
            if (i % 3 == 0)
                continue;
            y = y * x - i;
        }
        while (i < n);
        return y;
    }

    [Differentiable]
    [At(1.3, 8)]
    [At(1.3, 30)]
    public static double BreakAndContinue(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 4 == 2)
                continue;
            y = y * x + 1;
            if (y > 50)
                break;
            y -= x;
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 10)]
    [At(1.3, 2)]
    [At(9.0, 10)]
    public static double ReturnFromALoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = y * x + i;
            if (y > 10)
                return y * y;
        }

        return y + x;
    }

    [Differentiable]
    [At(1.3, 4)]
    [At(1.1, 2)]
    [At(3.0, 4)]
    public static double ReturnFromNestedLoops(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            double z = y + i;
            for (int j = 0; j < n; j++)
            {
                z = z * x + j;
                if (z > 40)
                    return z / y;
                y += 0.1 * z;
            }

            y = Math.Sin(y) + z * x;
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 4)]
    public static double BreakOutOfTheInnerLoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                y = y * x * 0.5 + j;
                if (j > i)
                    break;
            }

            y -= x * i;
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 4)]
    public static double ContinueInTheInnerLoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if ((i + j) % 2 == 0)
                    continue;
                y = y * x * 0.5 + j;
            }

            if (i == 1)
                continue;
            y *= x;
        }

        return y;
    }

    [Differentiable]
    [At(1.3)]
    [At(0.2)]
    public static double EndlessWithBreak(double x)
    {
        double y = x;
        while (true)
        {
            y = y * 1.5 + x;
            if (y > 10)
                break;
        }

        return y * y;
    }

    [Differentiable]
    [At(1.3)]
    public static double EndlessWithReturn(double x)
    {
        double y = x;
        for (; ; )
        {
            y = y * 1.5 + x;
            if (y > 10)
                return y * x;
        }
    }

    [Differentiable]
    [At(1.3, 6)]
    public static double BreakKeepsTheIndex(double x, int n)
    {
        double y = x;
        int i;
        for (i = 0; i < n; i++)
        {
            y *= x;
            if (y > 2.5)
                break;
        }

        return y * i;
    }

    [Differentiable]
    [At(new[] { 1.0, 2.0, -1.0, 3.0 })]
    [At(new[] { -1.0, 2.0 })]
    [At(new double[0])]
    public static double SumUntilNegative(double[] v)
    {
        double sum = 0;
        foreach (double x in v)
        {
            if (x < 0)
                break;
            sum += x * x;
        }

        return sum;
    }

    [Differentiable]
    [At(new[] { 1.0, 2.0, -1.0, 3.0 })]
    [At(new[] { 1.0, 2.0 })]
    public static double ReturnFromForeach(double[] v)
    {
        double product = 1;
        foreach (double x in v)
        {
            if (x < 0)
                return product * x;
            product *= x + 1;
        }

        return product;
    }

    [Differentiable]
    [At(1.3, 3)]
    [At(1.3, 9)]
    public static double ReturnInBothArms(double x, int n)
    {
        double y = x;
        for (int i = 0; ; i++)
        {
            y = Math.Sin(y) + x;
            if (i > n)
            {
                if (y > 1)
                    return y * y;
                else
                    return y - x;
            }
        }
    }

    [Differentiable]
    [At(1.3, 5)]
    public static double BreakUnderTwoConditions(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            if (y > 2)
            {
                y -= 0.5;
                if (i > 2)
                {
                    y *= x;
                    break;
                }

                y *= 0.9;
            }

            y = y * x + 0.25;
        }

        return y;
    }

    [Differentiable]
    [At(1.5, 3)]
    [At(1.5, 0)]
    public static double ReturnInDoWhile(double x, int n)
    {
        double y = x;
        int i = 0;
        do
        {
            y = y * x + i;
            if (y > 8)
                return Math.Log(y);
            i++;
        }
        while (i < n);
        return y;
    }
}
