using System;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>Functions with kinks and steps, which the trace records, and those of integers, which pass through.</summary>
public static partial class DualMath
{
    public static Dual Abs(Dual x)
    {
        Trace.Record(Math.Sign(x.Value));
        return Dual.Of(Math.Abs(x.Value), x, Math.Sign(x.Value));
    }

    public static int Abs(int x) => Math.Abs(x);

    public static Dual Max(Dual x, Dual y) => Choose(Math.Max(x.Value, y.Value), x, y, x.Value.CompareTo(y.Value));

    public static int Max(int x, int y) => Math.Max(x, y);

    public static Dual Min(Dual x, Dual y) => Choose(Math.Min(x.Value, y.Value), x, y, y.Value.CompareTo(x.Value));

    public static int Min(int x, int y) => Math.Min(x, y);

    public static Dual Clamp(Dual x, Dual low, Dual high)
    {
        int side = x.Value < low.Value ? -1 : x.Value > high.Value ? 1 : 0;
        Trace.Record(side);
        Dual chosen = side < 0 ? low : side > 0 ? high : x;
        return Dual.Of(Math.Clamp(x.Value, low.Value, high.Value), chosen, 1);
    }

    public static int Clamp(int x, int low, int high) => Math.Clamp(x, low, high);

    public static Dual CopySign(Dual x, Dual sign)
    {
        bool same = Trace.Record(double.IsNegative(x.Value) == double.IsNegative(sign.Value));
        return Dual.Of(Math.CopySign(x.Value, sign.Value), x, x.Value == 0 ? 0 : same ? 1 : -1);
    }

    public static Dual IEEERemainder(Dual x, Dual y)
    {
        double quotient = Math.Round(x.Value / y.Value, MidpointRounding.ToEven);
        Trace.Record(quotient);
        return Dual.Of(Math.IEEERemainder(x.Value, y.Value), x, 1, y, -quotient);
    }

    public static Dual Floor(Dual x) => Step(Math.Floor(x.Value));

    public static Dual Ceiling(Dual x) => Step(Math.Ceiling(x.Value));

    public static Dual Round(Dual x) => Step(Math.Round(x.Value));

    public static Dual Truncate(Dual x) => Step(Math.Truncate(x.Value));

    public static int Sign(Dual x)
    {
        Trace.Record(Math.Sign(x.Value));
        return Math.Sign(x.Value);
    }

    public static int Sign(int x) => Math.Sign(x);

    private static Dual Choose(double value, Dual x, Dual y, int order)
    {
        Trace.Record(order);
        return order == 0 ? Dual.Of(value, x, 0.5, y, 0.5) : Dual.Of(value, order > 0 ? x : y, 1);
    }

    private static Dual Step(double value)
    {
        Trace.Record(value);
        return value;
    }
}
