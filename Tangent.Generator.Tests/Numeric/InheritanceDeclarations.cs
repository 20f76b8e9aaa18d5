using System;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Classes that are derived from each other, as models of several kinds of parts have them.</summary>
internal static class InheritanceDeclarations
{
    internal abstract class Unit
    {
        public int Uses;

        public abstract double Apply(double x);

        public virtual double Cost() => 0;

        public double Twice(double x) => Apply(Apply(x)) + Cost();
    }

    internal sealed class Affine : Unit
    {
        public double Slope = 1;
        public double Offset;

        public override double Apply(double x)
        {
            Uses++;
            return (Slope * x) + Offset;
        }

        public override double Cost() => (Slope * Slope) + base.Cost();
    }

    internal sealed class Squash : Unit
    {
        public override double Apply(double x) => Math.Tanh(x);
    }

    internal class Table : Unit
    {
        public double[] Weights = [];

        public override double Apply(double x)
        {
            double sum = 0;
            foreach (double w in Weights)
                sum = (sum * x) + w;
            return sum;
        }
    }

    internal sealed class ScaledTable : Table
    {
        public double Scale = 1;

        public override double Apply(double x) => base.Apply(x) * Scale;

        public override double Cost() => Scale * Weights[0] * Weights[^1];
    }

    /// <summary>A class with numbers of its own, of which there are objects as well.</summary>
    internal class Body
    {
        public double Mass = 1;
        public double Speed;

        public virtual double Energy => 0.5 * Mass * Speed * Speed;

        public virtual void Push(double by) => Speed += by / Mass;
    }

    internal class Charged : Body
    {
        public double Charge;

        public override double Energy => base.Energy + (Charge * Charge / Mass);

        public override void Push(double by)
        {
            base.Push(by * Charge);
            Charge *= 0.9;
        }
    }

    internal sealed class Spinning : Charged
    {
        public double[] Spin = [];

        public override void Push(double by)
        {
            for (int i = 0; i < Spin.Length; i++)
                Spin[i] = (Spin[i] * by) + Mass;
        }
    }

    internal abstract record Curve(double Shift)
    {
        public abstract double Rate { get; }

        public double At(double t) => Math.Exp(-Rate * (t + Shift));
    }

    internal sealed record Flat(double Level, double Shift) : Curve(Shift)
    {
        public override double Rate => Level * Level;
    }

    internal sealed record Sloped(double Start, double Slope, double Shift) : Curve(Shift * 2)
    {
        public double Start { get; init; } = Start + Slope;

        public override double Rate => Start * (1 + Slope) * Shift;
    }

    internal sealed record Mixed(Flat First, Sloped Second) : Curve(0.5)
    {
        public override double Rate => First.Rate * Second.Rate;
    }

    internal class Grid
    {
        public double Step;
        public double[] Points;

        public Grid(double from, int n)
        {
            Step = from / n;
            Points = new double[n];
            for (int i = 0; i < n; i++)
                Points[i] = from + (i * Step * Step);
        }
    }

    internal sealed class ShiftedGrid : Grid
    {
        public double Shift = 0.25;

        public ShiftedGrid(double from, double shift, int n)
            : base(from * shift, n + 1)
        {
            Points[0] += shift * Shift;
            Shift += shift;
        }

        public ShiftedGrid(double from)
            : this(from, from * from, 2)
        {
            Step *= from;
        }
    }

    internal class Start(double a)
    {
        public double A = a * a;
        public double B { get; set; } = a + 1;
    }

    internal sealed class Further(double a, double b) : Start(a * b)
    {
        public double C = b * b;
    }

    internal class Fixed(double a)
    {
        public double A { get; } = a;
    }

    internal sealed class FixedMore(double a, double[] b) : Fixed(a)
    {
        public double[] B { get; } = b;
    }
}
