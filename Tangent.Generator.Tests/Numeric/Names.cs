using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Names that generated code would like for itself, and requests for some parameters only.</summary>
internal static partial class Names
{
    [Differentiable]
    public static double DerivativeNamesTaken(double x, double dx, double seed, double value, double tangent) =>
        x * dx * seed + value * tangent;

    [Differentiable]
    public static double LocalsNamedLikeDerivatives(double x)
    {
        double dx = x * x;
        double seed = dx + 1;
        double value = seed * dx;
        double tangent = value / x;
        return tangent * value;
    }

    [Differentiable]
    [At(1.2, 3)]
    public static double LoopNames(double x, int trip)
    {
        double y = x;
        for (int i = 0; i < trip; i++)
        {
            double yHistory = y * x;
            y = Math.Sin(yHistory) * y;
        }

        return y;
    }

    [Differentiable]
    public static double Keywords(double @double, double @in, double @class) => @double * @in / @class;

    [Differentiable]
    public static double UnderscoresAndCapitals(double X, double _y, double Z_1) => X * _y + Z_1 * X;

    [Differentiable]
    public static double GreekLetters(double α, double β) => α * α * β;

    [Differentiable("y")]
    public static double SecondOnly(double x, double y) => x * y * y;

    [Differentiable("z", "x")]
    public static double OrderOfParametersCounts(double x, double y, double z) => x * y * z * z;

    [Differentiable("v")]
    [At(3, 3)]
    public static double OneArrayOfTwo(double[] v, double[] w)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
            sum += v[i] * w[i] * v[0];
        return sum;
    }

    [Differentiable]
    public static double Overloaded(double x) => x * x;

    [Differentiable]
    public static double Overloaded(double x, double y) => x * y;

    [Differentiable]
    [At(3, 1.5)]
    public static double Overloaded(int n, double x) => n * x * x;

    /// <summary>Overloads that call the same helper: each companion has its own derivative of it.</summary>
    [Differentiable]
    public static double Sharing(double x) => Helper(x, 2) * 2;

    [Differentiable]
    public static double Sharing(double x, double y) => Helper(x, 2) * Helper(x, y);

    /// <summary>The second derivative of a helper for one, the first for twelve.</summary>
    [Differentiable]
    public static double Numbered1(double x, double y) => Helper(x, 2) * Helper(x, y);

    [Differentiable]
    public static double Numbered12(double x) => Helper(x, 2);

    private static double Helper(double x, double y) => Math.Sin(x * y);

    [Differentiable]
    private static double PrivateOne(double x) => x * x * x;

    [Differentiable]
    internal static double InternalOne(double x) => PrivateOne(x) * 2;
}

/// <summary>Instance methods: what the object holds is constant.</summary>
internal sealed partial class Instances
{
    private readonly double _scale = 2.5;
    private readonly double[] _weights = [0.5, 1.5, 2.5];

    private double Shift { get; } = 0.75;

    [Differentiable]
    public double Affine(double x) => _scale * x * x + Shift * x;

    [Differentiable]
    [At(3)]
    public double Weighted(double[] v)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
            sum += _weights[i] * v[i] * v[i];
        return sum;
    }

    [Differentiable]
    public double OfAnInstanceHelper(double x) => Scaled(x) * Scaled(x * x);

    private double Scaled(double x) => _scale * Math.Sin(x);
}

internal partial struct StructWithMethods
{
    [Differentiable]
    public readonly double Square(double x) => x * x + Math.Sin(x);
}

internal static partial class OuterClass
{
    internal static partial class InnerClass
    {
        [Differentiable]
        public static double Deep(double x) => x * Math.Exp(x);
    }
}
