using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>The elementary functions of <c>Math</c>.</summary>
internal static partial class ElementaryFunctions
{
    [Differentiable]
    public static double Sine(double x) => Math.Sin(x) * x;

    [Differentiable]
    public static double Cosine(double x) => Math.Cos(3 * x);

    [Differentiable]
    [At(-0.9)]
    [At(0.3)]
    [At(1.2)]
    public static double Tangent(double x) => Math.Tan(x);

    [Differentiable]
    [At(-0.8)]
    [At(0.2)]
    [At(0.95)]
    public static double ArcSine(double x) => Math.Asin(x);

    [Differentiable]
    [At(-0.8)]
    [At(0.2)]
    [At(0.95)]
    public static double ArcCosine(double x) => Math.Acos(x * x);

    [Differentiable]
    [At(-3.0)]
    [At(0.2)]
    public static double ArcTangent(double x) => Math.Atan(x);

    [Differentiable]
    [At(1.0, 2.0)]
    [At(-1.0, -2.0)]
    [At(0.3, -1.0)]
    public static double ArcTangentOfTwo(double y, double x) => Math.Atan2(y, x);

    [Differentiable]
    public static double HyperbolicSine(double x) => Math.Sinh(x);

    [Differentiable]
    public static double HyperbolicCosine(double x) => Math.Cosh(x);

    [Differentiable]
    public static double HyperbolicTangent(double x) => Math.Tanh(x) * Math.Tanh(2 * x);

    [Differentiable]
    public static double InverseHyperbolicSine(double x) => Math.Asinh(x);

    [Differentiable]
    public static double InverseHyperbolicCosine(double x) => Math.Acosh(1 + x);

    [Differentiable]
    public static double InverseHyperbolicTangent(double x) => Math.Atanh(x / 2);

    [Differentiable]
    public static double Exponential(double x) => Math.Exp(x * x);

    [Differentiable]
    public static double Logarithm(double x) => Math.Log(x);

    [Differentiable]
    public static double LogarithmToABase(double x, double b) => Math.Log(x, b + 1);

    [Differentiable]
    public static double BinaryLogarithm(double x) => Math.Log2(x);

    [Differentiable]
    public static double DecimalLogarithm(double x) => Math.Log10(x);

    [Differentiable]
    public static double SquareRoot(double x) => Math.Sqrt(x);

    [Differentiable]
    [At(-8.0)]
    [At(0.3)]
    public static double CubeRoot(double x) => Math.Cbrt(x);

    [Differentiable]
    public static double PowerOfTwoVariables(double x, double p) => Math.Pow(x, p);

    [Differentiable]
    [At(-1.5)]
    [At(0.0)]
    [At(0.7)]
    public static double SquareByPower(double x) => Math.Pow(x, 2);

    [Differentiable]
    [At(-1.5)]
    [At(0.0)]
    [At(0.7)]
    public static double CubeByPower(double x) => Math.Pow(x, 3);

    [Differentiable]
    public static double HalfPower(double x) => Math.Pow(x, 0.5);

    [Differentiable]
    public static double InversePower(double x) => Math.Pow(x, -1);

    [Differentiable]
    public static double OddPower(double x) => Math.Pow(x, 2.7);

    [Differentiable]
    [At(-1.5, 3)]
    [At(0.7, -2)]
    [At(0.7, 1)]
    public static double WholePower(double x, int n) => Math.Pow(x, n);

    [Differentiable]
    [At(-1.5)]
    [At(0.0)]
    [At(0.7)]
    public static double PowerOfAConstant(double p) => Math.Pow(2.5, p);
}
