using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class LoopTests
{
    [Test]
    public void A_counted_loop_stays_one() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x) { double s = 0; for (int i = x.Length - 1; i >= 0; i -= 2) { s += x[i]; } return s; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                double s = 0;
                for (int i = x.Length - 1; i >= 0; i -= 2)
                {
                    s += x[i];
                }
                return s;
            }
            """));

    [Test]
    public void A_bound_on_the_left_is_turned_around() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { for (int i = 0; n > i; ++i) x *= 2; return x; }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    x *= 2;
                }
                return x;
            }
            """));

    [Test]
    public void A_second_variable_of_the_header_stands_before_the_loop() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x) { double s = 0; for (int i = 0, n = x.Length; i < n; i++) s += x[i]; return s; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                double s = 0;
                {
                    int n = x.Length;
                    for (int i = 0; i < n; i++)
                    {
                        s += x[i];
                    }
                }
                return s;
            }
            """));

    [TestCase("for (int i = 0; i < n; i++) x *= 2;", true)]
    [TestCase("for (int i = 0; i < n; i++) { if (x > 2) i++; x *= 2; }", false, Description = "the index changes in the body")]
    [TestCase("for (int i = 0; i < n; i++) { x *= 2; n--; }", false, Description = "the bound changes in the body")]
    [TestCase("for (int i = 0; i < m[0]; i++) { x *= 2; m[1] = 3; }", false, Description = "the bound is an element that is written")]
    [TestCase("for (int i = 0; i < n; i--) x *= 2;", false, Description = "the step leads away from the bound")]
    [TestCase("for (int i = 0; i != n; i++) x *= 2;", false, Description = "the test is of inequality")]
    public void A_loop_is_counted_where_its_trips_are_known_on_entry(string loop, bool isCounted)
    {
        Function function = Lowered.Model(TestCompilation.OfMembers(
            "[Differentiable] public static double F(double x, int n, int[] m) { " + loop + " return x; }")).Primal;

        Assert.That(function.Body.AllStatements().Any(s => s is For), Is.EqualTo(isCounted));
        Assert.That(IrPrinter.Print(function), Does.Contain(loop.Split(')')[0]), "either is printed as the user wrote it");
    }

    [Test]
    public void A_condition_with_an_effect_is_tested_inside() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { while (n-- > 0) { x *= 2; } return x; }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                while (true)
                {
                    int n0 = n;
                    n--;
                    if (!(n0 > 0))
                    {
                        break;
                    }
                    x *= 2;
                }
                return x;
            }
            """));

    [Test]
    public void A_condition_with_an_effect_is_tested_after_a_continue_too() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int n) { do { if (x > 3) continue; x *= 2; } while (n-- > 0); return x; }
            """),
        Is.EqualTo("""
            double F(double x, int n)
            {
                bool again;
                do
                {
                    if (x > 3)
                    {
                        int n0 = n;
                        n--;
                        again = n0 > 0;
                        continue;
                    }
                    x *= 2;
                    int n0_2 = n;
                    n--;
                    again = n0_2 > 0;
                }
                while (again);
                return x;
            }
            """));

    [Test]
    public void Foreach_runs_over_an_index() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x) { double s = 0; foreach (double v in x) s += v; return s; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                double s = 0;
                for (int k = 0; k < x.Length; k++)
                {
                    double v = x[k];
                    s += v;
                }
                return s;
            }
            """));

    [Test]
    public void Foreach_keeps_the_array_it_began_with() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x) { double s = 0; foreach (double v in x) { s += v; x = new double[1]; } return s; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                double s = 0;
                double[] x0 = x;
                for (int k = 0; k < x0.Length; k++)
                {
                    double v = x0[k];
                    s += v;
                    x = new double[1];
                }
                return s;
            }
            """));
}
