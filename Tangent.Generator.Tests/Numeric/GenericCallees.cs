using System;
using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Generic methods called from methods of one real type, or of two.</summary>
public static partial class GenericCallees
{
    private interface IActivation<T>
    {
        static abstract T Scale { get; }

        static abstract T Apply(T x);
    }

    [Differentiable]
    public static double SwapAndSum(double x, double y, double[] v)
    {
        Swap(ref x, ref y);
        Reverse(v);
        return x * Dot<double>(v, v) + y * v[0];
    }

    [Differentiable]
    public static double TwoPrecisions(double x, float y) => Square(x) * Square(y) + Square<float>((float)x) * Convert<float, double>(y);

    [Differentiable]
    public static double KnownActivations(double x, double[] w)
    {
        double y = Layer<Softplus>(x, w);
        return Layer<Square2>(y, w);
    }

    [Differentiable]
    public static double Elements(double x, double y)
    {
        double[] all = Filled(3, x);
        all[1] = y;
        (double first, double last) = Ends(all);
        return first * last * Pick(x > -9, all[1], x) + Pick(false, 1, 2) * y;
    }

    [Differentiable]
    [At(0.5, 0.5f)]
    [At(1.5, 0.25f)]
    public static double Numbers(double x, float y) => OfNumber(x) * OfNumber(y);

    [Differentiable]
    [At(1.25, 0.5f, 4)]
    [At(1.25, 0.5f, 0)]
    public static double Integrated(double a, float b, int n) => Integrate(t => Math.Exp(-a * t), 0.0, 1.0, n) + Integrate(t => t * b, 0f, 2f, n);

    private static T Integrate<T>(Func<T, T> f, T from, T to, int n)
        where T : IFloatingPoint<T>
    {
        T sum = T.Zero;
        T h = (to - from) / T.CreateChecked(Math.Max(n, 1));
        for (int i = 0; i < n; i++)
            sum += f(from + (T.CreateChecked(i) + T.CreateChecked(0.5)) * h) * h;
        return sum;
    }

    private static T OfNumber<T>(T x)
        where T : IFloatingPointIeee754<T> =>
        T.IsZero(x) || x == T.NegativeOne || T.IsComplexNumber(x) ? T.MultiplicativeIdentity : T.Sin(x) * T.Pi + T.CreateChecked(T.Radix) * x + T.CreateTruncating(3);

    private static double Layer<TActivation>(double x, double[] w)
        where TActivation : IActivation<double>
    {
        double sum = 0;
        foreach (double weight in w)
            sum += TActivation.Apply(weight * x) * TActivation.Scale;
        return sum;
    }

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    private static void Reverse<T>(T[] v)
    {
        for (int i = 0; i < v.Length / 2; i++)
            (v[i], v[v.Length - 1 - i]) = (v[v.Length - 1 - i], v[i]);
    }

    private static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : IMultiplyOperators<T, T, T>, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        T sum = T.AdditiveIdentity;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static T Square<T>(T x)
        where T : INumberBase<T> => x * x;

    private static TTo Convert<TFrom, TTo>(TFrom x)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo> => TTo.CreateChecked(x);

    private static T[] Filled<T>(int n, T value)
    {
        var all = new T[n];
        Array.Fill(all, value);
        return all;
    }

    private static (T First, T Last) Ends<T>(T[] all) => (all[0], all[^1]);

    private static T Pick<T>(bool first, T a, T b) => first ? a : b;

    private readonly struct Softplus : IActivation<double>
    {
        public static double Scale => 0.5;

        public static double Apply(double x) => Math.Log(1 + Math.Exp(x));
    }

    private readonly struct Square2 : IActivation<double>
    {
        public static double Scale => 2;

        public static double Apply(double x) => x * x;
    }
}
