using System;
using System.Collections.Generic;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>List&lt;T&gt;</c>: a parameter, a result, a local; read, written, growing and shrinking.</summary>
internal static partial class Lists
{
    [Differentiable]
    [At]
    [At(0)]
    public static double SumOfSquares(List<double> a)
    {
        double sum = 0;
        foreach (double x in a)
            sum += x * x;
        return sum;
    }

    [Differentiable]
    [At(3)]
    public static float ByIndexInSinglePrecision(List<float> a, float x)
    {
        float z = 1;
        for (int i = a.Count - 1; i >= 0; i--)
            z = z * a[i] + x;
        return z;
    }

    [Differentiable]
    public static double LocalPowers(double x)
    {
        var powers = new List<double> { 1, x };
        for (int i = 0; i < 4; i++)
            powers.Add(powers[powers.Count - 1] * powers[1]);
        double sum = 0;
        for (int i = 0; i < powers.Count; i++)
            sum += powers[i] / (i + 1);
        return sum;
    }

    /// <summary>The argument grows, shrinks and is written; what it held before comes back for the gradient.</summary>
    [Differentiable]
    [At(3)]
    [At(1)]
    public static void Everything(List<double> a, double x)
    {
        a.Add(x * a[0]);
        a[0] *= x;
        a.Add(a[^1] * a[0]);
        a.Insert(1, x);
        a.RemoveAt(0);
        a[0] += a[1] * x;
    }

    [Differentiable]
    [At(4)]
    [At(2)]
    public static double Shrinks(List<double> a)
    {
        double product = 1;
        while (a.Count > 1)
        {
            product *= a[a.Count - 1] + a[0];
            a.RemoveAt(a.Count - 1);
        }

        return product * a[0];
    }

    [Differentiable]
    [At(3, 0.7)]
    public static double ClearedAndFilledAnew(List<double> a, double x)
    {
        double before = a[1] * x;
        a.Clear();
        a.Add(before * before);
        a.Add(x);
        return a[0] * a[1];
    }

    [Differentiable]
    [At(0.7, 3)]
    [At(0.7, 0)]
    public static List<double> Returned(double x, int n)
    {
        var terms = new List<double>(n) { x, 2 };
        while (terms.Count < n + 2)
            terms.Add(Math.Sin(terms[terms.Count - 1]) * terms[terms.Count - 2]);
        return terms;
    }

    /// <summary>A stack machine: two numbers come off, their product goes on.</summary>
    [Differentiable]
    [At(0.7, 5)]
    public static double AsAStack(double x, double[] w)
    {
        var stack = new List<double>();
        foreach (double v in w)
        {
            stack.Add(v * x);
            if (stack.Count > 2)
            {
                double a = stack[stack.Count - 1];
                stack.RemoveAt(stack.Count - 1);
                double b = stack[^1];
                stack.RemoveAt(stack.Count - 1);
                stack.Add(a * b);
            }
        }

        double product = 1;
        foreach (double v in stack)
            product *= v;
        return product;
    }

    [Differentiable]
    [At(2)]
    public static double ThroughAHelper(List<double> a, double x)
    {
        double y = a[0];
        Grow(a, x);
        Grow(a, y);
        for (int i = 0; i < 2; i++)
            Grow(a, a[^2]);
        return a[^1] * a[a.Count - 2] * y;
    }

    private static void Grow(List<double> a, double x)
    {
        a.Add(x * a[^1]);
        a[0] += x;
    }

    [Differentiable]
    [At]
    public static double FromAHelper(double[] w, double x)
    {
        List<double> scaled = Scaled(w, x);
        double sum = 0;
        foreach (double y in Scaled(scaled.ToArray(), x))
            sum += y * y;
        return sum * scaled[0];
    }

    private static List<double> Scaled(double[] w, double x)
    {
        var result = new List<double>();
        foreach (double v in w)
        {
            if (v > 0.5)
                result.Add(v * x);
            else
                result.Add(v);
        }

        return result;
    }

    [Differentiable]
    [At(2)]
    public static double UnderTwoNames(List<double> a, double x)
    {
        List<double> b = a;
        b.Add(x);
        a[0] = b[^1] * x;
        return b[0] * a.Count;
    }

    [Differentiable]
    [At(2, "=a", 0.5)]
    [At(2, 3, 0.5)]
    public static double ForTwoParameters(List<double> a, List<double> b, double x)
    {
        a.Add(b[0] * x);
        b[0] *= 2;
        return a[0] * a[^1] * b[^1];
    }

    [Differentiable]
    [At(3, 2, 0.5)]
    public static double ParameterOfAnotherList(List<double> a, List<double> b, double x)
    {
        a.Add(x * b[0]);
        b.Insert(0, a[0]);
        a = b;
        a[0] *= x;
        double sum = 0;
        for (int i = 0; i < a.Count; i++)
            sum += a[i] * (i + 1);
        return sum;
    }

    [Differentiable]
    [At(2, "=a")]
    [At(2, 2)]
    public static double WrittenUnderTwoNames(List<double> a, List<double> b)
    {
        a[0] *= b[0];
        b[0] *= a[0];
        return a[0] * b[0] * b[^1];
    }

    [Differentiable]
    [At(3, 2, 1.2)]
    [At(3, 2, 0.7)]
    public static double OneOfTwo(List<double> a, List<double> b, double x)
    {
        List<double> c = x > 1 ? a : b;
        c.Add(x * a[0]);
        c[0] *= b[^1];
        return a[0] * b[0] * c.Count * c[^1];
    }

    [Differentiable]
    [At(3, 3)]
    public static double Copies(List<double> a, double[] w)
    {
        var b = new List<double>(a);
        b.AddRange(w);
        b.RemoveRange(0, 1);
        double[] c = b.ToArray();
        b[0] = c[1] * c[0];
        var d = new List<double>(c);
        d.AddRange(d);
        return b[0] * a[0] + b.GetRange(1, 2)[1] * d[^1];
    }

    [Differentiable]
    public static double OfRows(double x, double y)
    {
        var rows = new List<double[]>();
        rows.Add(new[] { x, y });
        rows.Add(rows[0]);
        rows[1][0] *= y;
        rows.Add(new[] { x * y });
        double sum = 0;
        foreach (double[] row in rows)
            sum += row[0] * row[0];
        return sum;
    }

    [Differentiable]
    public static double OfTuples(double x, double y)
    {
        var points = new List<(double A, int N, double B)>();
        for (int i = 0; i < 3; i++)
            points.Add((x * i, i, y));
        double sum = 0;
        foreach (var p in points)
            sum += p.A * p.B * p.N;
        return sum * points[2].A;
    }

    public readonly record struct Knot(double X, double Y);

    [Differentiable]
    public static double OfStructs(double x, double y)
    {
        var knots = new List<Knot>();
        for (int i = 0; i < 4; i++)
            knots.Add(new Knot(x * i, y + i));
        double sum = 0;
        for (int i = 0; i + 1 < knots.Count; i++)
            sum += (knots[i + 1].X - knots[i].X) * (knots[i].Y + knots[i + 1].Y) / 2;
        return sum;
    }

    /// <summary>The trajectory of a step-size control: nobody knows before how many steps there are.</summary>
    [Differentiable]
    [At(1.0, 0.3)]
    public static double Trajectory(double y, double k)
    {
        var path = new List<double> { y };
        double t = 0;
        while (t < 1)
        {
            double step = Math.Min(0.4 / (1 + path[^1] * path[^1]), 1 - t);
            path.Add(path[^1] - step * k * path[^1]);
            t += step;
        }

        double area = 0;
        for (int i = 1; i < path.Count; i++)
            area += (path[i - 1] + path[i]) / 2;
        return area;
    }

    [Differentiable]
    public static double InArms(double x, double y)
    {
        var list = new List<double>();
        if (x > 1)
        {
            list.Add(x * x);
        }
        else
        {
            list.Add(y);
            list.Add(x * y);
        }

        for (int i = 0; i < 3; i++)
        {
            var inner = new List<double> { list[0] * i };
            if (i == 1)
                inner.Insert(0, list[^1]);
            list.Add(inner[0] * y);
        }

        return list[^1] + list[list.Count - 2] * list.Count;
    }

    [Differentiable("x")]
    [At(0.5, 2)]
    public static double ConstantList(double x, List<double> a)
    {
        double y = x * a[0];
        a.Add(3);
        a[0] = 2;
        return y * y * a[0] * a[^1];
    }

    /// <summary>A list of whole numbers carries no derivative and is enumerated all the same.</summary>
    [Differentiable]
    public static double OfIntegers(double x)
    {
        var powers = new List<int>();
        powers.Add(1);
        powers.Add(3);
        powers.Add(2);
        double sum = 0;
        foreach (int p in powers)
        {
            double term = 1;
            for (int i = 0; i < p; i++)
                term *= x;
            sum += term;
        }

        return sum;
    }

    [Differentiable]
    [At(2)]
    public static double ThrowsAsItIsChanged(List<double> a)
    {
        double sum = 0;
        List<double> b = a;
        foreach (double x in a)
        {
            sum += x;
            b.Add(x * x);
        }

        return sum;
    }

    [Differentiable]
    [At(3)]
    [At(0)]
    public static double OutOfBounds(List<double> a, double x)
    {
        a.Insert(2, x);
        a.RemoveAt(a.Count - 1);
        return a[1] * x;
    }

    [Differentiable]
    [At(3)]
    public static double Fibonacci(List<double> a, int n)
    {
        if (n <= 0)
            return a[^1];
        a.Add(a[^1] * a[^2]);
        return Fibonacci(a, n - 1) + a[0];
    }
}
