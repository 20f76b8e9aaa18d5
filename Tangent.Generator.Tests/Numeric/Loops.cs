using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Loops of all kinds that run to their end.</summary>
internal static partial class Loops
{
    [Differentiable]
    [At(1.1, 0)]
    [At(1.1, 1)]
    [At(1.1, 5)]
    public static double PowerByProduct(double x, int n)
    {
        double result = 1;
        for (int i = 0; i < n; i++)
            result *= x;
        return result;
    }

    [Differentiable]
    [At(1.1, 0)]
    [At(1.1, 4)]
    public static double Accumulation(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += x * i + Math.Sin(x * i);
        return sum;
    }

    [Differentiable]
    [At(1.1, 5)]
    [At(1.1, 0)]
    public static double Downward(double x, int n)
    {
        double y = x;
        for (int i = n - 1; i >= 0; i--)
            y = y * x + i;
        return y;
    }

    [Differentiable]
    [At(1.1, 10)]
    [At(1.1, 9)]
    [At(1.1, 0)]
    public static double StepOfThree(double x, int n)
    {
        double y = x;
        for (int i = 1; i < n; i += 3)
            y = y * x / i;
        return y;
    }

    [Differentiable]
    [At(1.1, 10)]
    [At(1.1, 9)]
    [At(1.1, -1)]
    public static double StepOfMinusTwo(double x, int n)
    {
        double y = x;
        for (int i = n; i > 0; i -= 2)
            y = Math.Sin(y) * i + x;
        return y;
    }

    [Differentiable]
    [At(1.1, 3)]
    [At(1.1, 1)]
    public static double InclusiveBound(double x, int n)
    {
        double y = 0;
        for (int i = 1; i <= n; i++)
            y = y * x + x / i;
        return y;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double DownwardInclusive(double x, int n)
    {
        double y = x;
        for (int i = n; i >= 1; --i)
            y = x + y * y / i;
        return y;
    }

    [Differentiable]
    [At(1.1, 20)]
    public static double GeometricIndex(double x, int n)
    {
        double y = x;
        for (int i = 1; i < n; i *= 2)
            y = y * x + i;
        return y;
    }

    [Differentiable]
    [At(1.1, 6)]
    public static double TwoIndices(double x, int n)
    {
        double y = x;
        for (int i = 0, j = n; i < j; i++, j--)
            y = y * x + i - j;
        return y;
    }

    [Differentiable]
    [At(1.1, 8)]
    public static double IndexChangedInTheBody(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = y * x + i;
            if (i % 3 == 1)
                i++;
        }

        return y;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double BoundChangedInTheBody(double x, int n)
    {
        double y = x;
        int m = n;
        for (int i = 0; i < m; i++)
        {
            y = y * x + m;
            if (i == 1)
                m--;
        }

        return y;
    }

    [Differentiable]
    [At(1.1, 4)]
    [At(1.1, 0)]
    public static double IndexUsedAfterwards(double x, int n)
    {
        double y = x;
        int i;
        for (i = 0; i < n; i++)
            y *= x;
        return y * i + x;
    }

    [Differentiable]
    [At(1.1, 4)]
    [At(1.1, 0)]
    public static double While(double x, int n)
    {
        double y = x;
        int i = 0;
        while (i < n)
        {
            y = Math.Sin(y) + x;
            i++;
        }

        return y;
    }

    [Differentiable]
    [At(1.3)]
    [At(90.0)]
    public static double WhileOnAReal(double x)
    {
        double y = 1;
        while (y < 100)
            y = y * x + x;
        return y;
    }

    [Differentiable]
    [At(2.0)]
    [At(10.0)]
    public static double NewtonsSquareRoot(double a)
    {
        double x = a;
        while (Math.Abs(x * x - a) > 1e-12)
            x = 0.5 * (x + a / x);
        return x;
    }

    [Differentiable]
    [At(1.1, 0)]
    [At(1.1, 3)]
    public static double DoWhile(double x, int n)
    {
        double y = x;
        int i = 0;
        do
        {
            y = y * y * 0.5 + x;
            i++;
        }
        while (i < n);
        return y;
    }

    [Differentiable]
    [At(1.1, 3, 4)]
    [At(1.1, 0, 4)]
    [At(1.1, 3, 0)]
    public static double Nested(double x, int n, int m)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
                y = Math.Sin(y) * x + i - j;
            y *= x;
        }

        return y;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double Triangular(double x, int n)
    {
        double y = 0;
        for (int i = 0; i < n; i++)
        {
            double z = x + i;
            for (int j = 0; j < i; j++)
                z *= x * j + 1;
            y += z;
        }

        return y;
    }

    [Differentiable]
    [At(1.05, 3)]
    public static double ThreeDeep(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
            {
                for (int k = n; k > j; k--)
                    y = y * x + 0.1 * i * k;
            }
        }

        return y;
    }

    [Differentiable]
    [At(1.05, 3)]
    public static double WhileInsideFor(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            int k = i;
            while (k > 0)
            {
                y = y * x + k;
                k /= 2;
            }
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 6)]
    public static double BranchInsideALoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            if (y > 2)
                y = y / x - 1;
            else
                y = y * x + 0.5;
        }

        return y;
    }

    [Differentiable]
    [At(1.3, 4)]
    public static double LoopInsideABranch(double x, int n)
    {
        double y = x;
        if (x > 1)
        {
            for (int i = 0; i < n; i++)
                y *= x;
        }
        else
        {
            while (y < 2)
                y += x;
        }

        return y;
    }
}
