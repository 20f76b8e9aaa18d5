using System.Linq;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.Model;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

/// <summary>Names are simple where they mean the same in the generated file, which does not have the usings of the user's file.</summary>
public sealed class NamesTests
{
    [Test]
    public void What_only_the_users_usings_bring_in_is_qualified() => Assert.That(
        Lowered.Text("[Differentiable] public static double F(double x) => x * System.Numerics.BitOperations.PopCount(3);"),
        Does.Contain("global::System.Numerics.BitOperations.PopCount("));

    [Test]
    public void A_method_of_another_class_has_the_class_before_it()
    {
        MethodModel model = Lowered.Model(TestCompilation.Of(
            "using Tangent; namespace N { partial class A { [Differentiable] static double F(double x) => M.B.G(x); } }",
            "namespace M { static class B { public static double G(double x) => x; } }"));

        Assert.That(IrPrinter.Print(model.Primal), Does.Contain("= global::M.B.G(x);"));
    }

    [TestCase("class Math { }", "Math")]
    [TestCase("static double Span => 1;", "Span")]
    [TestCase("static void Gradient() { }", "Gradient")]
    [TestCase("class HistoryStack<T> { }", "HistoryStack")]
    public void A_member_that_hides_a_well_known_name(string member, string name) => Assert.That(
        Hidden(TestCompilation.Source(member + " [Differentiable] public static double F(double x) => x;")),
        Is.EqualTo(new[] { name }));

    [TestCase("namespace N { static class Math { } }", "Math")]
    [TestCase("namespace N.Array { class C { } }", "Array")]
    [TestCase("class Guard { }", "Guard")]
    [TestCase("namespace Other { class History { } }", null)]
    public void A_type_in_sight_that_hides_a_well_known_name(string other, string? name) => Assert.That(
        Hidden(TestCompilation.Source("[Differentiable] public static double F(double x) => x;"), other),
        Is.EqualTo(name is null ? [] : new[] { name }));

    [Test]
    public void A_global_using_reaches_the_generated_file() => Assert.That(
        Hidden("global using Math = System.Text.StringBuilder;\n" + TestCompilation.Source("[Differentiable] public static double F(double x) => x;")),
        Is.EqualTo(new[] { "Math" }));

    [Test]
    public void Overloads_have_files_told_apart_by_their_parameters()
    {
        string source = TestCompilation.Source(
            "[Differentiable] public static double F(double x) => x; [Differentiable] public static double F(double[] x, int n) => x[n];");

        Assert.That(
            TestCompilation.Run(TestCompilation.Of(source)).Results.Single().GeneratedSources.Select(s => s.HintName),
            Is.EquivalentTo(new[] { "N.Model.F_Double.g.cs", "N.Model.F_DoubleArray_Int32.g.cs" }));
    }

    [Test]
    public void Names_that_differ_by_case_only_have_files_that_differ_by_more()
    {
        string source = TestCompilation.Source(
            "[Differentiable] public static double Loss(double x) => x; [Differentiable] public static double loss(double x) => x;");
        string[] names = TestCompilation.Run(TestCompilation.Of(source)).Results.Single().GeneratedSources.Select(s => s.HintName.ToUpperInvariant()).ToArray();

        Assert.That(names, Has.Length.EqualTo(2).And.Unique);
    }

    [Test]
    public void A_generic_type_has_a_file_of_its_own()
    {
        GeneratorDriverRunResult result = TestCompilation.Run(TestCompilation.Of(
            "using Tangent; partial class C { [Differentiable] static double F(double x) => x; }",
            "using Tangent; partial class C<T> { [Differentiable] static double F(double x) => x; }"));

        Assert.That(result.Results.Single().GeneratedSources.Select(s => s.HintName), Is.EquivalentTo(new[] { "C.F.g.cs", "C_1.F.g.cs" }));
    }

    private static string[] Hidden(params string[] sources) =>
        Lowered.Model(TestCompilation.Of(sources)).Target.QualifiedNames.ToArray();
}
