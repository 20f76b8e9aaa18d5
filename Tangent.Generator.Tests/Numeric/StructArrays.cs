using System;
using Tangent.Generator.Tests.Numeric.Harness;
using static Tangent.Generator.Tests.Numeric.StructDeclarations;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Arrays and spans of structs: read, written in place and in part, made, copied.</summary>
internal static partial class StructArrays
{
    [Differentiable]
    public static double SumOfNorms(Vec3[] points)
    {
        double sum = 0;
        foreach (Vec3 p in points)
            sum += p.Norm;
        return sum;
    }

    [Differentiable]
    public static Vec3 Centre(ReadOnlySpan<Vec3> points)
    {
        Vec3 sum = default;
        for (int i = 0; i < points.Length; i++)
            sum += points[i];
        return sum / points.Length;
    }

    [Differentiable]
    public static void Scale(Vec3[] points, double s)
    {
        for (int i = 0; i < points.Length; i++)
            points[i] = s * points[i];
    }

    [Differentiable]
    public static void Squares(Dual[] z)
    {
        for (int i = 0; i < z.Length; i++)
            z[i] *= z[i];
    }

    [Differentiable]
    [At(3, 0.1)]
    [At(0, 0.1)]
    public static double Verlet(Body[] bodies, double dt)
    {
        for (int step = 0; step < 2; step++)
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                bodies[i].Step(dt);
                bodies[i].Mass *= 1 + dt;
                bodies[i].Position = bodies[i].Position with { Z = bodies[i].Mass };
            }
        }

        double energy = 0;
        foreach (Body b in bodies)
            energy += b.Energy;
        return energy;
    }

    [Differentiable]
    public static double PartsOfElements(Span<Body> bodies, double s)
    {
        double sum = 0;
        for (int i = 0; i < bodies.Length; i++)
        {
            bodies[i].Mass += s * bodies[^1].Mass;
            sum += bodies[i].Mass * bodies[0].Velocity.X;
        }

        return sum;
    }

    [Differentiable]
    public static double FreshArray(Vec3 v, int n)
    {
        var path = new Vec3[n + 1];
        path[0] = v;
        for (int i = 0; i < n; i++)
            path[i + 1] = path[i] + 0.1 * path[i].Cross(v) + path[i];
        return path[n].X * path[n / 2].Y;
    }

    [Differentiable]
    public static double Literal(Vec3 v, Vec3 w)
    {
        Vec3[] corners = { v, w, v + w, new(v.X, w.Y, 1) };
        double sum = 0;
        for (int i = 0; i < corners.Length; i++)
            sum += corners[i].X * corners[(i + 1) % corners.Length].Y;
        return sum;
    }

    [Differentiable]
    [At(3)]
    public static double Cloned(Dual[] z)
    {
        var copy = (Dual[])z.Clone();
        copy[0] = copy[1] * copy[2];
        Dual product = new(1, 0);
        for (int i = 0; i < copy.Length; i++)
            product *= copy[i] + z[i];
        return product.Re;
    }

    [Differentiable]
    [At(4)]
    public static double Sliced(Dual[] z)
    {
        Span<Dual> middle = z.AsSpan(1, 2);
        middle[0] = middle[1] * z[0];
        return z[1].Re * middle[1].Im + middle.Length;
    }

    [Differentiable]
    [At(3)]
    public static Vec3[] Returned(Vec3[] points)
    {
        var result = new Vec3[points.Length];
        for (int i = 0; i < points.Length; i++)
            result[i] = points[i].Cross(points[0]) + points[i];
        return result;
    }

    [Differentiable]
    [At(3, "=a")]
    [At(3, 3)]
    public static double TwoNames(Dual[] a, Dual[] b)
    {
        a[0] = b[1] * a[2];
        b[1] = a[0] + b[0];
        return a[1].Re * b[0].Im;
    }

    [Differentiable]
    [At(3)]
    public static double PassedToHelpers(Vec3[] points)
    {
        Shift(points, points[0]);
        return SumOfNorms(points) * Farthest(points).X;
    }

    [Differentiable]
    [At("2,0,3")]
    public static double JaggedStructs(Vec3[][] groups)
    {
        double sum = 0;
        foreach (Vec3[] group in groups)
        {
            for (int i = 1; i < group.Length; i++)
                sum += Vec3.Dot(group[i], group[i - 1]);
        }

        return sum;
    }

    [Differentiable]
    [At("2x3")]
    public static double Grid(Dual[,] grid)
    {
        Dual sum = default;
        for (int i = 0; i < grid.GetLength(0); i++)
        {
            for (int j = 1; j < grid.GetLength(1); j++)
            {
                grid[i, j] *= grid[i, j - 1];
                sum += grid[i, j];
            }
        }

        return sum.Re;
    }

    [Differentiable]
    [At(4)]
    public static double Tuples((double X, double Y)[] points)
    {
        double area = 0;
        for (int i = 0; i < points.Length; i++)
        {
            (double X, double Y) next = points[(i + 1) % points.Length];
            area += points[i].X * next.Y - next.X * points[i].Y;
        }

        return area / 2;
    }

    private static void Shift(Vec3[] points, Vec3 by)
    {
        for (int i = 0; i < points.Length; i++)
            points[i] += by;
    }

    private static Vec3 Farthest(Vec3[] points)
    {
        int best = 0;
        for (int i = 1; i < points.Length; i++)
        {
            if (points[i].Norm > points[best].Norm)
                best = i;
        }

        return points[best];
    }
}
