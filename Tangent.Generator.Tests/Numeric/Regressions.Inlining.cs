using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Those of helpers' statements among the caller's, and of what becomes known there.</summary>
internal static partial class Regressions
{
    /// <summary>The copy into the overwritten parameter was once made before the parameter had its declaration.</summary>
    [Differentiable]
    [At(0.7, 2)]
    public static double ParameterOverwrittenByAnother(double x, double y)
    {
        double[] values = { OverwrittenAndRead(0.5 * x, 4), OverwrittenOnly(0.5 * x, 4), OverwrittenBesideAConstant(0.5 * x * y) };
        return values[0] * values[1] + x * values[2] * y;
    }

    private static double OverwrittenAndRead(double x, double z)
    {
        (z, _) = (x, 4);
        return z * x;
    }

    private static double OverwrittenOnly(double x, double z = 0.5)
    {
        (z, _) = (x, 4);
        return 1;
    }

    private static double OverwrittenBesideAConstant(double x, double z = 0.5)
    {
        (z, double y) = (x, 4);
        return y;
    }

    /// <summary>A helper's zero that becomes known where it is negated once lost its sign.</summary>
    [Differentiable]
    [At(0.7)]
    [At(-0.7)]
    public static double[] ZeroBelowZero(double x)
    {
        double zero = 0;
        return new double[] { x, NegatedZero(), -zero, Negated(zero), Negated(0), x * NegatedZero(), -(zero * x), zero * -1, NegatedProduct(x, 0) };
    }

    private static double NegatedZero()
    {
        double t = 0;
        return -t;
    }

    private static double Negated(double a) => -a;

    private static double NegatedProduct(double x, double k)
    {
        double product = k * 2;
        return -product * x;
    }

    /// <summary>What a read-only span looks at was once put back through it after a loop with checkpoints, which did not compile.</summary>
    [Differentiable]
    [At(0.7, 3, 3)]
    [At(0.7, 4, 4)]
    public static double ReadOnlySpanCopiedInCheckpoints(double x, Span<double> target, ReadOnlySpan<double> source)
    {
        double sum = 0;
        foreach (int t in Checkpoint.Range(5, 3))
        {
            source.CopyTo(target);
            target[t % target.Length] *= x;
            sum += target[1] * source[0];
        }

        return sum;
    }

    /// <summary>The same beside rows that a trip reads.</summary>
    [Differentiable]
    [At(0.7, 4)]
    public static double ReadOnlySpanBesideRowsInCheckpoints(double x, ReadOnlySpan<double> source)
    {
        double[][][] deep = new double[2][][];
        deep[0] = new double[][] { new double[] { source[2] * source[1], x }, new double[2] };
        deep[1] = new double[][] { new double[2], new double[] { x, source[0] } };
        double sum = 0;
        foreach (int t in Checkpoint.Range(5, 3))
        {
            sum += deep[t % 2][t % 2][t % 2] * source[t % 4];
        }

        return sum * source[3];
    }

    /// <summary>The compiler warned of <c>k = k</c>, which two stops had left.</summary>
    [Differentiable]
    [At(0.3)]
    public static double StoppedTwice(double x)
    {
        double k = 2;
        k = Gradient.Stop(Gradient.Stop(k));
        return x * k;
    }

    /// <summary>The compiler warned of a variable that nothing gives a value any more.</summary>
    [Differentiable]
    [At(0.3)]
    public static double GivenByWhatOnlyThrows(double x)
    {
        if (x > 9)
        {
            double t;
            t = OnlyThrows();
        }

        return x * x;
    }

    private static double OnlyThrows() => throw new ArgumentException("out of range");
}
