using System.Linq;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

/// <summary>Every statement knows the user's statement that it comes from, on one line.</summary>
public sealed class SourceTextTests
{
    [Test]
    public void Comments_go_and_white_space_collapses() => Assert.That(
        Sources("""
            [Differentiable] public static double F(double x)
            {
                double y = x   // first
                    * 2; /* second */
                return y /* third */ * 2;
            }
            """),
        Is.EqualTo(new[] { "double y = x * 2;", "return y * 2;" }));

    [Test]
    public void Of_a_compound_statement_only_the_header_is_shown() => Assert.That(
        Sources("""
            [Differentiable] public static double F(double x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    if (x > 1)
                        x /= 2;
                    else
                        x *= 2;
                }

                while (x > 3) x--;
                return x;
            }
            """),
        Is.EqualTo(new[] { "for (int i = 0; i < n; i++)", "if (x > 1)", "x /= 2;", "x *= 2;", "while (x > 3)", "x--;", "return x;" }));

    [Test]
    public void An_expression_body_is_a_return() => Assert.That(
        Sources("[Differentiable] public static double F(double x) => x\n * 2;"),
        Is.EqualTo(new[] { "return x * 2;" }));

    [Test]
    public void What_comes_from_one_statement_shares_its_text() => Assert.That(
        Sources("[Differentiable] public static double F(double[] x, int i) { x[i++] *= 2; return x[i]; }"),
        Is.EqualTo(new[] { "x[i++] *= 2;", "return x[i];" }));

    [Test]
    public void A_line_separator_in_a_literal_does_not_end_the_comment() => Assert.That(
        Sources("[Differentiable] public static double F(double x) { Console.WriteLine(@\"a\u2028b\"); return x; }").First(),
        Is.EqualTo("Console.WriteLine(@\"a b\");"));

    private static string[] Sources(string members) => Lowered.Model(TestCompilation.OfMembers(members)).Primal.Body
        .AllStatements()
        .Select(s => s.Source!)
        .Distinct()
        .ToArray();
}
