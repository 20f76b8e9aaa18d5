using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class CallTests
{
    [Test]
    public void Nested_calls_get_variables_in_order_of_evaluation() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) => G(G(x)) * x + G(2);
            static double G(double x) => x * x;
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double g = G(x);
                double g2 = G(g);
                double g3 = G(2.0);
                return g2 * x + g3;
            }
            double G(double x)
            {
                return x * x;
            }
            """));

    [Test]
    public void Named_and_default_arguments_are_bound_by_position() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) => G(c: x, a: 2);
            static double G(double a, double b = 0.5, double c = 1) => a * b * c;
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double g = G(2.0, 0.5, x);
                return g;
            }
            double G(double a, double b = 0.5, double c = 1.0)
            {
                return a * b * c;
            }
            """));

    [Test]
    public void Arguments_of_params_are_an_array() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) => G(x, 1);
            static double G(params double[] xs) => xs[0];
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double[] array = new double[] { x, 1 };
                double g = G(array);
                return g;
            }
            double G(params double[] xs)
            {
                return xs[0];
            }
            """));

    [Test]
    public void An_element_passed_by_reference_is_copied_in_and_out() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] v, double x) { G(ref v[0], x); return v[0]; }
            static void G(ref double y, double x) { y *= x; }
            """),
        Is.EqualTo("""
            double F(double[] v, double x)
            {
                double v0 = v[0];
                G(ref v0, x);
                v[0] = v0;
                return v[0];
            }
            void G(ref double y, double x)
            {
                y *= x;
            }
            """));

    [Test]
    public void Out_arguments_declare_and_discard() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { G(x, out double a, out _); return a; }
            static void G(double x, out double hi, out double lo) { hi = Math.Floor(x); lo = x - hi; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double a, unused;
                G(x, out a, out unused);
                return a;
            }
            void G(double x, out double hi, out double lo)
            {
                hi = Math.Floor(x);
                lo = x - hi;
            }
            """));

    [Test]
    public void A_mutually_recursive_pair_is_lowered_once_each() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double Even(double x, int n) => n == 0 ? x : Odd(x, n - 1);
            static double Odd(double x, int n) => n == 0 ? 1 : Even(2 * x, n - 1);
            """),
        Is.EqualTo("""
            double Even(double x, int n)
            {
                double result;
                if (n == 0)
                {
                    result = x;
                }
                else
                {
                    result = Odd(x, n - 1);
                }
                return result;
            }
            double Odd(double x, int n)
            {
                double result;
                if (n == 0)
                {
                    result = 1;
                }
                else
                {
                    result = Even(2 * x, n - 1);
                }
                return result;
            }
            """));

    [Test]
    public void A_local_function_takes_what_it_captures() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { double acc = 0; int n = 3; Add(x); return acc; void Add(double v) { acc += v * n; } }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double acc = 0;
                int n = 3;
                Add(x, ref acc, n);
                return acc;
            }
            void Add(double v, ref double acc, int n)
            {
                acc += v * n;
            }
            """));

    [Test]
    public void A_local_function_takes_what_those_it_calls_capture() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { double acc = 1; Outer(); return acc; void Outer() { Inner(); void Inner() { acc *= x; } } }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double acc = 1;
                Outer(ref acc, x);
                return acc;
            }
            void Outer(ref double acc, double x)
            {
                Inner(ref acc, x);
            }
            void Inner(ref double acc, double x)
            {
                acc *= x;
            }
            """));

    [Test]
    public void A_call_that_changes_an_operand_comes_after_a_copy_of_it() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] v, double x) => v[0] * G(v, x);
            static double G(double[] v, double x) { v[0] = x; return x; }
            """),
        Is.EqualTo("""
            double F(double[] v, double x)
            {
                double v0 = v[0];
                double g = G(v, x);
                return v0 * g;
            }
            double G(double[] v, double x)
            {
                v[0] = x;
                return x;
            }
            """));
}
