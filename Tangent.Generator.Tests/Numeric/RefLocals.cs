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

    private static void Bump(ref double r, double s) => r = r * s + s;
}
