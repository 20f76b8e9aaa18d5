using System.Collections.Generic;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;

namespace Tangent.Generator.Tests.Passes;

/// <summary>The passes that take out of a derivative what a reader would, each on text where every local counts as generated.</summary>
internal sealed class CleanupTests
{
    [Test]
    public void InlineTemporaries_puts_back_what_is_read_once() => Inlined(
        "double F(double x) { double y; double a = 0.5 * x; y = a * x; return y; }",
        """
        double y;
        y = 0.5 * x * x;
        return y;
        """);

    [Test]
    public void InlineTemporaries_keeps_what_is_read_twice() => Inlined(
        "double F(double x) { double y; double a = 0.5 * x; y = a * a; return y; }",
        """
        double y;
        double a = 0.5 * x;
        y = a * a;
        return y;
        """);

    [Test]
    public void InlineTemporaries_does_not_carry_a_read_past_a_write() => Inlined(
        "double F(double[] x) { double y; double a = 2 * x[0]; x[0] = 1; y = a + x[0]; return y; }",
        """
        double y;
        double a = 2 * x[0];
        x[0] = 1;
        y = a + x[0];
        return y;
        """);

    [Test]
    public void InlineTemporaries_keeps_the_derivative_of_a_named_value() => Inlined(
        "double F(double x) { double y; double s = x * x; double ds = 2 * x; y = s + s * ds; return y; }",
        """
        double y;
        double s = x * x;
        double ds = 2 * x;
        y = s + s * ds;
        return y;
        """);

    [Test]
    public void InlineTemporaries_keeps_what_only_one_arm_reads() => Inlined(
        "double F(double x) { double y; double a = 2 * x; y = x > 0 ? a : 0; return y; }",
        """
        double y;
        double a = 2 * x;
        y = x > 0 ? a : 0;
        return y;
        """);

    [Test]
    public void MergeCopies_computes_a_value_where_it_goes() => Merged(
        "double F(double z, double y, double dz, double dy) { double a = z / y; double b = (dz - a * dy) / y; z = a; dz = b; return z + dz; }",
        """
        z /= y;
        dz = (dz - z * dy) / y;
        return z + dz;
        """);

    [Test]
    public void MergeCopies_leaves_a_target_that_is_read_in_between() => Merged(
        "double F(double z, double y) { double a = z / y; double b = z * a; z = a; return z + b; }",
        """
        double a = z / y;
        double b = z * a;
        z = a;
        return z + b;
        """);

    [Test]
    public void MergeCopies_leaves_a_temporary_that_outlives_the_target() => Merged(
        "double F(double z, double y) { double a = z / y; z = a; z = 2 * y; return z + a; }",
        """
        double a = z / y;
        z = a;
        z = 2 * y;
        return z + a;
        """);

    [Test]
    public void MergeCopies_leaves_a_temporary_read_in_a_loop_that_changes_the_target() => Merged(
        "double F(double z, int n) { double a = 2 * z; z = a; for (int i = 0; i < n; i++) { z += a; } return z; }",
        """
        double a = 2 * z;
        z = a;
        for (int i = 0; i < n; i++)
        {
            z += a;
        }
        return z;
        """);

    [Test]
    public void PostponeOverwrites_stays_before_a_change_of_what_it_reads() =>
        NotPostponed("double F(double y, double x) { double a = y; y = a / x; x -= a * x; return x + y; }");

    [Test]
    public void PostponeOverwrites_moves_past_what_it_does_not_read() => Postponed(
        "double F(double y, double x, double z) { double a = y; y = a / x; z -= a * x; return z + y; }",
        """
        z -= y * x;
        y /= x;
        return z + y;
        """);

    [Test]
    public void PostponeOverwrites_leaves_a_swap() =>
        NotPostponed("double F(double y, double x) { double a = y; y = x; x = a; return x / y; }");

    [Test]
    public void NarrowScopes_declares_a_variable_where_each_loop_assigns_it() => Narrowed(
        "double F(double x, int n) { double z = 0, y = 0; for (int i = 0; i < n; i++) { z = x; y += z; } for (int i = 0; i < n; i++) { z = 2 * x; y += z; } return y; }",
        """
        double y = 0;
        for (int i = 0; i < n; i++)
        {
            double z;
            z = x;
            y += z;
        }
        for (int i = 0; i < n; i++)
        {
            double z;
            z = 2 * x;
            y += z;
        }
        return y;
        """);

    [Test]
    public void DeadCode_drops_a_declaration_that_only_another_block_needs()
    {
        Function f = Lowered.Function(
            "double F(double x, int n) { double z = 0, y = 0; for (int i = 0; i < n; i++) { z = x; y += z; } for (int i = 0; i < n; i++) { z = 2 * x; y += x; } return y; }");
        Function narrowed = f with { Body = NarrowScopes.Run(WithoutSources(f)) };
        Lowered.CheckBody(
            f with { Body = DeadCode.Run(narrowed, 0) },
            """
            double y = 0;
            for (int i = 0; i < n; i++)
            {
                double z;
                z = x;
                y += z;
            }
            for (int i = 0; i < n; i++)
            {
                y += x;
            }
            return y;
            """);
    }

    [TestCase("for (int i = 0; i < n; i++) { y += z; z = x; } return y;", Description = "a value passes from one trip to the next")]
    [TestCase("for (int i = 0; i < n; i++) { z = x; y += z; } return y * z;", Description = "the value is read behind the loop")]
    [TestCase("for (int i = 0; i < n; i++) { if (x > i) z = x; y += z; } return y;", Description = "one way through does not assign it")]
    [TestCase("for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) z = x; y += z; } return y;", Description = "the inner loop may have no trip")]
    [TestCase("if (x > 1) z = x; if (x > 0) y += z; return y;", Description = "one branch reads what another assigned")]
    public void NarrowScopes_leaves_a_value_that_passes_on(string rest)
    {
        Function f = Lowered.Function("double F(double x, int n) { double z = 0, y = 0; " + rest + " }");
        Block body = WithoutSources(f);
        Assert.That(NarrowScopes.Run(body), Is.EqualTo(body));
    }

    [Test]
    public void ZeroStores_stores_the_sum_at_once()
    {
        Function f = Lowered.Function("double F(double[] x, double a) { x[0] = 0; x[0] += a; return a; }");
        Function zeroed = f with { Body = new Zeros().Visit(f.Body) };
        Lowered.CheckBody(zeroed with { Body = ZeroStores.Run(zeroed.Body) }, """
            x[0] = a;
            return a;
            """);
    }

    [Test]
    public void ZeroStores_leaves_a_sum_that_reads_an_element()
    {
        Function f = Lowered.Function("double F(double[] x, double[] y, double a) { x[0] = 0; x[0] += y[0]; return a; }");
        Function zeroed = f with { Body = new Zeros().Visit(f.Body) };
        Lowered.CheckBody(zeroed with { Body = ZeroStores.Run(zeroed.Body) }, """
            x[0] = 0;
            x[0] += y[0];
            return a;
            """);
    }

    [Test]
    public void ArrangeProducts_lets_a_product_be_a_compound_assignment()
    {
        Function f = Lowered.Function("double F(double x, double y) { y = Math.Cos(x) * y; return y; }");
        Lowered.CheckBody(f with { Body = ArrangeProducts.Run(f.Body, 0) }, """
            y *= Math.Cos(x);
            return y;
            """);
    }

    [Test]
    public void DoubleAdditions_adds_the_same_once() => Doubled(
        "double F(double x, double y) { double a = 100 * x * y; double b = y * x; double c = 3; a = a + 100 * x * y; b = b + y * x; return a + b + c; }",
        """
        double a = 200 * x * y;
        double b = 2 * (y * x);
        double c = 3;
        return a + b + c;
        """);

    [TestCase("double F(double x) { double a = 2 * x; x = 3; a = a + 2 * x; return a; }", TestName = "What it is made of changes between")]
    [TestCase("double F(double x) { double a = 2 * x; double b = a; a = a + 2 * x; return a + b; }", TestName = "It is read between")]
    [TestCase("double F(double x) { double a = 2 * x; if (x > 0) { a = 3; } a = a + 2 * x; return a; }", TestName = "A branch may change it")]
    [TestCase("double F(double[] x) { double a = 2 * x[0]; x[0] = 3; a = a + 2 * x[0]; return a; }", TestName = "An element is written between")]
    [TestCase("double F(double x) { double a = 2 * x; a = a - 2 * x; return a; }", TestName = "A difference")]
    public void DoubleAdditions_keeps(string source)
    {
        Function f = Lowered.Function(source);
        Block body = WithoutSources(f);
        Assert.That(DoubleAdditions.Run(body, 0), Is.EqualTo(body));
    }

    private static void Doubled(string source, string expected)
    {
        Function f = Lowered.Function(source);
        Lowered.CheckBody(f with { Body = DoubleAdditions.Run(WithoutSources(f), 0) }, expected);
    }

    private static void Inlined(string source, string expected)
    {
        Function f = Lowered.Function(source);
        Lowered.CheckBody(f with { Body = InlineTemporaries.Run(f, WithoutSources(f), 0) }, expected);
    }

    private static void Narrowed(string source, string expected)
    {
        Function f = Lowered.Function(source);
        Lowered.CheckBody(f with { Body = NarrowScopes.Run(WithoutSources(f)) }, expected);
    }

    private static void Merged(string source, string expected)
    {
        Function f = Lowered.Function(source);
        Lowered.CheckBody(f with { Body = MergeCopies.Run(f, WithoutSources(f), 0) }, expected);
    }

    private static void Postponed(string source, string expected)
    {
        Function f = Lowered.Function(source);
        Lowered.CheckBody(f with { Body = PostponeOverwrites.Run(f, WithoutSources(f), 0) }, expected);
    }

    private static void NotPostponed(string source)
    {
        Function f = Lowered.Function(source);
        Block body = WithoutSources(f);
        Assert.That(PostponeOverwrites.Run(f, body, 0), Is.EqualTo(body));
    }

    /// <summary>As if all came from one statement of the user's.</summary>
    private static Block WithoutSources(Function function) => new Anonymous().Visit(function.Body);

    private sealed class Anonymous : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement)
        {
            yield return Rebuild(statement) with { Source = null };
        }
    }

    /// <summary>A zero in a source is a value; the passes' own zeros are structural.</summary>
    private sealed class Zeros : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr is Literal { Text: "0", Type: RealType } ? new Zero(expr.Type) : base.Visit(expr);
    }
}
