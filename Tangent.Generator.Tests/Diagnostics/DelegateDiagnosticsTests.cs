using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>Delegates whose target is not known where they are called, and captures that the call would change.</summary>
public sealed class DelegateDiagnosticsTests
{
    private const string Helpers = """
        static readonly Func<double, double> Field = t => t;
        static double Apply(Func<double, double> f, double x) => f(x);
        static double Nested(Func<double, double> f, double x, int n) => n == 0 ? f(x) : Nested([|t => f(t) * x|], x, n - 1);
        static double Into(Func<double, double> f, ref double x) { x *= 2; return f(x); }

        """;

    [TestCase("return [|Field(x)|];")]
    [TestCase("return Apply([|Field|], x);")]
    [TestCase("Func<double, double> f = [|x > 0 ? t => t : t => 2 * t|]; return x;")]
    [TestCase("Func<double, double> f = t => t; [|f = t => 2 * t|]; return x;")]
    [TestCase("Func<double, double> [|f|]; return x;")]
    [TestCase("var f = new Func<double, double>[] { [|t => t|] }; return x;")]
    public void An_unknown_target(string body) => Diagnosed.At(
        "TAN0008",
        $"[Differentiable] public static double F(double x) {{ {body} }}" + Helpers.Replace("[|", string.Empty, System.StringComparison.Ordinal).Replace("|]", string.Empty, System.StringComparison.Ordinal));

    [Test]
    public void A_delegate_as_a_parameter_of_the_annotated_method() =>
        Diagnosed.At("TAN0008", "[Differentiable] public static double F(Func<double, double> f, double x) => [|f(x)|];");

    [Test]
    public void A_method_that_is_given_its_own_lambda() =>
        Diagnosed.At("TAN0008", "[Differentiable] public static double F(double x) => Nested(t => t * x, x, 3); " + Helpers);

    [Test]
    public void A_captured_variable_that_is_passed_by_reference_too() => Diagnosed.At(
        "TAN0011",
        "[Differentiable] public static double F(double x) => Into(t => t * x, [|ref x|]); "
            + "static double Into(Func<double, double> f, ref double x) { x *= 2; return f(x); }");

    [Test]
    public void A_captured_variable_of_a_local_function_that_is_passed_by_reference_too() => Diagnosed.At(
        "TAN0011",
        "[Differentiable] public static double F(double x) { double G(ref double y) { y *= 2; return y * x; } return G([|ref x|]); }");
}
