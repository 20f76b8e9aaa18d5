using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Code without branches and loops: earlier values stay in locals, nothing is stored.</summary>
public sealed class StraightLine
{
    [Test]
    public void Nested_expressions_get_names() => Verifier.Members("""
        [Differentiable]
        public static double Wave(double x, double y)
        {
            double s = Math.Sin(x * y);
            return s / (1 + y * y);
        }
        """);

    [Test]
    public void A_linear_function_computes_only_what_is_asked_for() => Verifier.Members("""
        [Differentiable]
        public static double Mix(double x, double y) => 3 * x - 0.5 * y + 2;
        """);

    [Test]
    public void Several_declarators_are_reversed_right_to_left() => Verifier.Members(
        """
        [Differentiable]
        public static double Cubes(double p, double q)
        {
            double a = p * q, b = a * q;
            return a * b;
        }
        """,
        [new(2, 3)]);

    [Test]
    public void A_value_used_twice_collects_both_parts() => Verifier.Members("""
        [Differentiable]
        public static double Distance(double x, double y)
        {
            double dx = x - 1;
            double dy = y + 2;
            return Math.Sqrt(dx * dx + dy * dy);
        }
        """);

    [Test]
    public void What_the_result_does_not_need_has_no_derivative() => Verifier.Members("""
        [Differentiable]
        public static double Area(double width, double height, out int sides)
        {
            double unused = width / height;
            sides = 4;
            return width * height;
        }
        """);
}
