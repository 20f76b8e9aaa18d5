using System;
using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Methods over a real type parameter, each checked for <c>double</c>, <c>float</c> and <c>Half</c>.</summary>
public static partial class GenericMethods
{
    [Differentiable]
    public static T Wave<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        T s = T.Sin(x * y);
        return s / (T.One + y * y) + T.Pow(x, T.CreateChecked(3)) * T.Sqrt(y);
    }

    [Differentiable]
    public static T WeightedNorm<T>(T[] x, int n)
        where T : struct, IRootFunctions<T>
    {
        T sum = T.One;
        for (int i = 0; i < n && i < x.Length; i++)
            sum += x[i] * x[i] * T.CreateChecked(i + 1);
        return T.Sqrt(sum);
    }

    [Differentiable]
    [At(2.0, 0.75)]
    [At(-1.0, 0.5)]
    [At(0.25, -0.75)]
    public static T Choices<T>(T x, T y)
        where T : INumber<T> => T.Max(x, y) * T.Abs(x) + T.Clamp(y, -T.One, T.One) * T.Min(x * x, y) + T.CopySign(x, y);

    [Differentiable]
    [At(0.0, Gradient = [0])]
    public static T KinkOfAbs<T>(T x)
        where T : INumber<T> => T.Abs(x);

    [Differentiable]
    [At(1.0, 1.0, Gradient = [0.5, 0.5])]
    public static T TieOfMax<T>(T x, T y)
        where T : INumber<T> => T.Max(x, y);

    [Differentiable]
    public static T Elementary<T>(T x)
        where T : IFloatingPointIeee754<T> =>
        T.Exp(-x) + T.Log(x) + T.Tanh(x) + T.Atan(x) + T.Cbrt(x) + T.Hypot(x, T.One) + T.Log2(x) * T.Pi / T.E + T.Atan2(x, T.One + x);

    [Differentiable]
    public static T Circular<T>(T x)
        where T : ITrigonometricFunctions<T>
    {
        (T sin, T cos) = T.SinCos(x);
        return sin * cos + T.Tan(x * T.CreateChecked(0.5)) + T.SinPi(x) * T.CosPi(x);
    }

    [Differentiable]
    public static T Rounded<T>(T x)
        where T : IFloatingPoint<T> => x * T.Floor(x + T.CreateChecked(2.25)) + T.Round(x) * x;

    [Differentiable]
    public static T Horner<T>(T[] c, T x)
        where T : INumberBase<T>
    {
        T sum = T.Zero;
        for (int i = c.Length - 1; i >= 0; i--)
            sum = sum * x + c[i];
        return sum;
    }

    [Differentiable]
    public static void InPlace<T>(Span<T> y, ReadOnlySpan<T> x, T a)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.Tanh(y[i]) * a;
            y[i] *= x.Length > 0 ? x[i % x.Length] : T.One;
        }
    }

    [Differentiable]
    public static T[] Softmax<T>(T[] x)
        where T : IExponentialFunctions<T>
    {
        var y = (T[])x.Clone();
        T sum = T.Zero;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.Exp(y[i]);
            sum += y[i];
        }

        for (int i = 0; i < y.Length; i++)
            y[i] /= sum;
        return y;
    }

    [Differentiable]
    public static T Trace<T>(T[,] m, T[][] rows)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < m.GetLength(0); i++)
            sum += m[i, i] * m[i, 0];
        foreach (T[] row in rows)
        {
            foreach (T v in row)
                sum += v * v * sum * T.CreateChecked(0.125);
        }

        return sum;
    }

    [Differentiable]
    [At(0.5, 3)]
    [At(0.7, 0)]
    public static T Newton<T>(T x, int steps)
        where T : IFloatingPointIeee754<T>
    {
        T y = T.One;
        int k = 0;
        while (k < steps)
        {
            y -= (y * y - x) / (y + y);
            k++;
        }

        return y;
    }

    [Differentiable]
    [At(0.7, 2)]
    public static T Recursive<T>(T x, int n)
        where T : IFloatingPointIeee754<T> => n == 0 ? T.Sin(x) : x * Recursive(x * x, n - 1);

    [Differentiable]
    public static (T Sum, T Product) Pair<T>((T X, T Y) p, T s)
        where T : INumber<T>
    {
        Swap(ref p.X, ref s);
        (T a, T b) = (p.Y, p.X);
        return (a + b * s, a * b - s);
    }

    [Differentiable]
    public static T WithLambda<T>(T x, T a)
        where T : IFloatingPointIeee754<T> => Twice(x, v => T.Sin(v) * a) + Local(x)
        * Twice(a, T.Exp);

    [Differentiable]
    public static T TwoTypes<T, TWeight>(T x, TWeight w)
        where T : IFloatingPointIeee754<T>
        where TWeight : INumber<TWeight> => x * T.CreateChecked(w * w) + T.CreateChecked(TWeight.CreateChecked(x) * w);

    [Differentiable]
    public static T Tests<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        if (T.IsNaN(x) || T.IsZero(x) || !T.IsFinite(x))
            return T.Zero;
        return T.IsPositive(x) ? x * x : T.NegativeOne * x;
    }

    [Differentiable]
    public static T CallsOthers<T>(T[] c, T x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < 3; i++)
        {
            sum += Mean<T>(c) * Horner(c, x) * T.CreateChecked(0.25);
            x = T.Sin(x + sum);
        }

        return sum;
    }

    /// <summary>
    /// The standard normal distribution by the polynomial 26.2.17 of Abramowitz and Stegun, "Handbook of mathematical functions" (1964).
    /// </summary>
    [Differentiable]
    [At(0.5)]
    [At(-1.25)]
    public static T NormalDistribution<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T t = T.One / (T.One + T.CreateChecked(0.2316419) * T.Abs(x));
        T density = T.Exp(-x * x / T.CreateChecked(2)) / T.Sqrt(T.Tau);
        ReadOnlySpan<double> b = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530];
        T sum = T.Zero;
        for (int i = 0; i < b.Length; i++)
            sum = (sum + T.CreateChecked(b[i])) * t;
        T tail = density * sum;
        return x < T.Zero ? tail : T.One - tail;
    }

    /// <summary>Its inverse by the rational function 26.2.23 of the same book.</summary>
    [Differentiable]
    [At(0.1)]
    [At(0.75)]
    public static T NormalQuantile<T>(T p)
        where T : IFloatingPointIeee754<T>
    {
        bool isUpper = p > T.CreateChecked(0.5);
        T tail = isUpper ? T.One - p : p;
        T t = T.Sqrt(T.CreateChecked(-2) * T.Log(tail));
        T above = T.CreateChecked(2.515517) + t * (T.CreateChecked(0.802853) + t * T.CreateChecked(0.010328));
        T below = T.One + t * (T.CreateChecked(1.432788) + t * (T.CreateChecked(0.189269) + t * T.CreateChecked(0.001308)));
        T size = t - above / below;
        return isUpper ? size : -size;
    }

    /// <summary>A type parameter may be called as something that generated code names.</summary>
    [Differentiable]
    [At(0.5, 3)]
    public static History Named<History>(History x, int n)
        where History : IFloatingPoint<History>
    {
        History s = default!;
        for (int i = 0; i < n; i++)
            s = History.Abs(s * s) + x;
        return s;
    }

    [Differentiable]
    public static T Overloaded<T>(T x)
        where T : INumber<T> => x * x;

    [Differentiable]
    public static T Overloaded<T>(T x, T y)
        where T : INumber<T> => x * y;

    private static T Mean<T>(ReadOnlySpan<T> x)
        where T : INumber<T>
    {
        T sum = T.AdditiveIdentity;
        foreach (T v in x)
            sum += v;
        return x.Length == 0 ? sum : sum / T.CreateChecked(x.Length);
    }

    private static T Twice<T>(T x, Func<T, T> f)
        where T : IFloatingPointIeee754<T> => f(x) * f(x + T.CreateChecked(0.25));

    private static T Local<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        return Inner(x) + Inner(x * x);
        T Inner(T y) => T.Cos(y) * x;
    }

    private static void Swap<T>(ref T a, ref T b)
    {
        T t = a;
        a = b;
        b = t;
    }
}
