using System;
using Tangent.Generator.Tests.Numeric.Harness;
using static Tangent.Generator.Tests.Numeric.InheritanceDeclarations;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Objects whose class is one of several: abstract classes, virtual methods on what carries derivatives, casts and tests.</summary>
internal static partial class Inheritance
{
    [Differentiable]
    [At(new object[] { typeof(Affine), typeof(Squash), typeof(ScaledTable), typeof(Table) }, 0.7)]
    [At(new object[] { typeof(Affine) }, 0.7)]
    [At(new object[] { }, 0.7)]
    public static double Chain(Unit[] units, double x)
    {
        double cost = 0;
        foreach (Unit unit in units)
        {
            x = unit.Apply(x) * x;
            cost += unit.Cost();
        }

        return x + (0.1 * cost);
    }

    [Differentiable]
    [At(typeof(Affine), typeof(Squash))]
    [At(typeof(ScaledTable), typeof(Affine))]
    [At(typeof(Table), "=a")]
    [At(typeof(Affine), "=a")]
    public static double TwoNames(Unit a, Unit b, double x) => a.Apply(x) * b.Apply(x * x) + a.Cost() * b.Cost();

    [Differentiable]
    [At(typeof(Affine))]
    [At(typeof(Squash))]
    [At(typeof(ScaledTable))]
    public static double Inherited(Unit unit, double x) => unit.Twice(x) * unit.Twice(x + 1);

    [Differentiable]
    [At(typeof(Affine))]
    [At(typeof(Table))]
    [At(typeof(ScaledTable))]
    [At(typeof(Squash))]
    public static double Tests(Unit unit, double x)
    {
        double y = x;
        if (unit is Affine { Slope: > 0 } line)
            y += line.Slope * x;
        if (unit is ScaledTable)
            y *= ((ScaledTable)unit).Scale;
        Table? table = unit as Table;
        if (table != null)
            y += table.Weights[0] * table.Weights[^1];
        y *= unit switch
        {
            ScaledTable scaled => scaled.Scale * x,
            Table t when t.Weights.Length > 3 => t.Weights[1],
            Affine a => a.Offset,
            _ => 2,
        };
        switch (unit)
        {
            case Affine a:
                y += a.Offset * a.Slope;
                break;
            case Table t:
                y += t.Apply(x);
                break;
        }

        return y;
    }

    /// <summary>Objects of several kinds are written, by the base class and by each kind.</summary>
    [Differentiable]
    [At(new object[] { typeof(Charged), typeof(Body), typeof(Spinning) }, 0.7, 2)]
    [At(new object[] { typeof(Spinning) }, 0.7, 1)]
    [At(new object[] { typeof(Body), typeof(Charged) }, 0.7, 0)]
    public static double Written(Body[] bodies, double by, int rounds)
    {
        double energy = 0;
        for (int round = 0; round < rounds; round++)
        {
            foreach (Body body in bodies)
            {
                body.Push(by * body.Mass);
                energy += body.Energy * by;
                if (body is Charged charged)
                    charged.Charge *= body.Speed;
                if (body is Spinning { Spin: { Length: > 0 } spin })
                    energy += spin[0] * spin[^1];
            }
        }

        return energy;
    }

    [Differentiable]
    [At(typeof(Charged), "=a")]
    [At(typeof(Spinning), typeof(Body))]
    public static double WrittenTwice(Body a, Charged b, double by)
    {
        a.Push(by);
        b.Push(by);
        b.Mass *= a.Mass;
        Body held = by > 0.6 ? a : b;
        held.Speed *= held.Speed;
        return a.Energy * b.Energy + held.Speed;
    }

    [Differentiable]
    [At(typeof(Flat))]
    [At(typeof(Sloped))]
    [At(typeof(Mixed))]
    public static double Records(Curve curve, double t)
    {
        double sum = 0;
        for (int i = 1; i <= 3; i++)
            sum += curve.At(t * i) * curve.Rate;
        return sum * curve.Shift;
    }

    [Differentiable]
    public static double Made(double x, double y, int n)
    {
        Unit unit = new Affine { Slope = x, Offset = y };
        double sum = unit.Apply(y);
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                unit = new ScaledTable { Weights = [x, y, sum], Scale = y * i };
            else
                unit = new Squash();
            sum += unit.Apply(x * sum);
        }

        return sum + unit.Cost();
    }

    [Differentiable]
    public static double MadeRecords(double x, double y)
    {
        var flat = new Flat(x * y, y);
        var sloped = new Sloped(y, x, x * x);
        Curve[] curves = [flat, sloped, new Mixed(flat, sloped with { Slope = y }), flat with { Shift = x }];
        double sum = 0;
        foreach (Curve curve in curves)
            sum += curve.At(y) * curve.Shift;
        return sum;
    }

    [Differentiable]
    public static double Constructed(double x, double y, int n)
    {
        var grid = new ShiftedGrid(x, y, n);
        var other = new ShiftedGrid(y);
        var further = new Further(x, y);
        Grid plain = grid;
        return plain.Points[0] * grid.Points[^1] + grid.Shift * grid.Step + other.Points[0] * other.Shift * other.Step
            + further.A * further.B * further.C;
    }

    [Differentiable]
    public static double InheritedOnly(FixedMore fixedMore, double x) => fixedMore.A * fixedMore.B[0] * x + Halved(fixedMore);

    private static double Halved(Fixed some) => some.A / 2;

    /// <summary>What is called on itself until it is done, with objects of several kinds.</summary>
    [Differentiable]
    [At(typeof(ScaledTable), typeof(Affine))]
    [At(typeof(Affine), typeof(Squash))]
    public static double Recursive(Unit a, Unit b, double x, int n) => n == 0 ? x : Recursive(b, a, a.Apply(x), n - 1) * x;

    /// <summary>What a helper makes and hands back is of a kind that it chooses.</summary>
    [Differentiable]
    public static double Returned(double x, double y, int n)
    {
        double sum = 1;
        for (int i = 0; i < n; i++)
        {
            Unit unit = Choose(i, x * sum, y);
            sum += unit.Apply(y) + unit.Cost();
        }

        return sum;
    }

    private static Unit Choose(int i, double x, double y)
    {
        if (i == 0)
            return new Affine { Slope = x, Offset = y };
        if (i == 1)
            return new Table { Weights = [x, y, x * y] };
        return new Squash();
    }

    /// <summary>The kinds in an array change places while they are written.</summary>
    [Differentiable]
    public static double Moved(double x, double y, int n)
    {
        Body[] bodies = [new Charged { Charge = x, Mass = y }, new Body { Speed = x, Mass = x }, new Spinning { Spin = [x, y], Charge = y }];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            (bodies[0], bodies[2]) = (bodies[2], bodies[0]);
            bodies[0].Push(y);
            bodies[1].Push(x);
            sum += bodies[0].Energy * bodies[1].Energy * bodies[2].Energy;
        }

        return sum;
    }

    internal abstract partial class Solver
    {
        public double Tolerance;

        protected internal abstract double Step(double x);

        [Differentiable("this", "x")]
        public double Run(double x, int n)
        {
            for (int i = 0; i < n; i++)
                x += Step(x) * Tolerance;
            return x;
        }

        [Differentiable("x")]
        public double Constant(double x) => Step(x) * Step(x * x) * Tolerance;
    }

    internal sealed class Newton : Solver
    {
        public double Target;

        protected internal override double Step(double x) => (Target - (x * x)) / (2 * x);
    }

    internal sealed class Damped : Solver
    {
        public double[] Damping = [];

        protected internal override double Step(double x)
        {
            foreach (double d in Damping)
                x -= Math.Sin(x * d);
            return x;
        }
    }
}
