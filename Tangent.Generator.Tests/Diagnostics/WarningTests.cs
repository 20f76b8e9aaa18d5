using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.Passes;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

public sealed class WarningTests
{
    [TestCase("[Differentiable] public static double F(double x) => x * [|(int)x|];")]
    [TestCase("[Differentiable] public static double F(double x) { double y = 2 * x; return x * [|(long)y|]; }")]
    public void A_cast_to_an_integer_cuts_the_derivative(string members) => Diagnosed.At("TAN0015", members);

    [TestCase("[Differentiable] public static double F(double x, double [|y|]) => x;")]
    [TestCase("[Differentiable] public static double F(double x, double [|y|]) { double z = 2 * y; return x; }")]
    public void A_parameter_that_the_result_does_not_depend_on(string members) => Diagnosed.At("TAN0016", members);

    [TestCase("[Differentiable(\"x\")] public static double F(double x, double y) => x * (int)y;")]
    [TestCase("[Differentiable] public static double F(double x, double[] y) { y[0] = x; return y[0]; }")]
    [TestCase("[Differentiable] public static double F(double x, double y) { double[] a = { y }; var b = a; b[0] *= x; return a[0]; }")]
    public void Nothing_is_said_where_nothing_is_lost(string members) =>
        Assert.That(TestCompilation.Run(TestCompilation.OfMembers(members)).Diagnostics, Is.Empty);

    [Test]
    public void A_warning_can_be_silenced_where_it_stands()
    {
        string members = "#pragma warning disable TAN0015\n[Differentiable] public static double F(double x) => x * (int)x;\n#pragma warning restore TAN0015\n";

        GeneratorDriverRunResult result = TestCompilation.Run(TestCompilation.OfMembers(members));

        Assert.That(result.Diagnostics.Where(d => !d.IsSuppressed), Is.Empty);
        Assert.That(result.GeneratedTrees, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_defect_becomes_one_diagnostic_that_names_the_method()
    {
        Diagnostic diagnostic = Failure.Of(new InvalidOperationException("oops")).At(Location.None, "Loss").ToDiagnostic();

        Assert.That(diagnostic.Id, Is.EqualTo("TAN0001"));
        Assert.That(diagnostic.GetMessage(), Does.Contain("'Loss'").And.Contain("oops"));
    }

    [Test]
    public void What_a_pass_refuses_is_no_defect()
    {
        var refusal = new NotDifferentiableException("no rule") { Statement = "y = f(x);" };

        Diagnostic diagnostic = Failure.Of(refusal).At(Location.None, "Loss").ToDiagnostic();

        Assert.That(diagnostic.Id, Is.EqualTo("TAN0014"));
        Assert.That(diagnostic.GetMessage(), Does.Contain("no rule, in 'y = f(x);'"));
    }
}
