using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>All that the state of a loop over <c>Checkpoint.Range</c> can be made of, and such loops inside nested derivatives.</summary>
internal static partial class CheckpointedStates
{
    public struct Body
    {
        public double X;
        public double V;
        public int Hits;
    }

    public record struct Place(double X, double Y);

    [Differentiable("x")]
    [At(2, 0, 3)]
    [At(2, 1, 1)]
    [At(2, 13, 3)]
    [At(3, 7, 20)]
    public static double ArrayOfStructs(double[] x, int n, int s)
    {
        var bodies = new Body[x.Length];
        for (int i = 0; i < bodies.Length; i++)
        {
            bodies[i].X = x[i];
            bodies[i].V = 0.1 * x[i] * x[i];
        }

        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                bodies[i].V -= 0.3 * Math.Sin(bodies[i].X);
                bodies[i].X += bodies[i].V * (i > 0 ? bodies[i - 1].X : 1);
                if (bodies[i].V > 0)
                {
                    bodies[i].Hits++;
                }

                if (bodies[i].Hits > 2)
                {
                    bodies[i].V *= 0.5;
                }
            }
        }

        double sum = 0;
        foreach (Body body in bodies)
        {
            sum += body.X * body.V;
        }

        return sum;
    }

    [Differentiable("p")]
    [At(3, 0, 2)]
    [At(3, 9, 2)]
    public static double StructsOfTheCaller(Place[] p, int n, int s)
    {
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < p.Length; i++)
            {
                p[i] = new Place(p[i].X * Math.Cos(0.3 * p[i].Y), p[i].Y + 0.1 * p[(i + 1) % p.Length].X);
            }
        }

        double sum = 0;
        foreach (Place q in p)
        {
            sum += q.X * q.Y;
        }

        return sum;
    }

    [Differentiable("x")]
    [At(0.3, 0, 3)]
    [At(0.3, 13, 3)]
    [At(0.3, 4, 9)]
    public static double StructsInTuples(double x, int n, int s)
    {
        Body b = default;
        b.X = x;
        b.V = x * x;
        var p = new Place(x, 1);
        (double A, Place Q) u = (x, p);
        foreach (int t in Checkpoint.Range(n, s))
        {
            b.V -= 0.3 * Math.Sin(b.X) * p.Y;
            b.X += b.V;
            b.Hits += t % 2;
            p = p with { X = p.Y * b.X, Y = 0.5 * p.X + b.V * 0.1 };
            u.Q = new Place(u.A * p.X, u.Q.X);
            u.A = Math.Cos(u.Q.Y) + b.Hits;
        }

        return b.X * p.X + u.A * u.Q.X;
    }

    [Differentiable("x", Emit = Derivatives.Default | Derivatives.Hvp)]
    [At(0.6, 0, 2)]
    [At(0.6, 8, 2)]
    public static double Swing(double x, int n, int s)
    {
        double v = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            v -= 0.3 * Math.Sin(x);
            x += v;
        }

        return x * v;
    }

    /// <summary>Two derivatives of one loop in one method.</summary>
    [Differentiable("x")]
    [At(0.6, 0, 2)]
    [At(0.6, 1, 1)]
    [At(0.6, 8, 2)]
    public static double OfALoop(double x, int n, int s) => SwingGrad(x, n, s) * x + SwingHvp(x, n, s, 1.0);

    [Differentiable]
    public static double Wave(double x, double a) => Math.Sin(a * x) * x * x;

    /// <summary>A derivative in each trip.</summary>
    [Differentiable("x", "a")]
    [At(0.6, 1.1, 0, 2)]
    [At(0.6, 1.1, 7, 2)]
    public static double Descent(double x, double a, int n, int s)
    {
        foreach (int t in Checkpoint.Range(n, s))
        {
            var (gx, ga) = WaveGrad(x, a);
            x -= 0.1 * gx;
            a -= 0.05 * ga;
        }

        return x * a;
    }

    [Differentiable("x", "k")]
    [At(0.6, 1.2, 0, 2, 2.0)]
    [At(0.6, 1.2, 9, 2, 0.1)]
    [At(0.6, 1.2, 9, 1, 2.0)]
    [At(0.6, 1.2, 9, 3, 2.0)]
    [At(0.6, 1.2, 5, 3, 1e9)]
    public static double Stopped(double x, double k, int n, int s, double limit)
    {
        double y = 0;
        foreach (int t in Checkpoint.Range(n, s))
        {
            x *= k;
            if (x > limit)
            {
                break;
            }

            y += x * x;
            for (int i = 0; i < 3; i++)
            {
                if (i == 2)
                {
                    break;
                }

                y += Math.Sin(y) * 0.1;
            }

            if (t == 1)
            {
                continue;
            }

            y *= 1.01;
        }

        return y * x;
    }

    /// <summary>To a fixed point, which the number of the last trip says when.</summary>
    [Differentiable("w")]
    [At(new double[] { 0.3, 0.7 }, 0, 2, 0.02)]
    [At(new double[] { 0.3, 0.7 }, 30, 4, 0.02)]
    [At(new double[] { 0.3, 0.7 }, 4, 4, 0.0)]
    public static double UntilItStays(double[] w, int n, int s, double tolerance)
    {
        double[] u = (double[])w.Clone();
        int last = -1;
        foreach (int t in Checkpoint.Range(n, s))
        {
            double[] next = new double[u.Length];
            double change = 0;
            for (int i = 0; i < u.Length; i++)
            {
                next[i] = 0.5 * (u[i] + Math.Cos(u[(i + 1) % u.Length] * w[i]));
                change = Math.Max(change, Math.Abs(next[i] - u[i]));
            }

            u = next;
            if (change < tolerance)
            {
                last = t;
                break;
            }
        }

        double sum = last;
        for (int i = 0; i < u.Length; i++)
        {
            sum += u[i] * u[i] * (i + 1);
        }

        return sum;
    }

    [Differentiable]
    [At(0.7, 0, 2)]
    [At(0.7, 9, 2)]
    [At(0.2, 9, 20)]
    public static double StoppedInside(double x, int n, int s)
    {
        double r = x;
        foreach (int t in Checkpoint.Range(n, s))
        {
            switch (t)
            {
                case 0:
                    x += 1;
                    break;
                case 3:
                    x *= 2;
                    break;
                default:
                    x = Math.Sin(x);
                    break;
            }

            try
            {
                if (x < 0.5)
                {
                    break;
                }

                x += 0.1 * x * x;
            }
            finally
            {
                r += 0.1;
            }

            foreach (int q in Checkpoint.Range(5, 2))
            {
                if (q > t)
                {
                    break;
                }

                x *= 1.05;
                r += x;
            }
        }

        return x * r;
    }
}
