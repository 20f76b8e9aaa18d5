using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Guards that throw: derivatives throw the same.</summary>
internal static partial class Exceptions
{
    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double Guard(double x)
    {
        if (x < 0)
            throw new ArgumentOutOfRangeException(nameof(x), "must not be negative");
        return Math.Sqrt(x) * x;
    }

    [Differentiable]
    [At(3, 3)]
    [At(3, 2)]
    public static double Lengths(double[] a, double[] b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException("lengths differ", nameof(b));
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable]
    [At(3, 2)]
    [At(3, 5)]
    public static double IndexOutOfRange(double[] v, int i) => v[i] * v[0];

    [Differentiable]
    [At(new[] { 1.0, 2.0, 3.0 })]
    [At(new[] { 1.0, -2.0, 3.0 })]
    public static double ThrowInALoop(double[] v)
    {
        double product = 1;
        for (int i = 0; i < v.Length; i++)
        {
            if (v[i] < 0)
                throw new InvalidOperationException("negative element");
            product *= Math.Sqrt(v[i]) * product + 1;
        }

        return product;
    }

    [Differentiable]
    [At(2.0, 0)]
    [At(2.0, 1)]
    public static double IntegerDivision(double x, int n) => x * (10 / n) * x;

    [Differentiable]
    [At(2.0, 1)]
    [At(2.0, 3)]
    public static double ThrowExpression(double x, int n) => n switch
    {
        1 => x * x,
        _ => throw new NotSupportedException("only the first"),
    };

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double ThrowInAConditional(double x) => x > 0 ? Math.Log(x) : throw new ArgumentException("not positive");

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static double ThrowInACallee(double x) => Guard(x) * Positive(x + 1);

    private static double Positive(double x)
    {
        if (x <= 0)
            throw new ArgumentException("not positive");
        return x * x;
    }
}
