using System;
using System.Numerics.Tensors;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>
/// <see cref="TensorPrimitives"/> on <see cref="Dual"/>: the values are what the library computes, whose order of additions and functions are its
/// own, the tangents those of the elements one by one. Public for the programs' sake.
/// </summary>
public static class DualTensors
{
    private delegate void OfOne(ReadOnlySpan<double> x, Span<double> destination);

    private delegate void OfTwo(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination);

    public static void Add(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Each(x, y, to, (a, b) => a + b, TensorPrimitives.Add);

    public static void Subtract(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Each(x, y, to, (a, b) => a - b, TensorPrimitives.Subtract);

    public static void Multiply(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Each(x, y, to, (a, b) => a * b, TensorPrimitives.Multiply);

    public static void Max(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Each(x, y, to, DualMath.Max, TensorPrimitives.Max);

    public static void Min(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to) => Each(x, y, to, DualMath.Min, TensorPrimitives.Min);

    public static void Add(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Each(x, to, a => a + y, (v, d) => TensorPrimitives.Add(v, y.Value, d));

    public static void Multiply(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Each(x, to, a => a * y, (v, d) => TensorPrimitives.Multiply(v, y.Value, d));

    public static void Divide(ReadOnlySpan<Dual> x, Dual y, Span<Dual> to) => Each(x, to, a => a / y, (v, d) => TensorPrimitives.Divide(v, y.Value, d));

    public static void Sin(ReadOnlySpan<Dual> x, Span<Dual> to) => Each(x, to, DualMath.Sin, TensorPrimitives.Sin);

    public static void Cos(ReadOnlySpan<Dual> x, Span<Dual> to) => Each(x, to, DualMath.Cos, TensorPrimitives.Cos);

    public static void Tanh(ReadOnlySpan<Dual> x, Span<Dual> to) => Each(x, to, DualMath.Tanh, TensorPrimitives.Tanh);

    public static void Sigmoid(ReadOnlySpan<Dual> x, Span<Dual> to) => Each(x, to, a => 1 / (1 + DualMath.Exp(-a)), TensorPrimitives.Sigmoid);

    public static void Negate(ReadOnlySpan<Dual> x, Span<Dual> to) => Each(x, to, a => -a, TensorPrimitives.Negate);

    public static void Abs(ReadOnlySpan<Dual> x, Span<Dual> to) => Each(x, to, DualMath.Abs, TensorPrimitives.Abs);

    public static void MultiplyAdd(ReadOnlySpan<Dual> x, Dual y, ReadOnlySpan<Dual> z, Span<Dual> to) =>
        Each(x, z, to, (a, b) => (a * y) + b, (v, w, d) => TensorPrimitives.MultiplyAdd(v, y.Value, w, d));

    public static void MultiplyAdd(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> to)
    {
        Dual[] products = new Dual[x.Length];
        Each(x, y, products, (a, b) => a * b, TensorPrimitives.Multiply);
        RefuseOverlap(x, to);
        RefuseOverlap(y, to);
        Each(products, z, to, (a, b) => a + b, TensorPrimitives.Add);
    }

    public static Dual Sum(ReadOnlySpan<Dual> x)
    {
        Dual sum = 0;
        foreach (Dual item in x)
        {
            sum += item;
        }

        return With(TensorPrimitives.Sum<double>(Values(x)), sum);
    }

    public static Dual Dot(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y)
    {
        Dual sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return With(TensorPrimitives.Dot<double>(Values(x), Values(y)), sum);
    }

    public static Dual SumOfSquares(ReadOnlySpan<Dual> x) => With(TensorPrimitives.SumOfSquares<double>(Values(x)), Dot(x, x));

    /// <summary>Where it is zero its derivative is 0.</summary>
    public static Dual Norm(ReadOnlySpan<Dual> x)
    {
        Dual square = Dot(x, x);
        return With(TensorPrimitives.Norm<double>(Values(x)), square == 0 ? new Dual(0, 0, square.Magnitude) : DualMath.Sqrt(square));
    }

    public static Dual Distance(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y)
    {
        Dual[] difference = new Dual[x.Length];
        Subtract(x, y, difference);
        return With(TensorPrimitives.Distance<double>(Values(x), Values(y)), Norm(difference));
    }

    private static void Each(ReadOnlySpan<Dual> x, Span<Dual> to, Func<Dual, Dual> exact, OfOne values)
    {
        RefuseOverlap(x, to);
        double[] results = new double[x.Length];
        values(Values(x), results);
        for (int i = 0; i < results.Length; i++)
        {
            to[i] = With(results[i], exact(x[i]));
        }
    }

    private static void Each(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> to, Func<Dual, Dual, Dual> exact, OfTwo values)
    {
        RefuseOverlap(x, to);
        RefuseOverlap(y, to);
        double[] results = new double[x.Length];
        values(Values(x), Values(y), results);
        for (int i = 0; i < results.Length; i++)
        {
            to[i] = With(results[i], exact(x[i], y[i]));
        }
    }

    /// <summary>The library refuses a destination that is shifted against a source.</summary>
    private static void RefuseOverlap(ReadOnlySpan<Dual> x, Span<Dual> to)
    {
        if (x.Overlaps(to, out int shift) && shift != 0)
        {
            throw new ArgumentException("The destination overlaps a source.");
        }
    }

    private static double[] Values(ReadOnlySpan<Dual> x)
    {
        double[] values = new double[x.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = x[i].Value;
        }

        return values;
    }

    private static Dual With(double value, Dual exact) => new(value, exact.Tangent, exact.Magnitude);
}
