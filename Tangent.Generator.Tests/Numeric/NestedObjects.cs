using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Second derivatives of methods with objects, made inside or passed, and calls of their generated derivatives.</summary>
internal static partial class NestedObjects
{
    public sealed class Cell(double a, double[] w)
    {
        public double A = a;
        public double[] W = w;

        public double Energy(double x) => A * x * x + Math.Sin(W[0] * x) * W[1];
    }

    public sealed record Pair(double P, double Q);

    public sealed class Box
    {
        public double V { get; set; }

        public Cell? Inner { get; set; }
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Made(double x, double y)
    {
        var c = new Cell(x * y, [x, y * y]);
        c.A += c.W[0] * x;
        for (int i = 0; i < 3; i++)
        {
            c.A = c.A * 0.5 + c.Energy(x);
            c.W[i % 2] *= c.A;
        }

        return c.A * c.W[1];
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    [At(0.7, -0.4)]
    [At(-0.7, -0.4)]
    public static double Swapped(double x, double y)
    {
        var a = new Box { V = x, Inner = new Cell(x, [y, x]) };
        var b = new Box { V = y, Inner = a.Inner };
        if (x > 0)
            (a, b) = (b, a);

        a.Inner!.A = a.V * b.V;
        b.V *= b.Inner!.A * x;
        return b.V * a.V * b.V;
    }

    [Differentiable]
    [At(0.7, -0.4)]
    [At(-0.7, -0.4)]
    public static double OfWhatIsMade(double x, double y)
    {
        var (a, b) = MadeGrad(x, y * x);
        var (ha, hb) = MadeHvp(x, y, y, x);
        double r = 0.1 * a * b * x + 0.01 * ha * hb;
        for (int i = 0; i < 2; i++)
        {
            var (p, q) = SwappedGrad(x, y * x + Math.Sin(r));
            r += 0.1 * p * q * x;
        }

        return r;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Read(Cell c, double x)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
            s = s * 0.5 + c.Energy(x + s) * c.A;
        return s;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Written(Cell c, double x)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            s = s * 0.5 + c.Energy(x + s) * c.A;
            c.A *= x;
            c.W[0] = c.A * c.W[1];
        }

        return s;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Both(Cell c, Cell d, double x)
    {
        c.A = d.A * d.W[0] + x * c.A;
        d.W[1] *= c.W[0] * c.A;
        return c.A * d.A * d.W[1] * x;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Whole(Pair r, double x) => r.P * Math.Sin(r.Q * x) * r.P;

    [Differentiable]
    public static double OfAGradient(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        var (g, gx) = ReadGrad(c, y);
        return g.A * gx + g.W[0] * g.W[1] * c.W[1];
    }

    [Differentiable]
    public static double OfABuffer(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        var d = new Cell(y, [0.1, x]);
        var (v, gx) = ReadVjp(c, y, d, x);
        return d.A * gx * v + d.W[0] * d.W[1] * c.W[1];
    }

    [Differentiable]
    public static double OfATangent(double x, double y)
    {
        var (v, t) = ReadJvp(new Cell(x, [y, x * y]), y, new Cell(y, [0.1, x]), x);
        return v * t;
    }

    [Differentiable]
    public static double OfAProduct(double x, double y)
    {
        var (h, hx) = ReadHvp(new Cell(x, [y, x * y]), y, new Cell(y, [0.1, x]), x);
        return h.A * hx + h.W[0] * h.W[1];
    }

    [Differentiable]
    public static double OfARecord(double x, double y)
    {
        var (g, gx) = WholeGrad(new Pair(x, y), y);
        return g.P * gx * g.Q;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    [At(0.7, -0.4, 2)]
    [At(0.7, -0.4, 0)]
    public static double OfWhatIsWritten(double x, double y, int n)
    {
        var c = new Cell(x, [y, x * y]);
        double r = x;
        for (int i = 0; i < n; i++)
        {
            var (g, gx) = WrittenGrad(c, y);
            r += g.A * gx + g.W[0] * g.W[1] * c.W[1] * c.A;
        }

        return r * c.A;
    }

    [Differentiable]
    public static double OfABufferOfWhatIsWritten(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        var d = new Cell(y, [0.1, x]);
        var (v, gx) = WrittenVjp(c, y, d, x);
        return d.A * gx * v + d.W[0] * d.W[1] * c.W[1] * c.A;
    }

    [Differentiable]
    public static double OfAProductOfWhatIsWritten(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        var d = new Cell(y, [0.1, x]);
        var (h, hx) = WrittenHvp(c, y, d, x);
        return h.A * hx + h.W[0] * h.W[1] + d.A * d.W[0];
    }

    /// <summary>One object under two names, then two that share an array.</summary>
    [Differentiable]
    public static double OfOneForBoth(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        var (g, h, gx) = BothGrad(c, c, y);
        var e = new Cell(y, c.W);
        var (p, q, gy) = BothGrad(c, e, y);
        return g.A * h.W[0] * gx + p.W[1] * q.W[0] * gy * c.W[1] + q.A;
    }

    [Differentiable]
    public static double OfOneForBothInAProduct(double x, double y)
    {
        var c = new Cell(x, [y, x * y]);
        var d = new Cell(y, [0.1, x]);
        var (g, h, gx) = BothHvp(c, c, y, d, d, x);
        return g.A * h.W[0] * gx + d.W[1] * c.A;
    }
}
