using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>Rules whose signature is of none of the three forms, and arguments that no rule is about.</summary>
public sealed class RuleDiagnosticsTests
{
    private const string Library = "public static class Library { public static double Erf(double x) => x; public static double Two(double a, double b) => a; public static double[] Many(double[] v) => v; }";

    [TestCase("[[|DerivativeOf(typeof(Library), \"Erf\")|]] public static double Rule(double x, int n) => 1;")]
    [TestCase("[[|DerivativeOf(typeof(Library), \"Erf\")|]] public static float Rule(double x) => 1;")]
    [TestCase("[[|DerivativeOf(typeof(Library), \"Erf\", Wrt = \"y\")|]] public static double Rule(double x) => 1;")]
    [TestCase("[[|DerivativeOf(typeof(Library), \"Two\")|]] public static double Rule(double a, double b) => 1;")]
    [TestCase("[[|DerivativeOf(typeof(Library), \"Two\")|]] public static (double, double) Rule(double a, double b, double seed) => (1, 1);")]
    [TestCase("[[|DerivativeOf(typeof(Library), \"Erfc\")|]] public static double Rule(double x) => 1;")]
    [TestCase("[[|DerivativeOf(typeof(Library), \"Many\")|]] public static double[] Rule(double[] v) => v;")]
    public void A_rule_that_does_not_fit(string rule) => Diagnosed.InFile("TAN0017", TestCompilation.Source(rule) + Library);

    [Test]
    public void An_argument_that_no_rule_is_about() => Diagnosed.InFile(
        "TAN0009",
        TestCompilation.Source(
            "[DerivativeOf(typeof(Library), \"Two\", Wrt = \"a\")] public static double Rule(double a, double b) => 1; "
            + "[Differentiable] public static double F(double x) => Library.Two(x, 2) + Library.Two(x, [|x|]);") + Library);
}
