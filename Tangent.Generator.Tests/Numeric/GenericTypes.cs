using System.Numerics;

namespace Tangent.Generator.Tests.Numeric;

public readonly record struct Pair<T>(T X, T Y)
    where T : IFloatingPointIeee754<T>
{
    public T Norm => T.Sqrt(Dot(this));

    public static Pair<T> operator +(Pair<T> a, Pair<T> b) => new(a.X + b.X, a.Y + b.Y);

    public static Pair<T> operator *(T s, Pair<T> b) => new(s * b.X, s * b.Y);

    public T Dot(Pair<T> other) => X * other.X + Y * other.Y;
}

public struct Counter<T>
    where T : struct, INumber<T>
{
    public T Total;
    public int Count;

    public readonly T Mean => Count == 0 ? T.Zero : Total / T.CreateChecked(Count);

    public void Add(T value)
    {
        Total += value * value;
        Count++;
    }
}

/// <summary>Members of generic types, and generic structs.</summary>
public static partial class GenericTypes<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private static readonly T Half = T.CreateChecked(0.5);

    [Differentiable]
    public static T Energy(Pair<T> v, T[] w)
    {
        Pair<T> u = v;
        foreach (T s in w)
            u += T.Exp(-s) * v;
        return u.Norm + GenericTypes<T>.Square(u.X) * Half + Square(u.Y);
    }

    [Differentiable]
    public static T Counted(T[] w)
    {
        var counter = default(Counter<T>);
        foreach (T v in w)
            counter.Add(v);
        return counter.Mean;
    }

    [Differentiable]
    public static Pair<T> Turned(Pair<T> v, T angle) =>
        new(T.Cos(angle) * v.X - T.Sin(angle) * v.Y, T.Sin(angle) * v.X + T.Cos(angle) * v.Y);

    [Differentiable]
    public static T Jagged(T[][] rows, int n)
    {
        T sum = T.Zero;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows[i].Length; j++)
            {
                if (j == n)
                    break;
                rows[i][j] *= rows[i][0];
                sum += rows[i][j];
            }
        }

        return sum;
    }

    internal static T Square(T x) => x * x;
}

/// <summary>Generic structs of <c>double</c>.</summary>
public static partial class UsesOfGenericTypes
{
    [Differentiable]
    public static double Pairs(double a, double b)
    {
        var v = new Pair<double>(a, b);
        return (2.0 * v + v with { X = b }).Dot(v) + GenericTypes<double>.Square(a);
    }

    [Differentiable]
    public static double Trajectory(Pair<double>[] points, double s)
    {
        double length = 0;
        for (int i = 1; i < points.Length; i++)
            length += (points[i] + (-s) * points[i - 1]).Norm;
        return length;
    }

    [Differentiable]
    public static double Nested(double a)
    {
        var inner = new Counter<double>();
        inner.Add(a);
        inner.Add(a * a);
        return inner.Mean * inner.Total;
    }
}
