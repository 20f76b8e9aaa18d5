using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Several results, tuples as values, deconstruction.</summary>
internal static partial class Tuples
{
    [Differentiable]
    public static (double Sum, double Product) TwoResults(double x, double y) => (x + y, x * y);

    [Differentiable]
    [At(1.5, 3)]
    public static (double, int) WithAnInteger(double x, int n) => (x * n, n + 1);

    [Differentiable]
    public static (double A, double B, double C) ThreeResults(double x)
    {
        double y = x * x;
        return (y, Math.Sin(y), y * x);
    }

    [Differentiable]
    public static double Swap(double a, double b)
    {
        (a, b) = (b, a);
        return a * a * b;
    }

    [Differentiable]
    public static double Rotation(double a, double b, double c)
    {
        (a, b, c) = (b * c, c, a);
        return a * a + b * c;
    }

    // The helper is too large to be written in its place, and its one derivative is a tuple.
    [Differentiable]
    public static double HelperOfATuple(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
            sum += SpiralLength((x, y * sum));
        return sum;
    }

    private static double SpiralLength((double X, double Y) p)
    {
        double length = 0;
        for (int i = 0; i < 3; i++)
        {
            double angle = p.X * i + length;
            length += Math.Sin(angle) * p.Y + p.X;
            if (length > 100)
                return length * p.X;
        }

        return length * length;
    }

    [Differentiable]
    public static double Deconstructed(double x, double y)
    {
        (double s, double p) = (x + y, x * y);
        return s * p;
    }

    [Differentiable]
    public static double DeconstructedByVar(double x, double y)
    {
        var (s, p) = (x - y, x / y);
        return s * p;
    }

    [Differentiable]
    public static double LocalTuple(double x, double y)
    {
        (double Re, double Im) z = (x, y);
        z.Re = z.Re * z.Re - z.Im;
        z.Im += z.Re * x;
        return z.Re * z.Im;
    }

    [Differentiable]
    public static double TupleAssigned(double x, double y)
    {
        var p = (x, y);
        var q = p;
        q.x *= 2;
        p = (q.y * q.x, p.x);
        return p.Item1 * p.Item2 + q.x;
    }

    [Differentiable]
    [At(1.1, 4)]
    public static double ComplexPower(double angle, int n)
    {
        (double Re, double Im) z = (1, 0);
        (double Re, double Im) w = (Math.Cos(angle), 1.1 * Math.Sin(angle));
        for (int i = 0; i < n; i++)
            z = (z.Re * w.Re - z.Im * w.Im, z.Re * w.Im + z.Im * w.Re);
        return z.Re + 2 * z.Im;
    }

    [Differentiable]
    [At(3)]
    public static (double[] Squares, double Sum) ArrayAndNumber(double[] v)
    {
        double[] squares = new double[v.Length];
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            squares[i] = v[i] * v[i];
            sum += squares[i];
        }

        return (squares, sum);
    }

    [Differentiable]
    public static double Discard(double x, double y)
    {
        (double a, _) = (x * y, x);
        return a * a;
    }

    [Differentiable]
    public static double AsAParameter((double X, double Y) p, double s) => p.X * s + p.Y * p.Y;

    [Differentiable]
    public static (double, double) FromAParameter((double X, double Y) p) => (p.Y * p.X, p.X);

    [Differentiable]
    [At(2.0)]
    [At(-2.0)]
    public static (double, double) ReturnedInBranches(double x)
    {
        if (x > 0)
            return (x * x, x);
        return (1, -x);
    }

    [Differentiable]
    public static double PartsWithoutNames(double[] x)
    {
        var v = new StructDeclarations.Vec3(x[0], x[^1], 1);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (StructDeclarations.Vec3 u, double q) = Scaled(ref v, x[i]);
            sum += (u.X * q) + v.Y;
        }

        return sum;
    }

    private static (StructDeclarations.Vec3, double) Scaled(ref StructDeclarations.Vec3 v, double k)
    {
        v = k * v;
        return (v, v.X * k);
    }

    [Differentiable]
    public static double Enumerated((double A, double B)[] pairs, double x)
    {
        foreach (var (a, b) in pairs)
            x += a * b * x;
        foreach ((double c, int n) in new[] { (x, 1), (x * x, 2) })
        {
            if (n > 1 && c > 4)
                continue;
            foreach (var (_, d) in pairs)
                x *= c + (n * d);
        }

        return x;
    }
}
