using System;

namespace Tangent.Generator.Tests.Numeric;

internal interface IActivation
{
    double Apply(double x);
}

internal sealed class TanhActivation : IActivation
{
    public double Apply(double x) => Math.Tanh(x);
}

internal sealed class LeakyActivation : IActivation
{
    public double Slope = 0.1;
    public int Times = 2;

    public double Apply(double x)
    {
        for (int i = 0; i < Times; i++)
            x = x > 0 ? x * x : Slope * x;
        return x;
    }
}

internal abstract class Shape
{
    public int Sides;

    public abstract double Area(double r);

    public virtual double Twice(double r) => 2 * Area(r);

    public abstract void Fill(double[] into, double r);
}

internal class Circle : Shape
{
    public override double Area(double r) => Math.PI * r * r;

    public override void Fill(double[] into, double r)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = into[i] * r + Area(r);
    }
}

internal sealed class Polygon : Circle
{
    public override double Area(double r) => base.Area(r) * Math.Sin(r) * Sides;

    public override double Twice(double r) => r * r * Sides;
}

/// <summary>Calls that the class of an object decides.</summary>
internal static partial class Dispatch
{
    private static readonly IActivation[] Activations = [new TanhActivation(), new LeakyActivation()];
    private static readonly Shape[] Shapes = [new Circle(), new Polygon { Sides = 3 }];

    [Differentiable]
    public static double Interface(double[] w, double x)
    {
        for (int i = 0; i < w.Length; i++)
        {
            IActivation activation = Activations[i % 2];
            x = activation.Apply(w[i] * x - 0.3) + x;
        }

        return x;
    }

    [Differentiable]
    public static double Virtual(double r, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            foreach (Shape shape in Shapes)
                sum += shape.Area(r) * Shapes[i % 2].Twice(r + 0.1 * sum);
        return sum;
    }

    [Differentiable]
    public static double Effects(double[] x, double r)
    {
        Shapes[1].Fill(x, r * r);
        Shapes[0].Fill(x, x[0]);
        return x[^1] * x[0];
    }

    [Differentiable]
    public static double Nested(double x, int n) =>
        n == 0 ? Activations[0].Apply(x) : Nested(Activations[n % 2].Apply(Activations[0].Apply(x)), n - 1) * x;
}
