using System;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Calls of generated derivatives of methods of objects and structs.</summary>
internal static partial class NestedTypes
{
    public sealed partial class Cell(double a, double[] w)
    {
        public double A = a;
        public double[] W = w;

        [Differentiable("this", "x")]
        public double Energy(double x) => A * x * x + Math.Sin(W[0] * x) * W[1];

        [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
        public double Fixed(double x) => A * x * x * x + Math.Sin(W[0] * x) * W[1];

        [Differentiable]
        public double Inside(double x) => FixedGrad(x) * EnergyGrad(x).dx * FixedHvp(x, 1.0);

        [Differentiable("this", "x")]
        public double InsideOfAll(double x) => FixedGrad(x) * EnergyGrad(x).dthis.A * FixedHvp(x, 1.0);
    }

    public readonly partial record struct Place(double X, double Y)
    {
        [Differentiable("this", "k")]
        public double Length(double k) => Math.Sqrt(X * X + k * Y * Y);

        [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
        public double FixedLength(double k) => Math.Sqrt(1 + X * X + k * k * Y * Y);
    }

    [Differentiable]
    public static double OfAnObjectsMethod(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        var (g, gx) = c.EnergyGrad(y);
        return g.A * gx + g.W[0] * g.W[1] * c.W[1];
    }

    [Differentiable]
    public static double OfAFixedObjectsMethod(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        return c.FixedGrad(y) * c.FixedHvp(x, y) * c.FixedJvp(y, x).Tangent;
    }

    [Differentiable]
    public static double OfWhatCallsItsOwn(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        return c.InsideGrad(y) + c.InsideOfAllGrad(x).dthis.W[0];
    }

    [Differentiable]
    public static double OfAStructsMethod(double x, double y)
    {
        var v = new Place(x, y);
        var (gv, gk) = v.LengthGrad(0.7 * x * x);
        return gv.X * gk + gv.Y * x + v.FixedLengthGrad(0.7 * x * x) * v.FixedLengthHvp(x * x, 1.0);
    }
}
