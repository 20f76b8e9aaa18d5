using System;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// A number that carries its tangent along: the independent oracle. A copy of each random program runs on it, so its tangents come from
/// operator overloading and share nothing with the generator. <see cref="Magnitude"/> adds up what the terms of the tangent are in
/// absolute value, the scale of its rounding error; 0 marks a number that does not depend on an input. Public for the programs' sake.
/// </summary>
public readonly struct Dual(double value, double tangent, double magnitude) : IEquatable<Dual>
{
    public double Value { get; } = value;

    public double Tangent { get; } = tangent;

    public double Magnitude { get; } = magnitude;

    public static implicit operator Dual(double value) => new(value, 0, 0);

    public static explicit operator int(Dual x)
    {
        int result = (int)x.Value;
        Trace.Record(result);
        return result;
    }

    public static Dual operator +(Dual x) => x;

    public static Dual operator -(Dual x) => new(-x.Value, -x.Tangent, x.Magnitude);

    public static Dual operator ++(Dual x) => x + 1;

    public static Dual operator --(Dual x) => x - 1;

    public static Dual operator +(Dual x, Dual y) => Of(x.Value + y.Value, x, 1, y, 1);

    public static Dual operator -(Dual x, Dual y) => Of(x.Value - y.Value, x, 1, y, -1);

    public static Dual operator *(Dual x, Dual y) => Of(x.Value * y.Value, x, y.Value, y, x.Value);

    public static Dual operator /(Dual x, Dual y) => Of(x.Value / y.Value, x, 1 / y.Value, y, -(x.Value / y.Value) / y.Value);

    public static Dual operator %(Dual x, Dual y)
    {
        double quotient = Math.Truncate(x.Value / y.Value);
        Trace.Record(quotient);
        return Of(x.Value % y.Value, x, 1, y, -quotient);
    }

    public static bool operator <(Dual x, Dual y) => Trace.Record(x.Value < y.Value);

    public static bool operator >(Dual x, Dual y) => Trace.Record(x.Value > y.Value);

    public static bool operator <=(Dual x, Dual y) => Trace.Record(x.Value <= y.Value);

    public static bool operator >=(Dual x, Dual y) => Trace.Record(x.Value >= y.Value);

    public static bool operator ==(Dual x, Dual y) => Trace.Record(x.Value == y.Value);

    public static bool operator !=(Dual x, Dual y) => Trace.Record(x.Value != y.Value);

    /// <summary>The chain rule for a function of one number.</summary>
    public static Dual Of(double value, Dual x, double partial) => new(value, Term(x, partial), Scale(x, partial));

    /// <summary>The chain rule for a function of two numbers.</summary>
    public static Dual Of(double value, Dual x, double byX, Dual y, double byY) =>
        new(value, Term(x, byX) + Term(y, byY), Scale(x, byX) + Scale(y, byY));

    public bool Equals(Dual other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is Dual other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>What depends on no input multiplies nothing, not even an infinite partial derivative.</summary>
    private static double Term(Dual x, double partial) => x.Magnitude == 0 ? 0 : partial * x.Tangent;

    private static double Scale(Dual x, double partial) => x.Magnitude == 0 ? 0 : Math.Abs(partial) * x.Magnitude;
}
