using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;

namespace Tangent.Generator.Tests.Passes;

/// <summary>
/// The passes that write the products and quotients of a derivative in another order. In each text what begins with a <c>d</c> is a derivative.
/// </summary>
internal sealed class FactorPassTests
{
    [Test]
    public void HoistFactors_multiplies_in_front_of_the_loop_what_it_does_not_change() => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, int n) { for (int i = 0; i < n; i++) { dx[i] = c * x[i] * dy; } return c; }",
        """
        double a = c * dy;
        for (int i = 0; i < n; i++)
        {
            dx[i] = a * x[i];
        }
        return c;
        """);

    [Test]
    public void HoistFactors_keeps_the_sign_of_a_product() => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, int n) { for (int i = 0; i < n; i++) { dx[i] = c * -x[i] * dy; } return c; }",
        """
        double a = c * dy;
        for (int i = 0; i < n; i++)
        {
            dx[i] = -a * x[i];
        }
        return c;
        """);

    [TestCase("c * -x[i] * dy * q", "-a")]
    [TestCase("c * -x[i] * dy * -q", "a")]
    [TestCase("c * x[i] * dy * q", "a")]
    public void HoistFactors_counts_the_signs_of_all_factors(string product, string factor) => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, double q, int n) { for (int i = 0; i < n; i++) { dx[i] = " + product + "; } return c; }",
        $$"""
        double a = c * dy * q;
        for (int i = 0; i < n; i++)
        {
            dx[i] = {{factor}} * x[i];
        }
        return c;
        """);

    [Test]
    public void HoistFactors_sets_a_temporary_anew_in_each_trip_where_a_branch_changes_it() => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, double q, int n) { for (int i = 0; i < n; i++) { double t = c * dy; if (x[i] > 0) { t = q * dy; } dx[i] = t * x[i]; } return c; }",
        """
        double a = c * dy;
        double b = q * dy;
        for (int i = 0; i < n; i++)
        {
            double t = a;
            if (x[i] > 0)
            {
                t = b;
            }
            dx[i] = t * x[i];
        }
        return c;
        """);

    [Test]
    public void HoistFactors_moves_a_temporary_as_a_whole() => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, int n) { for (int i = 0; i < n; i++) { double t = c * dy; dx[i] = t * x[i]; } return c; }",
        """
        double t = c * dy;
        for (int i = 0; i < n; i++)
        {
            dx[i] = t * x[i];
        }
        return c;
        """);

    [TestCase("2 * x[i] * dy", "2 * dy")]
    [TestCase("dy * x[i] * 2", "2 * dy", Description = "the number goes first")]
    [TestCase("n * x[i] * dy", "n * dy", Description = "a whole number is converted")]
    public void HoistFactors_takes_numbers_along(string product, string factor) => Hoisted(
        "double F(double[] x, double[] dx, double dy, int n) { for (int i = 0; i < n; i++) { dx[i] = " + product + "; } return dy; }",
        $$"""
        double a = {{factor}};
        for (int i = 0; i < n; i++)
        {
            dx[i] = a * x[i];
        }
        return dy;
        """);

    [Test]
    public void HoistFactors_names_a_product_once() => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, int n) { for (int i = 0; i < n; i++) { dx[i] = c * x[i] * dy; dx[i] = dx[i] + c * dx[i] * dy; } return c; }",
        """
        double a = c * dy;
        for (int i = 0; i < n; i++)
        {
            dx[i] = a * x[i];
            dx[i] += a * dx[i];
        }
        return c;
        """);

    [Test]
    public void HoistFactors_goes_on_with_what_it_named_in_the_loops_inside() => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, int n) { for (int i = 0; i < n; i++) { double w = x[i]; for (int j = 0; j < n; j++) { dx[j] = c * dy * w * x[j]; } } return c; }",
        """
        double a = c * dy;
        for (int i = 0; i < n; i++)
        {
            double w = x[i];
            double b = a * w;
            for (int j = 0; j < n; j++)
            {
                dx[j] = b * x[j];
            }
        }
        return c;
        """);

    [Test]
    public void HoistFactors_takes_a_temporary_that_it_moved_for_fixed() => Hoisted(
        "double F(double[] x, double[] dx, double dy, double c, double q, int n) { for (int i = 0; i < n; i++) { double dt = c * dy; dx[i] = dt * x[i] * q; } return c; }",
        """
        double dt = c * dy;
        double a = dt * q;
        for (int i = 0; i < n; i++)
        {
            dx[i] = a * x[i];
        }
        return c;
        """);

    [TestCase("dx[i] = c * x[i] * dy; dy = dy * x[i];", TestName = "HoistFactors keeps a factor that the loop changes behind the product")]
    [TestCase("dy = dy * x[i]; dx[i] = c * x[i] * dy;", TestName = "HoistFactors keeps a factor that the loop changes before the product")]
    [TestCase("dx[i] = x[0] * x[i] * dy;", TestName = "HoistFactors keeps an element, which may change under another name")]
    [TestCase("dx[i] = i * c * x[i]; dx[i] = i * x[i] * dy;", TestName = "HoistFactors keeps the loop's own index")]
    [TestCase("x[i] = c * q * x[i];", TestName = "HoistFactors keeps what is no derivative")]
    [TestCase("dx[i] = dy * (x[i] + c * x[i] * q);", TestName = "HoistFactors keeps a product of the method's own inside a derivative")]
    [TestCase("double t = x[0] * dy; if (x[i] > 0) { t = q; } dx[i] = t * x[i];", TestName = "HoistFactors keeps a temporary that is assigned again")]
    public void HoistFactors_keeps(string statements)
    {
        Function f = Lowered.Function("double F(double[] x, double[] dx, double dy, double c, double q, int n) { for (int i = 0; i < n; i++) { " + statements + " } return c; }");
        Assert.That(Lowered.Text(HoistFactors.Run(f, 0, Lowered.Derivatives(f))), Is.EqualTo(Lowered.Text(f)));
    }

    [Test]
    public void HoistFactors_leaves_the_users_own_variables_alone()
    {
        Function f = Lowered.Function("double F(double[] x, double[] dx, double dy, double c, int n) { for (int i = 0; i < n; i++) { dx[i] = c * x[i] * dy; } return c; }");
        Assert.That(HoistFactors.Run(f, f.NextId, Lowered.Derivatives(f)).Body, Is.EqualTo(f.Body));
    }

    /// <summary>The first variable of the passes' own is theirs, the one before it is not.</summary>
    [TestCase("double t = c * dy; dx[i] = t * x[i];", "t", "double t = c * dy;")]
    [TestCase("double t = c * x[i] * dy; x[i] = t;", "t", "double a = c * dy;")]
    [TestCase("dx[i] = c * x[i] * dy;", "dx", "double a = c * dy;")]
    public void HoistFactors_changes_only_the_passes_own_variables(string statements, string name, string moved)
    {
        Function f = Lowered.Function("double F(double[] x, double dy, double c, int n, double[] dx) { for (int i = 0; i < n; i++) { " + statements + " } return c; }");
        int id = Lowered.Variables(f).Single(v => v.Name == name).Id;
        Function own = HoistFactors.Run(f, id, Lowered.Derivatives(f));
        Assert.That(Lowered.Text(own with { Body = Block.Of(own.Body.Statements[0]) }), Does.Contain(moved));
        Function users = HoistFactors.Run(f, id + 1, Lowered.Derivatives(f));
        Assert.That(users.Body, Is.EqualTo(f.Body));
    }

    [TestCase("double db = dq / s; double dc = dr / s; x[0] = db; x[1] = dc;", "db")]
    [TestCase("dx[0] = dq / s; dx[1] = dr / s;", "dx")]
    public void ShareInverses_changes_only_the_passes_own_variables(string statements, string name)
    {
        Function f = Lowered.Function("double F(double s, double dq, double dr, double[] x, double[] dx) { " + statements + " return s; }");
        int id = Lowered.Variables(f).Single(v => v.Name == name).Id;
        Assert.That(ShareInverses.Run(f, id, Lowered.Derivatives(f)).Body, Is.Not.EqualTo(f.Body));
        Assert.That(ShareInverses.Run(f, id + 1, Lowered.Derivatives(f)).Body, Is.EqualTo(f.Body));
    }

    [Test]
    public void ShareInverses_divides_what_is_a_derivative_in_part() => Shared(
        "double F(double s, double q, double dq, double dr) { double db = q * dq / s; double dc = dr / s; return db + dc; }",
        """
        double inverse = 1.0 / s;
        double db = q * dq * inverse;
        double dc = dr * inverse;
        return db + dc;
        """);

    [Test]
    public void ShareInverses_divides_once() => Shared(
        "double F(double s, double dq, double dr) { double db = dq / s; double dc = dr / (2 * s); return db + dc; }",
        """
        double inverse = 1.0 / s;
        double db = dq * inverse;
        double dc = 0.5 * dr * inverse;
        return db + dc;
        """);

    [Test]
    public void ShareInverses_divides_after_the_divisor_has_its_value() => Shared(
        "double F(double s, double dq, double dr) { s = s * s; double db = dq / s; double dc = dr / s; s = 3; return db + dc + s; }",
        """
        s *= s;
        double inverse = 1.0 / s;
        double db = dq * inverse;
        double dc = dr * inverse;
        s = 3;
        return db + dc + s;
        """);

    [TestCase("double db = dq / s; s = 2; double dc = dr / s; return db + dc;", TestName = "ShareInverses keeps divisions by a divisor that changes in between")]
    [TestCase("double db = dq / s; for (int i = 0; i < 2; i++) { s = 2 * s; } double dc = dr / s; return db + dc;", TestName = "ShareInverses keeps divisions by a divisor that a loop in between changes")]
    [TestCase("double db = dq / s; double dc = dr / (3 * s); return db + dc;", TestName = "ShareInverses keeps a division by another multiple")]
    [TestCase("double b = q / s; double c = r / s; return b + c;", TestName = "ShareInverses keeps the method's own divisions")]
    [TestCase("double db = dq / s; double dc = s > 0 ? dr / s : 0; return db + dc;", TestName = "ShareInverses keeps a division that one arm of a choice does")]
    [TestCase("double db = dq / s; double dc = 0; if (s > 0) { dc = dr / s; } return db + dc;", TestName = "ShareInverses keeps a division that one arm of a branch does")]
    [TestCase("double db = s / dq; double dc = s / dr; return db + dc;", TestName = "ShareInverses keeps divisions of what is no derivative")]
    public void ShareInverses_keeps(string statements)
    {
        Function f = Lowered.Function("double F(double s, double dq, double dr, double q, double r) { " + statements + " }");
        Assert.That(ShareInverses.Run(f, 0, Lowered.Derivatives(f)).Body, Is.EqualTo(f.Body));
    }

    [TestCase("100 * x * x", "200 * x")]
    [TestCase("c * x * x", "2 * c * x")]
    [TestCase("n * x * x", "2.0 * n * x")]
    [TestCase("0.5 * c * x * x", "c * x")]
    [TestCase("c * c * c * x * x", "2 * c * c * c * x", Description = "as many factors as there may be")]
    public void ScaledSquare_has_twice_the_product_without_its_last_factor(string square, string slope)
    {
        Expr value = Returned(square);
        Assert.That(ScaledSquare.Is(value, IsX), Is.True);
        Function f = Lowered.Function("double F(double x, double c, int n) => x;");
        Lowered.CheckBody(f with { Body = Block.Of(new Return(ScaledSquare.Slope((Binary)value))) }, $"return {slope};");
    }

    [TestCase("x * x", Description = "no factor before it")]
    [TestCase("x * x * x", Description = "a cube")]
    [TestCase("2 * x * x * x", Description = "a cube with a factor")]
    [TestCase("c * x * y", Description = "a product of two")]
    [TestCase("c * x * c", Description = "the square is of what has no derivative")]
    [TestCase("x * c * c", Description = "the square is of what has no derivative")]
    [TestCase("2 * x / x", Description = "a quotient")]
    [TestCase("(c + x) * x * x", Description = "a factor that carries a derivative itself")]
    [TestCase("Math.Sin(c) * x * x", Description = "a factor that takes long to evaluate again")]
    [TestCase("c * c * c * c * x * x", Description = "too many factors")]
    [TestCase("(n + n) * x * x", Description = "a sum that is converted")]
    [TestCase("(double)(float)c * x * x", Description = "a rounded number")]
    public void ScaledSquare_is_none(string product) => Assert.That(ScaledSquare.Is(Returned(product), IsX), Is.False);

    [TestCase("m[n, n + 1] * x * x", true)]
    [TestCase("m[n, (int)c] * x * x", false, Description = "an index that is no name")]
    [TestCase("r[n][n] * x * x", false, Description = "an element of an element")]
    public void ScaledSquare_reads_elements_of_variables(string product, bool isSquare)
    {
        Function f = Lowered.Function("double F(double x, double c, int n, double[,] m, double[][] r) => " + product + ";");
        Assert.That(ScaledSquare.Is(f.Body.Statements.OfType<Return>().Single().Value!, IsX), Is.EqualTo(isSquare));
    }

    [Test]
    public void Decisive_finds_what_a_decision_rests_on()
    {
        Function f = Lowered.Function(
            "double F(double p, double a, double q, double[] x) { double b = p / a; int k = (int)b; double c = 2 * a; double e = q * 3; double g = q; if (c > 1) { e = x[k]; } return g > 0 ? e : q * e; }");
        HashSet<int> found = Decisive.In(f);
        Assert.That(Lowered.Variables(f).Where(v => found.Contains(v.Id)).Select(v => v.Name), Is.EquivalentTo(new[] { "p", "a", "b", "k", "c", "g", "q" }));
    }

    [Test]
    public void Decisive_follows_elements_and_conditions_of_loops()
    {
        Function f = Lowered.Function(
            "double F(double p, double q, double[] x, double[] y) { double s = 0; x[0] = p; y[0] = q; while (s < x[0]) { s += 1; } double t = y[0] * s; return t; }");
        HashSet<int> found = Decisive.In(f);
        Assert.That(Lowered.Variables(f).Where(v => found.Contains(v.Id)).Select(v => v.Name), Is.EquivalentTo(new[] { "p", "x", "s" }));
    }

    private static bool IsX(Expr expr) => expr.Variables().Any(v => v.Name is "x" or "y");

    private static Expr Returned(string value) =>
        Lowered.Function("double F(double x, double c, int n, double y) => " + value + ";").Body.Statements.OfType<Return>().Single().Value!;

    private static void Hoisted(string source, string expected)
    {
        Function f = Lowered.Function(source);
        Lowered.CheckBody(HoistFactors.Run(f, 0, Lowered.Derivatives(f)), expected);
    }

    private static void Shared(string source, string expected)
    {
        Function f = Lowered.Function(source);
        Lowered.CheckBody(ShareInverses.Run(f, 0, Lowered.Derivatives(f)), expected);
    }
}
