using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Variables that are assigned again: what their adjoint needs is kept under a name.</summary>
public sealed class OverwrittenValues
{
    [Test]
    public void A_square_in_place() => Verifier.Members("""
        [Differentiable]
        public static double Fourth(double x)
        {
            x *= x;
            x *= x;
            return x;
        }
        """);

    [Test]
    public void Compound_assignments() => Verifier.Members("""
        [Differentiable]
        public static double Compound(double x, double y)
        {
            double z = x;
            z += y;
            z -= 2 * x;
            z /= y;
            return z;
        }
        """);

    [Test]
    public void A_swap() => Verifier.Members("""
        [Differentiable]
        public static double Swapped(double x, double y)
        {
            (x, y) = (y, x);
            return x / y;
        }
        """);

    [Test]
    public void A_sum_in_place_keeps_nothing() => Verifier.Members("""
        [Differentiable]
        public static double Sum(double x, double y)
        {
            double sum = 0;
            sum += x * y;
            sum += Math.Sin(x);
            return sum;
        }
        """);
}
