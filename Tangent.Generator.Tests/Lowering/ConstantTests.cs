using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class ConstantTests
{
    [Test]
    public void Literals_stay_as_they_were_written() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) => 1_000.5 * x + 1e-3 + 0x10 + .5 + -2 * x + Math.Pow(x, -1);
            """),
        Is.EqualTo("""
            double F(double x)
            {
                return 1_000.5 * x + 1e-3 + 0x10 + .5 + -2 * x + Math.Pow(x, -1);
            }
            """));

    [Test]
    public void Named_constants_stay_names() => Assert.That(
        Lowered.Text("""
            const double G = 9.81;
            [Differentiable] public static double F(double x) { const int n = 3; return G * x * n + Math.PI / 2 * x + double.MaxValue; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                int n = 3;
                return G * x * n + Math.PI / 2 * x + double.MaxValue;
            }
            """));

    [Test]
    public void Readonly_state_is_read_in_place_and_other_state_once() => Assert.That(
        Lowered.Text("""
            static readonly double[] Table = { 1, 2 };
            static double scale = 2;
            [Differentiable] public static double F(double x) => Table[1] * x + scale * scale;
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double scale2 = scale;
                double scale3 = scale;
                return Table[1] * x + scale2 * scale3;
            }
            """));

    [Test]
    public void Integer_division_stays_integer_division() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) => 1 / 2 * x + n / 2 * x + 1.0 / n;
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                return 1 / 2 * x + n / 2 * x + 1.0 / n;
            }
            """));

    [Test]
    public void Overflow_contexts_stand_where_they_differ() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { checked { n = n * 3; } return x * unchecked(n + 1) * checked((byte)n); }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                {
                    n = checked(n * 3);
                }
                return x * (n + 1) * checked((byte)n);
            }
            """));
}
