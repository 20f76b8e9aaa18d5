using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class ChoiceTests
{
    [Test]
    public void A_pure_choice_stays_an_expression() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) => x > 0 ? x : -x;
            """),
        Is.EqualTo("""
            double F(double x)
            {
                return x > 0 ? x : -x;
            }
            """));

    [Test]
    public void A_choice_between_calls_is_an_if() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) => n == 0 ? 1 : x * F(x, n - 1);
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                double result;
                if (n == 0)
                {
                    result = 1;
                }
                else
                {
                    double f = F(x, n - 1);
                    result = x * f;
                }
                return result;
            }
            """));

    [Test]
    public void What_a_constant_decides_is_its_one_arm() => Assert.That(
        Lowered.Text("""
            const int Order = 2;

            [Differentiable]
            public static double F(double x)
            {
                double y;
                if (Order > 1)
                {
                    y = x * x;
                }
                else
                {
                    y = 0;
                }

                return Order == 1 ? y : 3 * y;
            }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double y;
                y = x * x;
                return 3 * y;
            }
            """));

    [Test]
    public void What_a_constant_decides_stays_where_it_leaves() => Assert.That(
        Lowered.Text("""
            const bool IsOff = true;

            [Differentiable] public static double F(double x) { if (IsOff) { return x; } return x * x; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                if (true)
                {
                    return x;
                }
                return x * x;
            }
            """));

    [Test]
    public void A_throwing_arm_is_a_guard() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { double y = x > 0 ? Math.Log(x) : throw new ArgumentException("x"); return y; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                if (!(x > 0))
                {
                    throw new ArgumentException("x");
                }
                double y = Math.Log(x);
                return y;
            }
            """));

    [Test]
    public void A_short_circuit_keeps_its_effects_in_their_place() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int i) { if (x > 0 && i++ > 0 || i == 3) { x *= 2; } return x * i; }
            """),
        Is.EqualTo("""
            double F(double x, int i)
            {
                bool condition = x > 0;
                if (condition)
                {
                    int i0 = i;
                    i++;
                    condition = i0 > 0;
                }
                if (condition || i == 3)
                {
                    x *= 2;
                }
                return x * i;
            }
            """));

    [Test]
    public void A_coalesced_guard_is_an_if() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[]? x) { double[] y = x ?? throw new ArgumentNullException(nameof(x)); return y[0]; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                if (x == null)
                {
                    throw new ArgumentNullException("x");
                }
                double[] y = x;
                return y[0];
            }
            """));
}
