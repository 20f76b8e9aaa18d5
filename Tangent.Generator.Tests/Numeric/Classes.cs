using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Classes and records that are read: fields, properties, methods, objects in objects and in arrays.</summary>
internal static partial class Classes
{
    [Differentiable]
    public static double Reads(Dense layer, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < layer.Weights.Length; i++)
            sum += layer.Weights[i] * x[i] * layer.Gain + layer.Bias[i];
        return Math.Sin(sum) * layer.Gain;
    }

    [Differentiable]
    public static double Members(Dense layer, double[] x)
    {
        double sum = layer.Norm;
        for (int i = 0; i < layer.Count; i++)
            sum += layer.Apply(x, i) * layer[i];
        return sum * layer.SumOfSquares();
    }

    [Differentiable]
    public static double Nested(Network net, double[] x)
    {
        double h = net.Forward(x);
        for (int k = 0; k < net.Rounds; k++)
            h = h * net.Mixing[k % 2, k % 3] + net.First.Bias[0] * net.Scale;
        return h * net.Second.Gain;
    }

    [Differentiable("net")]
    public static double Held(Network net, double[] x)
    {
        Dense layer = net.First;
        double[] w = layer.Weights;
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i] * sum + layer.Bias[i];
            layer = i % 2 == 0 ? net.Second : net.First;
            w = layer.Weights;
        }

        return sum;
    }

    [Differentiable]
    public static double Chosen(Dense a, Dense b, double[] x, int n)
    {
        Dense layer = n > 2 ? a : b;
        double y = layer.Gain;
        if (x[0] > 1)
            layer = b;
        return y * layer.Apply(x, 0) + layer.Weights[0];
    }

    [Differentiable]
    [At(new object[] { new double[] { 1, 2 }, new double[] { 0.5, 0.1 }, 0.7 }, "=a")]
    public static double TwoNames(Dense a, Dense b) => a.Gain * b.Weights[0] + a.Weights[1] * b.Gain;

    [Differentiable]
    public static double Kinds(Pieces p, double x)
    {
        double sum = p.Small * x + p.Place.X * p.Aim.Y;
        for (int i = 0; i < p.Rows.Length; i++)
            for (int j = 0; j < p.Rows[i].Length; j++)
                sum += p.Rows[i][j] * p.Turns * p.Aim.Z;
        return sum * p.Place.Z;
    }

    [Differentiable]
    public static double InArrays(Stack stack, double[] x)
    {
        double h = stack.Rate;
        foreach (Dense layer in stack.Layers)
            h += layer.Apply(x, 0) * h;
        for (int k = 0; k < stack.Layers.Length; k++)
            h += stack.Layers[k].Gain * stack.Layers[k].Bias[0];
        return h;
    }

    [Differentiable]
    public static double ArrayOfObjects(Dense[] layers, double x)
    {
        double h = x;
        for (int k = layers.Length - 1; k >= 0; k--)
            h = Math.Tanh(layers[k].Weights[0] * h + layers[k].Bias[0]) * layers[k].Gain;
        return h;
    }

    [Differentiable]
    public static double Inherited(Derived d, double x) => d.Sum(x) * d.Offset + d.Shifted(x);

    [Differentiable]
    public static double Computed(Particle p, double x)
    {
        double e = p.Energy;
        while (e < 10)
            e = e * e + p.Energy * x + 0.5;
        return e * p.Mass;
    }

    [Differentiable]
    public static double Guarded(Dense? layer, double x)
    {
        if (layer is null)
            return x * x;
        return layer == null ? 0 : layer.Gain * x;
    }

    [Differentiable]
    public static double WrittenBeside(Dense layer, double[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Math.Exp(y[i] * layer.Gain) + layer.Weights[i];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
            sum += y[i] * layer.Weights[i];
        return sum;
    }

    [Differentiable]
    public static double Recursive(Dense layer, double x, int n) =>
        n == 0 ? x * layer.Gain : Recursive(layer, Math.Sin(x * layer.Weights[0]), n - 1) * layer.Gain;

    [Differentiable]
    public static double InLambda(Dense layer, double[] x)
    {
        double Weighted(int i) => layer.Weights[i] * x[i] * layer.Gain;
        Func<double, double> f = t => t * layer.Bias[0] + Weighted(0);
        return f(x[0]) * f(layer.Gain);
    }

    [Differentiable("x")]
    public static double ConstantObject(Dense layer, double[] x) => layer.Apply(x, 0) * layer.Norm;

    [Differentiable]
    [At(new object[] { new object[] { new double[] { 1, 2 }, new double[] { 0.5, 0.1 }, 0.7 }, new double[] { 0.1, 0.2 }, 0.3 }, 0.4)]
    [At(new object?[] { null, null, 0.3 }, 0.4)]
    public static double MayBeMissing(Optional o, double x)
    {
        double y = x * o.Scale;
        if (o.Extra is not null)
            y += o.Extra.Gain * x;
        if (o.Shift != null)
            y *= o.Shift[0];
        return y * y;
    }
}
