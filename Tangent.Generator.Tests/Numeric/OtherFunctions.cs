using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Choices, rounding, remainders, and what <c>double</c> has beyond <c>Math</c>.</summary>
internal static partial class OtherFunctions
{
    [Differentiable]
    [At(-1.5)]
    [At(0.7)]
    public static double Magnitude(double x) => Math.Abs(x) * x;

    [Differentiable]
    [At(2.0, 1.0)]
    [At(0.3, 1.0)]
    public static double Largest(double x, double y) => Math.Max(x * x, y);

    [Differentiable]
    [At(2.0, 1.0)]
    [At(0.3, 1.0)]
    public static double Smallest(double x, double y) => Math.Min(x * x, y);

    [Differentiable]
    [At(0.5, 0.0, 1.0)]
    [At(-0.5, 0.0, 1.0)]
    [At(1.5, 0.0, 1.0)]
    public static double Clamped(double x, double low, double high) => Math.Clamp(x, low, high);

    [Differentiable]
    [At(1.5, -1.0)]
    [At(-1.5, -1.0)]
    [At(-1.5, 2.0)]
    public static double SignCopied(double x, double s) => Math.CopySign(x * x * x, s);

    [Differentiable]
    public static double Fused(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z * x);

    [Differentiable]
    [At(7.3, 2.1)]
    [At(-7.9, 2.1)]
    public static double IeeeRemainder(double x, double y) => Math.IEEERemainder(x, y);

    [Differentiable]
    public static double Scaled(double x, int n) => Math.ScaleB(x * x, n);

    [Differentiable]
    [At(2.0, -3.0)]
    [At(-3.0, 2.0)]
    public static double LargerMagnitude(double x, double y) => Math.MaxMagnitude(x, y);

    [Differentiable]
    [At(2.0, -3.0)]
    [At(-3.0, 2.0)]
    public static double SmallerMagnitude(double x, double y) => Math.MinMagnitude(x, y);

    [Differentiable]
    [At(1.3)]
    [At(-1.3)]
    public static double Floored(double x) => Math.Floor(x) * x;

    [Differentiable]
    [At(1.3)]
    [At(-1.3)]
    public static double RoundedUp(double x) => Math.Ceiling(x) * x;

    [Differentiable]
    [At(1.32)]
    [At(-1.37)]
    public static double Rounded(double x) => Math.Round(x, 1) * x;

    [Differentiable]
    [At(1.3)]
    [At(-1.3)]
    public static double Truncated(double x) => x - Math.Truncate(x);

    [Differentiable]
    [At(1.3)]
    [At(-1.3)]
    public static double SignOf(double x) => Math.Sign(x) * x;

    [Differentiable]
    public static double Hypotenuse(double x, double y) => double.Hypot(x, y);

    [Differentiable]
    public static double NaturalExponentialLess1(double x) => double.ExpM1(x) + double.Exp2(x) + double.Exp10(x);

    [Differentiable]
    public static double ExponentialsLess1(double x) => double.Exp2M1(x) * double.Exp10M1(x);

    [Differentiable]
    public static double LogarithmsPlus1(double x) => double.LogP1(x) + double.Log2P1(x) * double.Log10P1(x);

    [Differentiable]
    public static double HalfTurns(double x) => double.SinPi(x) * double.CosPi(x) + double.TanPi(x / 8);

    [Differentiable]
    public static double InverseHalfTurns(double x) => double.AsinPi(x / 2) + double.AcosPi(x / 3) + double.AtanPi(x);

    [Differentiable]
    public static double HalfTurnsOfTwo(double y, double x) => double.Atan2Pi(y, x);

    [Differentiable]
    public static double Root(double x) => double.RootN(x, 3) + double.RootN(x, -2);

    [Differentiable]
    public static double Interpolated(double a, double b, double t) => double.Lerp(a, b, t);

    [Differentiable]
    public static double Degrees(double x) => double.DegreesToRadians(x) * double.RadiansToDegrees(x * x);

    [Differentiable]
    [At(2.0, 1.0)]
    [At(0.3, 1.0)]
    public static double NumericExtremes(double x, double y) => double.MaxNumber(x, y) * double.MinNumber(x, y);

    [Differentiable]
    [At(2.0, -1.0)]
    [At(0.3, -1.0)]
    public static double MagnitudeNumbers(double x, double y) => double.MaxMagnitudeNumber(x, y) - x * double.MinMagnitudeNumber(x, y);

    [Differentiable]
    [At(2.0, 1.0)]
    [At(0.3, 1.0)]
    public static double NativeExtremes(double x, double y) => double.MaxNative(x, y) + y * double.MinNative(x, y);

    [Differentiable]
    public static double DoublesOwnFunctions(double x) => double.Sin(x) + double.Sqrt(x) * double.Exp(x) - double.Pow(x, 3);

    [Differentiable]
    [At(1.3)]
    [At(-1.3)]
    public static double TestsOfANumber(double x) => double.IsNaN(x) || double.IsNegative(x) ? 0 : x * x;

    [Differentiable]
    public static double NestedCalls(double x) => Math.Sin(Math.Exp(Math.Cos(x * Math.Sqrt(x))));
}
