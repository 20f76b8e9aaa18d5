using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class TupleTests
{
    [Test]
    public void A_swap_keeps_the_second_value() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double a, double b) { (a, b) = (b, a + b); return a * b; }
            """),
        Is.EqualTo("""
            double F(double a, double b)
            {
                double nextB = a + b;
                a = b;
                b = nextB;
                return a * b;
            }
            """));

    [Test]
    public void A_swap_of_elements() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] a, int i, int j) { (a[i], a[j]) = (a[j], a[i]); return a[0]; }
            """),
        Is.EqualTo("""
            double F(double[] a, int i, int j)
            {
                double aI = a[i];
                a[i] = a[j];
                a[j] = aI;
                return a[0];
            }
            """));

    [Test]
    public void A_returned_tuple_is_taken_apart_where_it_is_declared() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { var (s, c) = Math.SinCos(x); var (p, q) = G(s); (s, c) = G(c); return s * c * p * q; }
            static (double, double) G(double x) => (x, 2 * x);
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double s = Math.Sin(x);
                double c = Math.Cos(x);
                (double p, double q) = G(s);
                (double, double) g = G(c);
                s = g.Item1;
                c = g.Item2;
                return s * c * p * q;
            }
            (double, double) G(double x)
            {
                return (x, 2 * x);
            }
            """));

    [Test]
    public void Items_are_read_and_written_by_position() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { var t = (x, Twice: 2 * x); t.Twice += 1; return t.x * t.Item2; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                (double x, double Twice) t = (x, 2 * x);
                t.Twice += 1;
                return t.x * t.Twice;
            }
            """));

    [Test]
    public void Nested_tuples_written_in_place() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { var (a, (b, c)) = (x, (2 * x, 3)); return a * b * c; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double a = x;
                double b = 2 * x;
                int c = 3;
                return a * b * c;
            }
            """));
}
