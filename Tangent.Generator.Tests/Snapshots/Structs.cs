using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Structs of the user's own: whole at the surface, their parts inside.</summary>
public sealed class Structs
{
    private const string Vec = """
        public readonly record struct Vec(double X, double Y)
        {
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec operator *(double s, Vec v) => new(s * v.X, s * v.Y);
            public double Norm => Math.Sqrt(X * X + Y * Y);
        }

        """;

    [Test]
    public void Operators_and_a_property() => Verifier.Members(Vec + """
        [Differentiable]
        public static double Reach(Vec start, Vec direction, double t)
        {
            Vec end = start + t * direction;
            return end.Norm;
        }
        """);

    [Test]
    public void A_struct_as_result() => Verifier.Members(Vec + """
        [Differentiable]
        public static Vec Turned(Vec v, double angle) => new(Math.Cos(angle) * v.X, Math.Sin(angle) * v.Y);
        """);

    [Test]
    public void An_array_of_structs() => Verifier.Members(Vec + """
        [Differentiable]
        public static void Advance(Vec[] positions, Vec[] velocities, double dt)
        {
            for (int i = 0; i < positions.Length; i++)
                positions[i] += dt * velocities[i];
        }
        """);
}
