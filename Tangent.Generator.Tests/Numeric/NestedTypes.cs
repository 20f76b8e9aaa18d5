using System;
using System.Numerics;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Calls of generated derivatives of methods of objects and structs, and of generic types.</summary>
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
        public double FixedLength(double k) => Math.Sqrt(X * X + k * Y * Y);
    }

    public static partial class Over<T>
        where T : IFloatingPointIeee754<T>
    {
        [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
        public static T Energy(T[] w, T x)
        {
            T s = T.Zero;
            for (int i = 0; i < w.Length; i++)
            {
                s += T.Sin(w[i] * x) * w[i];
                w[i] *= x;
            }

            return s;
        }

        [Differentiable]
        public static T Inside(T[] w, T x)
        {
            var (dw, gx) = EnergyGrad(w, x);
            return dw[0] * gx * w[1];
        }

        public static partial class Inner<TTag>
        {
            [Differentiable]
            public static T Twice(T x, TTag tag) => x * x * x;

            [Differentiable("x")]
            public static TOther Thrice<TOther>(TOther x, T y)
                where TOther : IFloatingPointIeee754<TOther> => x * x * x;
        }
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

    [Differentiable]
    public static double OfAGenericType(double x, double y)
    {
        double[] w = [x, y];
        var (g, gx) = Over<double>.EnergyGrad(w, y);
        var (h, hx) = Over<double>.EnergyHvp(w, y, [y, x], x);
        return g[0] * gx + g[1] * w[1] + h[0] * hx + h[1] * w[0];
    }

    [Differentiable]
    public static double OfAGenericTypesNested(double x, double y)
    {
        double[] w = [x, y];
        var (g, gx) = Over<double>.InsideGrad(w, y);
        return g[0] * gx + g[1] * w[1];
    }

    [Differentiable]
    public static double OfATypeInAGenericType(double x, double y) =>
        Over<double>.Inner<int>.TwiceGrad(x * y, 3) * Over<float>.Inner<string>.ThriceGrad(y, 2f);
}
