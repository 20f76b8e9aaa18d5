using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Each of these once had a wrong derivative.</summary>
internal static partial class Regressions
{
    [Differentiable]
    [At(1.4)]
    public static double OverwrittenByARuleThatReadsItsValue(double x)
    {
        double y = x * x;
        y = Math.Sqrt(x);
        y *= y * x;
        return y;
    }

    [Differentiable]
    [At(0.7, -1)]
    [At(0.7, 0)]
    [At(0.7, 5)]
    public static double InclusiveStrideWithoutATrip(double x, int n)
    {
        double s = x;
        for (int i = 0; i <= n; i += 2)
            s = s * x + i + 1;
        return s;
    }

    [Differentiable]
    [At(1.3, 4)]
    public static double ResultReadByItsOwnDerivative(double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            if (x > 3)
                return x / (1 + x);
            x *= 1.2;
        }

        return x;
    }

    /// <summary>Its companion once had a warning of unreachable code, where the method itself has none.</summary>
    [Differentiable]
    [At(1.3, 0.4)]
    public static double DecidedChoice(double x, double y) => 2 <= 0 ? y * y : x * y;

    /// <summary>The place of the second target was once looked up after the first assignment.</summary>
    [Differentiable]
    [At(0.7, 3, 2)]
    public static double TargetsBeforeAssignments(double x, double[] a, int k)
    {
        (k, a[k], x) = (0, x * a[0], a[1]);
        return x * a[k] + a[2] * a[2];
    }

    /// <summary>Inlined, the call left a constant that nothing reads: a warning that the method itself does not have.</summary>
    [Differentiable]
    [At(1.3)]
    public static double UnreadConstant(double x)
    {
        int unread = Two(x);
        return x * x;
    }

    private static int Two(double x) => 1 + 1;
}
