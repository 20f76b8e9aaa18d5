using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>A derivative that was asked for by its name and cannot be is an error where it was asked for.</summary>
public sealed class EmitDiagnosticsTests
{
    [TestCase("Derivatives.Hvp", "public static double[] F(double[] x) => x;")]
    [TestCase("Derivatives.Default | Derivatives.Hessian", "public static double[] F(double[] x) => x;")]
    [TestCase("Derivatives.Hessian", "public static double F(double x, float y) => x * y;")]
    [TestCase("Derivatives.Jacobian", "public static double F(double x, float y) => x * y;")]
    [TestCase("Derivatives.Pullback", "public static double F(ReadOnlySpan<double> x) => x[0];")]
    [TestCase("Derivatives.Pullback", "public static double F(double[] x) { Span<double> s = x; return s[0]; }")]
    [TestCase("Derivatives.Pullback", "public static void F(double[] x) => x[0] = 1;")]
    public void What_the_method_does_not_allow(string emit, string method) =>
        Diagnosed.At("TAN0008", $"[Differentiable([|Emit = {emit}|])] {method}");

    [Test]
    public void A_name_that_is_taken() => Diagnosed.At(
        "TAN0006",
        "[Differentiable(Emit = Derivatives.Hessian)] public static double [|F|](double x) => x * x; public static double FHessian(double x) => x;");

    [TestCase("public static double F(double x) => x * x;", "FGrad FHvp FHessian FJacobian FPullback")]
    [TestCase("public static double[] F(double[] x) => x;", "FJacobian FPullback")]
    [TestCase("public static double F(double[] x) { Span<double> s = x; return s[0]; }", "FGrad FHvp FHessian FJacobian")]
    [TestCase("public static double F(double x, float y) => x * y;", "FGrad FHvp FPullback")]
    public void All_asks_for_what_the_method_allows(string method, string members)
    {
        string source = TestCompilation.Source("[Differentiable(Emit = Derivatives.All)] " + method);
        string companion = Diagnosed.Companions(source).Single();
        string[] all = ["FGrad", "FHvp", "FHessian", "FJacobian", "FPullback"];
        Assert.That(all.Where(m => companion.Contains(" " + m + "(", System.StringComparison.Ordinal)), Is.EqualTo(members.Split(' ')));
    }
}
