using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>The rules of the mathematical functions, as they read where they are used.</summary>
public sealed class ElementaryFunctions
{
    [Test]
    public void A_rule_reads_the_value_already_computed() => Verifier.Members("""
        [Differentiable]
        public static double Activate(double x) => Math.Tanh(x) * Math.Exp(-x);
        """);

    [Test]
    public void Powers_with_constant_exponents() => Verifier.Members("""
        [Differentiable]
        public static double Powers(double x) => Math.Pow(x, 3) + Math.Pow(x, 0.5) + Math.Sqrt(x);
        """);

    [Test]
    public void A_power_of_two_variables() => Verifier.Members("""
        [Differentiable]
        public static double Power(double x, double p) => Math.Pow(x, p);
        """);

    [Test]
    public void Functions_of_two_arguments() => Verifier.Members("""
        [Differentiable]
        public static double Angle(double x, double y) => Math.Atan2(y, x) + double.Hypot(x, y);
        """);

    [Test]
    public void A_sine_and_its_cosine_at_once() => Verifier.Members("""
        [Differentiable]
        public static double Rotate(double angle)
        {
            (double s, double c) = Math.SinCos(angle);
            return s + 2 * c;
        }
        """);
}
