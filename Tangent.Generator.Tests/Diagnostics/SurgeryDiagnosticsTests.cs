using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>What can't be inserted into a backward sweep, and what <c>Gradient.Stop</c> can't return.</summary>
public sealed class SurgeryDiagnosticsTests
{
    private const string Helpers =
        "static double Largest; static double Filter(double d) { try { return d; } finally { } } static void Clip(ref double d) => d = Math.Min(d, 1); ";

    [TestCase("Gradient.Insert([|x * x|], (ref double d) => d = 0); return x;")]
    [TestCase("Gradient.Insert([|2.0|], (ref double d) => d = 0); return x;")]
    [TestCase("Gradient.Insert([|i|], (ref int d) => d = 0); return x;")]
    [TestCase("Gradient.Insert([|w[i++]|], (ref double d) => d = 0); return x * w[0];")]
    [TestCase("Gradient.Insert(x, [|Clip|]); return x;")]
    [TestCase("Gradient.Insert([|w|], (ref double[] d) => d[0] = 0); return w[0];")]
    [TestCase("Gradient.Insert(w, (double[] d) => { [|d = new double[1]|]; }); return w[0];")]
    [TestCase("double last = 0; Gradient.Insert(x, (ref double d) => { [|last = d|]; }); return x + last;")]
    [TestCase("Gradient.Insert(x, (ref double d) => { [|Gradient.Insert(x, (ref double e) => e = 0)|]; }); return x;")]
    [TestCase("var seen = new double[1]; [|Gradient.Insert(x, (ref double d) => { seen[0] = d; })|]; return x * seen[0];")]
    [TestCase("[|Gradient.Insert(x, (ref double d) => { w[0] = d; })|]; return x * x;")]
    [TestCase("double[] s = [|Gradient.Stop(w)|]; s[0] = x; return w[0];")]
    public void At_the_exact_expression(string body) => Diagnosed.At(
        "TAN0008", $"[Differentiable] public static double F(double x, double[] w, int i) {{ {body} }} " + Helpers);

    [Test]
    public void An_array_that_a_callee_fills_and_the_caller_reads() => Diagnosed.At(
        "TAN0008",
        "[Differentiable(\"x\")] public static double F(double x, double[] seen) => Step(x, seen) * seen[0]; "
            + "static double Step(double x, double[] seen) { [|Gradient.Insert(x, (ref double d) => seen[0] = d)|]; return x * x; }");

    [Test]
    public void A_field_that_the_method_reads() => Diagnosed.At(
        "TAN0012",
        "[Differentiable] public static double F(double x) { Gradient.Insert(x, (ref double d) => { [|Largest|] = d; }); return x * Largest; } " + Helpers);

    [Test]
    public void A_number_that_comes_back_without_a_second_derivative() => Diagnosed.At(
        "TAN0008",
        "[Differentiable(Emit = Derivatives.Hvp)] public static double F(double x) { Gradient.Insert(x, (ref double d) => { Largest = d; d *= [|Largest|]; }); return x * x; } "
            + Helpers);

    [TestCase("double c = 2; Gradient.Insert([|c|], (ref double d) => d = 0); return x * c;")]
    [TestCase("double y = 2 * x; Gradient.Insert([|y|], (ref double d) => d = 0); return x;")]
    public void A_value_through_which_nothing_flows_is_a_warning(string body) =>
        Diagnosed.At("TAN0019", $"[Differentiable] public static double F(double x) {{ {body} }} " + Helpers);
}
