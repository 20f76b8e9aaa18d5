using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

public sealed class DeclarationDiagnosticsTests
{
    [Test]
    public void A_type_that_is_not_partial() => Diagnosed.InFile(
        "TAN0002",
        "using Tangent; public static class [|Model|] { [Differentiable] public static double F(double x) => x; }");

    [Test]
    public void An_outer_type_that_is_not_partial() => Diagnosed.InFile(
        "TAN0002",
        "using Tangent; class [|Outer|] { partial class Inner { [Differentiable] static double F(double x) => x; } }");

    [TestCase("[Differentiable([|\"q\"|])] public static double F(double x) => x;", "TAN0003")]
    [TestCase("[Differentiable(\"x\", [|\"q\"|])] public static double F(double x) => x;", "TAN0003")]
    [TestCase("[Differentiable([|\"n\"|])] public static double F(double x, int n) => x * n;", "TAN0004")]
    [TestCase("[Differentiable] public static int [|F|](double x) => 1;", "TAN0005")]
    [TestCase("[Differentiable] public static double [|F|](int n) => n;", "TAN0005")]
    [TestCase("[Differentiable(\"x\")] public static void [|F|](double x, double[] y) { y[0] = x; }", "TAN0005")]
    [TestCase("[Differentiable] public static double [|F|](double x) => x; public static int FJvp;", "TAN0006")]
    [TestCase("[Differentiable] public static double [|F|](double x) => x; static double FGrad(double x) => 1;", "TAN0006")]
    [TestCase("[Differentiable] public static ref double [|F|](double[] x) => ref x[0];", "TAN0007")]
    [TestCase("[Differentiable] public static double F(double x, Lazy<double> [|y|]) => x;", "TAN0008")]
    public void A_declaration(string members, string id) => Diagnosed.At(id, members);

    [Test]
    public void A_broken_method_costs_no_other_its_derivative()
    {
        string source = TestCompilation.Source(
            "[Differentiable] public static double F(double x) => x * x; [Differentiable] public static int G(double x) => 1;");

        Assert.That(Diagnosed.Companions(source), Has.Count.EqualTo(1).And.All.Contains("FJvp"));
    }

    [Test]
    public void A_member_of_a_derivatives_name_with_other_parameters_is_no_obstacle()
    {
        string source = TestCompilation.Source(
            "[Differentiable] public static double F(double x) => x * x; static double FGrad(string s) => s.Length;");

        Assert.That(Diagnosed.Companions(source), Has.Count.EqualTo(1));
    }
}
