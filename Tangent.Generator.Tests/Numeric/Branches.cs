using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>if</c>, <c>?:</c>, short-circuit conditions.</summary>
internal static partial class Branches
{
    [Differentiable]
    [At(2.0, 1.0)]
    [At(0.5, 1.0)]
    public static double IfElse(double x, double limit)
    {
        if (x > limit)
        {
            return x - limit;
        }
        else
        {
            double y = x * x;
            return y * limit;
        }
    }

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double IfAlone(double x)
    {
        double y = x;
        if (x > 0)
            y = x * x;
        return y * 3;
    }

    [Differentiable]
    [At(-1.0)]
    [At(0.5)]
    [At(1.5)]
    [At(3.0)]
    public static double ElseIfs(double x)
    {
        double y;
        if (x < 0)
            y = -x * x;
        else if (x < 1)
            y = x * x * x;
        else if (x < 2)
            y = Math.Sin(x);
        else
            y = 1 / x;
        return y * x;
    }

    [Differentiable]
    [At(1.0, 2.0)]
    [At(1.0, -2.0)]
    [At(-1.0, 2.0)]
    [At(-1.0, -2.0)]
    public static double NestedIfs(double x, double y)
    {
        double z = x * y;
        if (x > 0)
        {
            z += x;
            if (y > 0)
                z *= y;
            else
                z -= y * y;
        }
        else if (y > 0)
        {
            z = Math.Exp(x) * z;
        }

        return z;
    }

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double ConditionOverwrittenInItsBranch(double x)
    {
        double y = x * 2;
        if (y > 0)
        {
            y = -y * y;
            if (y < -1)
                y *= 3;
        }
        else
        {
            y = y * y;
        }

        return y;
    }

    [Differentiable]
    [At(2.0, 1.0)]
    [At(0.5, 1.0)]
    public static double Conditional(double x, double y) => x > y ? x * x : y / x;

    [Differentiable]
    [At(-1.0)]
    [At(0.5)]
    [At(2.5)]
    public static double NestedConditional(double x) => x < 0 ? -x : x < 1 ? x * x : x < 2 ? x : Math.Sqrt(x);

    [Differentiable]
    [At(-1.0, 2.0)]
    [At(1.5, 2.0)]
    public static double ConditionalInsideAnExpression(double x, double y) => y * (x > 0 ? x : 2 * x) + (y > x ? 1 : x) * y;

    [Differentiable]
    [At(1.0, 2.0)]
    [At(1.0, -2.0)]
    [At(-1.0, 2.0)]
    public static double And(double x, double y) => x > 0 && y > 0 ? x * y : x + y * y;

    [Differentiable]
    [At(1.0, -2.0)]
    [At(-1.0, 2.0)]
    [At(-1.0, -2.0)]
    public static double Or(double x, double y) => x > 0 || y > 0 ? x * y : x + y * y;

    [Differentiable]
    [At(1.0, 2.0)]
    [At(-1.0, -2.0)]
    public static double NotAndParentheses(double x, double y)
    {
        if (!(x > 0 && y > 0) || x > 10)
            return x * x * y;
        return y;
    }

    [Differentiable]
    [At(new[] { 0.5, 2.0 }, 1)]
    [At(new[] { 0.5, 2.0 }, 5)]
    [At(new[] { 0.5, -2.0 }, 1)]
    public static double ShortCircuitGuardsAnIndex(double[] v, int i)
    {
        if (i < v.Length && v[i] > 0)
            return v[i] * v[0];
        return v[0];
    }

    [Differentiable]
    [At(2.0)]
    [At(0.5)]
    public static double AssignmentInACondition(double x)
    {
        double y;
        if ((y = x * x) > 1)
            return y * x;
        return y + x;
    }

    [Differentiable]
    [At(1.0, 0.0)]
    [At(-1.0, 3.0)]
    public static double CountingInACondition(double x, double y)
    {
        int n = 0;
        if (x > 0 && n++ == 0 || y > 2 && ++n > 0)
            return n * x + y * y;
        return n;
    }

    [Differentiable]
    [At(2.0, true)]
    [At(2.0, false)]
    public static double Flag(double x, bool square)
    {
        bool isLarge = x > 1;
        bool both = isLarge && square;
        return both ? x * x : x;
    }

    [Differentiable]
    [At(2.0)]
    [At(0.5)]
    public static double FlagChangedLater(double x)
    {
        bool isLarge = x > 1;
        double y = x;
        if (isLarge)
            y *= x;
        isLarge = y < 0.3;
        if (isLarge)
            y += 3 * x;
        return y;
    }

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double EarlyReturn(double x)
    {
        if (x < 0)
            return -3 * x;
        double y = x * x;
        return y + x;
    }

    [Differentiable]
    [At(-1.0)]
    [At(0.5)]
    [At(1.5)]
    [At(5.0)]
    public static double ManyReturns(double x)
    {
        if (x < 0)
            return x * x;
        double y = Math.Sin(x);
        if (x < 1)
            return y;
        y *= x;
        if (y > 1)
            return y * y;
        return y / x;
    }

    [Differentiable]
    [At(2.0, 3.0)]
    [At(3.0, 2.0)]
    public static double SwapUnderACondition(double a, double b)
    {
        if (a < b)
        {
            double t = a;
            a = b;
            b = t;
        }

        return a * a - b;
    }

    [Differentiable]
    [At(1.5, 1)]
    [At(1.5, 2)]
    public static double ConditionOnAnInteger(double x, int n)
    {
        double y = x;
        if (n % 2 == 0)
            y = x * x;
        else if ((n & 1) != 0)
            y = 1 / x;
        return y;
    }

    [Differentiable]
    [At(1.5, 1.0)]
    [At(0.5, 1.0)]
    public static double OneArmDoesNotDepend(double x, double y)
    {
        double z = x > y ? 2.0 : x;
        return z * y;
    }

    [Differentiable]
    [At(1.5)]
    [At(-1.5)]
    public static double AssignedInBothArms(double x)
    {
        double y;
        double z;
        if (x > 0)
        {
            y = x;
            z = x * y;
        }
        else
        {
            z = Math.Exp(x);
            y = z * x;
        }

        return y * z;
    }
}
