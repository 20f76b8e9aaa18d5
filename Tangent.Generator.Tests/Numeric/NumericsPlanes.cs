using System.Numerics;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>The planes of System.Numerics: parts, constructors, functions.</summary>
internal static partial class NumericsPlanes
{
    [Differentiable]
    public static float Distances(Plane p, Vector4 v, Vector3 w)
    {
        Plane n = Plane.Normalize(p);
        return Plane.Dot(p, v) * Plane.DotCoordinate(n, w) + Plane.DotNormal(n, w) * n.D - Plane.DotNormal(p, n.Normal);
    }

    [Differentiable]
    public static float Constructed(Vector4 v, Vector3 w, float d)
    {
        var p = new Plane(w.X, d, w.Y * w.Y, v.X);
        var q = new Plane(w * d, v.Y);
        return Plane.DotCoordinate(p, w) * Plane.Dot(new Plane(v), v * d) + Plane.DotCoordinate(q, new Vector3(v.Z, d, 1)) + (p == q ? 1 : 0);
    }

    [Differentiable]
    public static Plane FromCorners(Vector3 a, Vector3 b, Vector3 c, float s) => Plane.CreateFromVertices(point3: a, point1: b * s, point2: c);

    [Differentiable]
    public static Plane Again(Vector3 a, Vector3 b, Vector3 c)
    {
        Plane p = Plane.Normalize(new Plane(Plane.CreateFromVertices(a, b, c).Normal * 3, a.X));
        p.D *= p.Normal.Y;
        p.Normal.X += p.D;
        return Plane.Normalize(p);
    }

    [Differentiable]
    public static float Polyhedron(Vector3[] corners, Plane[] planes, Vector3 point)
    {
        float sum = 0;
        for (int i = 0; i + 2 < corners.Length; i++)
        {
            Plane side = Plane.CreateFromVertices(corners[i], corners[i + 1], corners[i + 2]);
            float distance = Plane.DotCoordinate(side, point);
            if (i % 2 == 1)
            {
                continue;
            }

            sum += distance * distance;
        }

        foreach (Plane plane in planes)
        {
            sum += Plane.DotCoordinate(Plane.Normalize(plane), point) * sum;
        }

        return sum;
    }

    [Differentiable]
    public static Vector3 Mirrored(Vector3 v, Plane p) => v - 2 * Plane.DotCoordinate(p, v) * p.Normal;
}
