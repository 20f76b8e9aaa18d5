using System;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// A number of single precision with its tangent, which is of double precision: what the program's own rounding does to its tangents
/// is within the tolerance. Public for the programs' sake.
/// </summary>
public readonly struct DualF(Dual number)
{
    private readonly Dual _number = number;

    private float Single => (float)_number.Value;

    public static implicit operator Dual(DualF x) => x._number;

    public static implicit operator DualF(float value) => new(value);

    public static explicit operator DualF(double value) => new((float)value);

    public static explicit operator DualF(Dual x) => Of((float)x.Value, x);

    public static DualF operator -(DualF x) => new(-x._number);

    public static DualF operator +(DualF x, DualF y) => Of(x.Single + y.Single, x._number + y._number);

    public static DualF operator -(DualF x, DualF y) => Of(x.Single - y.Single, x._number - y._number);

    public static DualF operator *(DualF x, DualF y) => Of(x.Single * y.Single, x._number * y._number);

    public static DualF operator /(DualF x, DualF y) => Of(x.Single / y.Single, x._number / y._number);

    /// <summary>The value in single precision, with the derivatives of the number that it rounds.</summary>
    public static DualF Of(float value, Dual exact) => new(new Dual(value, exact.Tangent, exact.Magnitude));
}

/// <summary><see cref="MathF"/> on <see cref="DualF"/>. Public for the programs' sake.</summary>
public static class DualMathF
{
    public static DualF Sin(DualF x) => DualF.Of(MathF.Sin(Value(x)), DualMath.Sin(x));

    public static DualF Cos(DualF x) => DualF.Of(MathF.Cos(Value(x)), DualMath.Cos(x));

    public static DualF Tanh(DualF x) => DualF.Of(MathF.Tanh(Value(x)), DualMath.Tanh(x));

    public static DualF Sqrt(DualF x) => DualF.Of(MathF.Sqrt(Value(x)), DualMath.Sqrt(x));

    public static DualF Max(DualF x, DualF y) => DualF.Of(MathF.Max(Value(x), Value(y)), DualMath.Max(x, y));

    private static float Value(Dual x) => (float)x.Value;
}
