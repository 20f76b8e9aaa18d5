using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Names of the user's that collide with generated ones, and keywords.</summary>
public sealed class Names
{
    [Test]
    public void Names_that_a_derivative_would_take() => Verifier.Members("""
        [Differentiable]
        public static double Taken(double x, double seed)
        {
            double dx = x * seed;
            double value = dx * dx;
            double tangent = value + seed;
            return tangent * x;
        }
        """);

    [Test]
    public void Keywords() => Verifier.Members("""
        [Differentiable]
        public static double Keyword(double @in, double @base)
        {
            double @out = @in * @base;
            return @out * @out;
        }
        """);

    [Test]
    public void A_namespace_with_its_own_Math() => Verifier.File("""
        using Tangent;

        namespace Geometry
        {
            internal static class Math
            {
                public static double Sin(double x) => x - x * x * x / 6;
            }

            public static partial class Curve
            {
                [Differentiable]
                public static double Height(double x) => Math.Sin(x) + System.Math.Cos(x);
            }
        }
        """);

    [Test]
    public void Capital_parameters() => Verifier.Members("""
        [Differentiable]
        public static double Force(double Mass, double[] Weights) => Mass * Weights[0];
        """);
}
