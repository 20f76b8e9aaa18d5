using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class SwitchTests
{
    [Test]
    public void Sections_are_a_chain_of_ifs() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { switch (n) { case 1: case 2: x *= 2; break; case > 7: return x; default: x = 0; break; } return x; }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                if (n == 1 || n == 2)
                {
                    x *= 2;
                }
                else if (n > 7)
                {
                    return x;
                }
                else
                {
                    x = 0;
                }
                return x;
            }
            """));

    [Test]
    public void A_break_in_the_middle_of_a_section_skips_the_rest() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { switch (n) { case 1: if (x > 1) break; x *= 3; break; } return x; }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                if (n == 1)
                {
                    if (!(x > 1))
                    {
                        x *= 3;
                    }
                }
                return x;
            }
            """));

    [Test]
    public void A_continue_inside_a_switch_is_the_loops_own() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { for (int i = 0; i < n; i++) { switch (i) { case 2: continue; case 3: x = 1; break; } x *= 2; } return x; }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    if (i == 2)
                    {
                        continue;
                    }
                    else if (i == 3)
                    {
                        x = 1;
                    }
                    x *= 2;
                }
                return x;
            }
            """));

    [Test]
    public void A_switch_expression_assigns_in_its_arms() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { double y = n switch { 0 => x, 1 or 2 => F(x, 0), > 5 when x > 0 => 2 * x, _ => 0 }; return y; }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                double y;
                if (n == 0)
                {
                    y = x;
                }
                else if (n == 1 || n == 2)
                {
                    y = F(x, 0);
                }
                else if (n > 5 && x > 0)
                {
                    y = 2 * x;
                }
                else
                {
                    y = 0;
                }
                return y;
            }
            """));

    [Test]
    public void An_unmatched_value_throws_what_the_compiler_throws() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) => x switch { > 1 => x, < 0 => -x };
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double result;
                if (x > 1)
                {
                    result = x;
                }
                else if (x < 0)
                {
                    result = -x;
                }
                else
                {
                    throw new global::System.Runtime.CompilerServices.SwitchExpressionException();
                }
                return result;
            }
            """));

    [Test]
    public void Patterns_over_tuples_and_text() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n, string s) => (n, s) switch { (0, "a") => x, (_, { Length: > 2 }) => 2 * x, _ => 0 };
            """),
        Is.EqualTo("""
            double F(double x, int n, string s)
            {
                double result;
                if (n == 0 && s == "a")
                {
                    result = x;
                }
                else if (s != null && s.Length > 2)
                {
                    result = 2 * x;
                }
                else
                {
                    result = 0;
                }
                return result;
            }
            """));

    [Test]
    public void A_pattern_for_NaN_compares_as_Equals_does() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { switch (x) { case double.NaN: return 0; default: return x; } }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                if (double.IsNaN(x))
                {
                    return 0;
                }
                else
                {
                    return x;
                }
            }
            """));
}
