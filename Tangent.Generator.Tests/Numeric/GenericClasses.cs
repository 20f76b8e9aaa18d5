using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;
using static Tangent.Generator.Tests.Numeric.GenericClassDeclarations;

namespace Tangent.Generator.Tests.Numeric;

internal static class GenericClassDeclarations
{
    /// <summary>A layer over any real type, with a constructor that does more than store.</summary>
    internal class Layer<T>
        where T : IFloatingPointIeee754<T>
    {
        public T[] Weights;
        public T Bias;

        public Layer(int n, T scale)
        {
            Weights = new T[n];
            Bias = scale;
            for (int i = 0; i < n; i++)
                Weights[i] = scale * T.CreateChecked(i + 1);
        }

        public int Count => Weights.Length;

        public virtual T Apply(T x)
        {
            T sum = Bias;
            foreach (T w in Weights)
                sum += T.Tanh(w * x);
            return sum;
        }
    }

    internal sealed class Scaled<T>(int n, T scale) : Layer<T>(n, scale * scale)
        where T : IFloatingPointIeee754<T>
    {
        public T Factor { get; set; } = scale;

        public override T Apply(T x) => base.Apply(x) * Factor;
    }

    internal sealed class Box<TValue>
    {
        public TValue Value = default!;
        public int Tag;

        public TValue Put(TValue next)
        {
            TValue old = Value;
            Value = next;
            Tag++;
            return old;
        }
    }

    internal sealed record Both<TA, TB>(TA First, TB Second)
    {
        public TA First { get; set; } = First;

        public TB Second { get; set; } = Second;
    }

    internal sealed class Outer<T>
    {
        internal sealed class Inner
        {
            public T Held = default!;
        }
    }
}

/// <summary>Classes with type parameters, for known types and for those of the method.</summary>
internal static partial class GenericClasses
{
    [Differentiable]
    [At(typeof(Layer<double>))]
    [At(typeof(Scaled<double>))]
    public static double Known(Layer<double> layer, double x) => layer.Apply(x) * layer.Bias + layer.Weights[0] * layer.Count;

    [Differentiable]
    public static T Any<T>(Scaled<T> layer, T x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = layer.Factor;
        for (int i = 0; i < layer.Count; i++)
            sum += layer.Apply(x * layer.Weights[i]);
        layer.Bias *= sum;
        return sum * layer.Bias;
    }

    [Differentiable]
    public static double Made(double x, double y)
    {
        Layer<double> layer = new Scaled<double>(2, x);
        var other = new Layer<double>(3, y);
        return layer.Apply(y) * other.Apply(x) + layer.Weights[1];
    }

    [Differentiable]
    [At(new object[] { 0.7, 1 }, new object[] { 3, 1 }, new object[] { new double[] { 0.4, 1.3 }, 2 })]
    public static double Boxes(Box<double> box, Box<int> constant, Box<double[]> rows, double x)
    {
        double old = box.Put(x * box.Value);
        rows.Value[0] *= old;
        return box.Value * old * constant.Value + rows.Value[0] * rows.Value[1];
    }

    [Differentiable]
    public static double Pairs(Both<double, Box<double>> pair, Outer<double>.Inner held) =>
        Swapped(pair).First.Value * pair.First * held.Held * Swapped(Swapped(pair)).First;

    private static Both<TB, TA> Swapped<TA, TB>(Both<TA, TB> pair) => new(pair.Second, pair.First);

    internal sealed partial class Poly<T>
        where T : IFloatingPointIeee754<T>
    {
        public T[] Coefficients = [];

        [Differentiable("this", "x")]
        public T Value(T x)
        {
            T sum = T.Zero;
            foreach (T c in Coefficients)
                sum = (sum * x) + c;
            return sum;
        }
    }
}
