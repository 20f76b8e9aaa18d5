using System;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// <see cref="Math"/> on <see cref="Dual"/>, each derivative as a textbook gives it, with the conventions of the documentation where there
/// is more than one. Public for the programs' sake.
/// </summary>
public static partial class DualMath
{
    public const double PI = Math.PI;

    public const double E = Math.E;

    public static Dual Sin(Dual x) => Dual.Of(Math.Sin(x.Value), x, Math.Cos(x.Value));

    public static Dual Cos(Dual x) => Dual.Of(Math.Cos(x.Value), x, -Math.Sin(x.Value));

    public static Dual Tan(Dual x) => Dual.Of(Math.Tan(x.Value), x, 1 / (Math.Cos(x.Value) * Math.Cos(x.Value)));

    public static Dual Asin(Dual x) => Dual.Of(Math.Asin(x.Value), x, 1 / Math.Sqrt((1 - x.Value) * (1 + x.Value)));

    public static Dual Acos(Dual x) => Dual.Of(Math.Acos(x.Value), x, -1 / Math.Sqrt((1 - x.Value) * (1 + x.Value)));

    public static Dual Atan(Dual x) => Dual.Of(Math.Atan(x.Value), x, 1 / (1 + (x.Value * x.Value)));

    public static Dual Sinh(Dual x) => Dual.Of(Math.Sinh(x.Value), x, Math.Cosh(x.Value));

    public static Dual Cosh(Dual x) => Dual.Of(Math.Cosh(x.Value), x, Math.Sinh(x.Value));

    public static Dual Tanh(Dual x) => Dual.Of(Math.Tanh(x.Value), x, 1 / (Math.Cosh(x.Value) * Math.Cosh(x.Value)));

    public static Dual Asinh(Dual x) => Dual.Of(Math.Asinh(x.Value), x, 1 / Math.Sqrt((x.Value * x.Value) + 1));

    public static Dual Acosh(Dual x) => Dual.Of(Math.Acosh(x.Value), x, 1 / Math.Sqrt((x.Value - 1) * (x.Value + 1)));

    public static Dual Atanh(Dual x) => Dual.Of(Math.Atanh(x.Value), x, 1 / ((1 - x.Value) * (1 + x.Value)));

    public static Dual Exp(Dual x) => Dual.Of(Math.Exp(x.Value), x, Math.Exp(x.Value));

    public static Dual Exp2(Dual x) => Dual.Of(double.Exp2(x.Value), x, double.Exp2(x.Value) * Math.Log(2));

    public static Dual Log(Dual x) => Dual.Of(Math.Log(x.Value), x, 1 / x.Value);

    public static Dual Log2(Dual x) => Dual.Of(Math.Log2(x.Value), x, 1 / (x.Value * Math.Log(2)));

    public static Dual Log10(Dual x) => Dual.Of(Math.Log10(x.Value), x, 1 / (x.Value * Math.Log(10)));

    public static Dual Sqrt(Dual x) => Dual.Of(Math.Sqrt(x.Value), x, 0.5 / Math.Sqrt(x.Value));

    public static Dual Cbrt(Dual x) => Dual.Of(Math.Cbrt(x.Value), x, 1 / (3 * Math.Cbrt(x.Value) * Math.Cbrt(x.Value)));

    public static Dual Pow(Dual x, Dual y) => Dual.Of(
        Math.Pow(x.Value, y.Value),
        x,
        y.Value == 0 ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1),
        y,
        x.Value == 0 ? 0 : Math.Pow(x.Value, y.Value) * Math.Log(x.Value));

    public static Dual Atan2(Dual y, Dual x)
    {
        double square = (x.Value * x.Value) + (y.Value * y.Value);
        return Dual.Of(Math.Atan2(y.Value, x.Value), y, x.Value / square, x, -y.Value / square);
    }

    public static Dual Hypot(Dual x, Dual y)
    {
        double length = double.Hypot(x.Value, y.Value);
        return Dual.Of(length, x, x.Value / length, y, y.Value / length);
    }

    public static Dual FusedMultiplyAdd(Dual x, Dual y, Dual z)
    {
        Dual tangent = (x * y) + z;
        return new Dual(Math.FusedMultiplyAdd(x.Value, y.Value, z.Value), tangent.Tangent, tangent.Magnitude);
    }

    public static Dual Lerp(Dual from, Dual to, Dual share)
    {
        Dual tangent = (from * (1 - share)) + (to * share);
        return new Dual(double.Lerp(from.Value, to.Value, share.Value), tangent.Tangent, tangent.Magnitude);
    }
}
