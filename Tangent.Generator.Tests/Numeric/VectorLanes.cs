using System;
using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>System.Numerics.Vector&lt;T&gt;</c>: loads, arithmetic, sums and stores. 19 is no multiple of any number of lanes.</summary>
internal static partial class VectorLanes
{
    [Differentiable]
    [At(19, 19, 1.3)]
    [At(2, 2, 1.3)]
    [At(0, 0, 1.3)]
    public static double Sums(double[] x, double[] y, double a)
    {
        Vector<double> sum = Vector<double>.Zero;
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            sum += a * new Vector<double>(x, i) * new Vector<double>(y.AsSpan(i)) / new Vector<double>(2 + a);
        double s = Vector.Sum(sum) + Vector.Dot(sum, Vector.SquareRoot(sum + Vector<double>.One));
        for (; i < x.Length; i++)
            s += x[i] * y[i];
        return s;
    }

    [Differentiable]
    [At(19, 19, 0.7)]
    public static void Stores(Span<double> x, double[] y, double a)
    {
        for (int i = 0; i + Vector<double>.Count <= x.Length; i += Vector<double>.Count)
        {
            var v = new Vector<double>(x.Slice(i));
            v = v * v + new Vector<double>(y, i) * a;
            v.CopyTo(x.Slice(i));
            (-v).CopyTo(y, i);
        }
    }

    /// <summary>Stores and loads that overlap by all lanes but one.</summary>
    [Differentiable]
    [At(19)]
    public static double Overlapping(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + Vector<double>.Count < x.Length; i++)
        {
            Vector<double> next = new Vector<double>(x, i + 1) * 0.5;
            (next * new Vector<double>(x, i)).CopyTo(x, i);
            sum += x[i] + Vector.Sum(new Vector<double>(x, 1));
        }

        return sum;
    }

    [Differentiable]
    [At(19, 19)]
    public static float Singles(ReadOnlySpan<float> x, float[] w)
    {
        var sum = new Vector<float>(1);
        for (int i = 0; i + Vector<float>.Count <= x.Length; i += Vector<float>.Count)
        {
            if (x[i] > 1)
                sum = Vector.Multiply(sum, new Vector<float>(w, i));
            else
                sum = Vector.Subtract(Square(sum), new Vector<float>(x.Slice(i)));
        }

        return Vector.Sum(sum);
    }

    private static Vector<float> Square(Vector<float> v)
    {
        Vector<float> squared = v * v;
        return squared * 0.5f;
    }
}
