using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Tuples: as results, as locals, taken apart.</summary>
public sealed class Tuples
{
    [Test]
    public void Two_results() => Verifier.Members("""
        [Differentiable]
        public static (double Sum, double Product) Both(double x, double y) => (x + y, x * y);
        """);

    [Test]
    public void A_tuple_in_a_local() => Verifier.Members("""
        [Differentiable]
        public static double Polar(double x, double y)
        {
            var p = (Radius: Math.Sqrt(x * x + y * y), Angle: Math.Atan2(y, x));
            return p.Radius * p.Angle;
        }
        """);

    [Test]
    public void A_tuple_as_argument() => Verifier.Members("""
        [Differentiable]
        public static double Length((double X, double Y) v) => Math.Sqrt(v.X * v.X + v.Y * v.Y);
        """);

    [Test]
    public void Fibonacci_by_a_swap() => Verifier.Members(
        """
        [Differentiable]
        public static double Fibonacci(double a, double b, int n)
        {
            for (int i = 0; i < n; i++)
                (a, b) = (b, a * b);
            return b;
        }
        """,
        [new(1.1, 0.9, 4), new(1.1, 0.9, 0)]);
}
