using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Second names for elements of arrays and spans: <c>ref</c> locals, and <c>foreach</c> by reference.</summary>
internal static partial class RefLocals
{
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Neighbours(double[] a, double s)
    {
        double sum = 0;
        for (int i = 0; i + 1 < a.Length; i++)
        {
            ref double r = ref a[i];
            ref double n = ref a[i + 1];
            r *= s;
            n += r * r;
            sum += r * n;
            Bump(ref r, n);
            (r, n) = (n, r);
            sum += r++;
        }

        return sum + (a.Length > 0 ? a[0] : 0);
    }

    [Differentiable]
    [At(new[] { 0.5, -0.7 }, new[] { 1.2, 0.4 })]
    public static double OtherArrayMeanwhile(Span<double> x, double[] y)
    {
        int j = 0;
        ref double r = ref y[j];
        j = 1;
        y = [2, 3];
        r = 5 * x[0] + r;
        double[] z = y;
        ref readonly double q = ref z[j];
        z = [x[0], 4];
        return x[1] * r + q * q * x[0] + y[0] * z[0];
    }

    [Differentiable]
    public static double EachOfSpan(Span<double> x, double s)
    {
        foreach (ref double e in x)
        {
            if (e < 0)
            {
                e = -e * s;
                continue;
            }

            e *= e + s;
        }

        double sum = 0;
        foreach (ref readonly double e in x[..(x.Length / 2)])
        {
            sum += e * e;
        }

        return sum;
    }

    internal struct Body(double x, double v)
    {
        public double X = x, V = v;

        public readonly double Energy => V * V + X;

        public void Move(double h)
        {
            X += h * V;
            V -= h * X * X;
        }
    }

    /// <summary>Two bodies at a time, and a method that writes the one it is called on.</summary>
    [Differentiable]
    public static double Pairs(Body[] bodies, double h)
    {
        double energy = 0;
        for (int i = 0; i < bodies.Length; i++)
        {
            ref Body one = ref bodies[i];
            for (int j = 0; j < i; j++)
            {
                ref Body other = ref bodies[j];
                double pull = h / (1 + (one.X - other.X) * (one.X - other.X));
                one.V += pull;
                other.V -= pull * one.V;
                other.Move(h);
                energy += one.Energy * other.Energy;
            }

            ref Body again = ref one;
            again = new Body(again.V, h * again.X);
        }

        return energy;
    }

    [Differentiable]
    public static double WhileIndexMoves(double[] a, double x)
    {
        int i = 0;
        while (i < a.Length)
        {
            ref double r = ref a[i++];
            r = Math.Sin(r) * x;
            if (i > 2)
            {
                return r * a[0];
            }
        }

        return x * x;
    }

    /// <summary>Pivots found and swapped by reference, as elimination is written where bounds checks count.</summary>
    [Differentiable]
    [At("3x3", 3)]
    public static double Eliminated(double[,] m, double[] b)
    {
        for (int k = 0; k < b.Length; k++)
        {
            ref double pivot = ref m[k, k];
            pivot += 3;
            for (int i = k + 1; i < b.Length; i++)
            {
                ref double below = ref m[i, k];
                below /= pivot;
                for (int j = k + 1; j < b.Length; j++)
                {
                    m[i, j] -= below * m[k, j];
                }

                b[i] -= below * b[k];
            }
        }

        return b.Length == 0 ? 0 : b[^1] / m[b.Length - 1, b.Length - 1];
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double OfVariables(double x, double y, int n)
    {
        ref double r = ref x;
        ref double q = ref r;
        for (int i = 0; i < n; i++)
        {
            double t = y;
            ref double z = ref t;
            z *= r;
            r *= y;
            y += q * t;
            Bump(ref z, q);
            y += t * 0.1;
        }

        ref readonly double c = ref y;
        y *= x;
        return c * x;
    }

    public struct Spring
    {
        public double Length;
        public (double A, double B) Ends;
        public StructDeclarations.Vec3 Place;
        public int Turns;

        public void Stretch(double by)
        {
            ref double l = ref Length;
            l *= by;
            ref Spring own = ref this;
            own.Ends.A += l;
            Turns++;
        }
    }

    [Differentiable]
    public static double OfParts(Spring s, double y, Spring[] all)
    {
        s.Stretch(y);
        ref double b = ref s.Ends.B;
        b += y;
        s.Ends.A *= b;
        int k = all.Length - 1;
        ref Spring whole = ref all[k];
        k = 0;
        whole.Length *= s.Ends.A;
        ref double first = ref all[k].Ends.A;
        first += whole.Length;
        whole.Stretch(first);
        (b, y) = (y, b * 2);
        ref Spring second = ref s;
        second.Stretch(b);
        return s.Length * all[0].Ends.A * s.Ends.B + y * s.Ends.A;
    }

    internal sealed class Cell
    {
        public double Level;
        public double[] Weights = [];
        public int Count;
    }

    [Differentiable]
    public static double OfFields(Cell a, Cell b, double y, int n)
    {
        Cell held = a;
        ref double level = ref held.Level;
        held.Count = n;
        held = b;
        for (int i = 0; i < a.Count && i < 5; i++)
        {
            level *= y;
            ref double w = ref held.Weights[0];
            w += level * b.Level;
            Bump(ref level, w);
        }

        Twice();
        return a.Level * b.Level * b.Weights[0] * y;

        void Twice()
        {
            ref double t = ref y;
            t *= 2;
        }
    }

    private static void Bump(ref double r, double s) => r = r * s + s;

    /// <summary>The indices, in a trip that is a function of its own, once had one name for both.</summary>
    [Differentiable("x", "m")]
    [At(0.6, "2x2", 4)]
    [At(0.6, "2x2", 0)]
    public static double InCheckpointedTrips(double x, double[,] m, int steps)
    {
        ref double first = ref m[steps % 2, (steps + 1) % 2];
        ref double second = ref m[(steps + 1) % 2, steps % 2];
        foreach (int i in Checkpoint.Range(steps, 2))
        {
            x = Math.Sin(x * first) + second * first;
            first = first * 0.9 + 0.1 * x;
        }

        return x * first + second;
    }
}
