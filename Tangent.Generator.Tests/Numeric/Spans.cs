using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>Span</c> and <c>ReadOnlySpan</c>. The harness passes arrays and makes spans of them.</summary>
internal static partial class Spans
{
    [Differentiable]
    [At(3, 3)]
    [At(0, 0)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable]
    [At(4)]
    public static double Product(ReadOnlySpan<double> v)
    {
        double product = 1;
        foreach (double x in v)
            product *= x;
        return product;
    }

    [Differentiable]
    [At(3, 2.0)]
    public static void Scale(Span<double> v, double a)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] *= a;
    }

    [Differentiable]
    [At(3, 3)]
    public static void Softmax(ReadOnlySpan<double> x, Span<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i]);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++)
            y[i] /= sum;
    }

    [Differentiable]
    [At(6)]
    public static double Slices(ReadOnlySpan<double> v)
    {
        ReadOnlySpan<double> head = v.Slice(0, 3);
        ReadOnlySpan<double> tail = v.Slice(3);
        double sum = 0;
        for (int i = 0; i < head.Length; i++)
            sum += head[i] * tail[i] * tail[0];
        return sum;
    }

    [Differentiable]
    [At(6)]
    public static double SlicesByRange(ReadOnlySpan<double> v)
    {
        ReadOnlySpan<double> middle = v[2..^1];
        return middle[0] * middle[1] + middle[^1] * v[^1];
    }

    [Differentiable]
    [At(5)]
    public static void WriteThroughASlice(Span<double> v)
    {
        Span<double> tail = v.Slice(2);
        tail[0] = v[0] * v[1];
        v[2] *= tail[1];
        tail[2] = v[2] * tail[0];
    }

    [Differentiable]
    [At(6)]
    public static void OverlappingSlices(Span<double> v)
    {
        Span<double> a = v.Slice(0, 4);
        Span<double> b = v.Slice(2, 4);
        for (int i = 0; i < 4; i++)
            b[i] = a[i] * 2 + b[i];
    }

    [Differentiable]
    [At(4)]
    public static double SpanOverAnArray(double[] v)
    {
        Span<double> s = v;
        s[0] = s[1] * v[2];
        return v[0] * s[3];
    }

    [Differentiable]
    [At(5)]
    public static double SpanOfAPart(double[] v)
    {
        Span<double> s = v.AsSpan(1, 3);
        s[0] *= s[2];
        return v[1] * v[0];
    }

    [Differentiable]
    [At(4)]
    public static double CopiedOut(ReadOnlySpan<double> v)
    {
        double[] w = v.ToArray();
        w[0] *= w[1];
        return w[0] * v[0];
    }

    [Differentiable]
    [At(3, 4)]
    public static void CopyTo(ReadOnlySpan<double> v, Span<double> w)
    {
        v.CopyTo(w);
        w[0] *= w[3];
    }

    [Differentiable]
    [At(3)]
    public static double FilledSpan(Span<double> v)
    {
        double x = v[0];
        v.Fill(x * x);
        return v[1] * v[2];
    }

    [Differentiable]
    [At(4)]
    public static float OfSingles(ReadOnlySpan<float> v)
    {
        float sum = 0;
        for (int i = 0; i < v.Length; i++)
            sum += v[i] * v[i];
        return MathF.Sqrt(sum);
    }

    [Differentiable]
    [At(5, 2)]
    public static double SliceInALoop(ReadOnlySpan<double> v, int width)
    {
        double sum = 0;
        for (int i = 0; i <= v.Length - width; i++)
        {
            ReadOnlySpan<double> window = v.Slice(i, width);
            double product = 1;
            foreach (double x in window)
                product *= x;
            sum += product;
        }

        return sum;
    }

    [Differentiable]
    [At(4, 4)]
    [At(2, 3)]
    public static double ReturnedByAHelper(Span<double> s, double[] other)
    {
        Span<double> rest = AfterFirst(s, other);
        rest[0] *= other[0] + 0.5;
        Span<double> last = Last(AfterFirst(other, rest));
        last[0] = Math.Sin(last[0]) * s[1];
        return s[0] * s[1] + other[0] * other[other.Length - 1];
    }

    private static Span<double> AfterFirst(Span<double> s, Span<double> other)
    {
        other[0] += s[0] * s[1];
        return s.Slice(1);
    }

    private static Span<double> Last(Span<double> s) => s.Slice(s.Length - 1);

    /// <summary>Two arrays of the method's own, through spans.</summary>
    [Differentiable]
    [At(4, 3)]
    [At(4, 0)]
    public static double CopiedInALoop(double[] x, int n)
    {
        double[] y = new double[x.Length], s = new double[2 * x.Length];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < x.Length; k++)
            {
                y[k] = x[k] * (i + 1) + s[k];
            }

            y.AsSpan().CopyTo(s.AsSpan(x.Length, x.Length));
            for (int k = 0; k < x.Length; k++)
            {
                s[k] += s[k + x.Length] * s[k + x.Length];
            }

            sum += s[0] * s[2 * x.Length - 1];
        }

        return sum;
    }

    /// <summary>Source and destination overlap out of step, forward and backward.</summary>
    [Differentiable]
    [At(4)]
    public static double CopiedOverItself(double[] x)
    {
        for (int i = 0; i < 2; i++)
        {
            x.AsSpan(0, 3).CopyTo(x.AsSpan(1, 3));
            x[0] = x[1] * x[2] + x[3];
        }

        x.AsSpan(1, 3).CopyTo(x.AsSpan(0, 3));
        return x[0] * x[1] + x[2] * x[3];
    }

    [Differentiable]
    [At(3, 3, 0.7)]
    [At(3, 5, 0.7)]
    [At(3, "=x", 0.7)]
    public static double CopiedBetweenArguments(double[] x, double[] y, double w)
    {
        double s = y[0] * y[1];
        x.AsSpan().CopyTo(y.AsSpan());
        y[1] *= w * y[0];
        return s * y[0] * y[^1] + x[1];
    }

    [Differentiable]
    [At(3, 0.7)]
    public static float CopiedFloats(float[] x, float w)
    {
        float[] y = new float[5];
        x.AsSpan().CopyTo(y.AsSpan(2));
        x.AsSpan(0, 2).CopyTo(x.AsSpan(1));
        return y[2] * y[4] * w + x[2] * x[1];
    }
}
