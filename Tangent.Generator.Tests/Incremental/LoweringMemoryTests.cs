using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using Tangent.Generator.Lowering;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Incremental;

/// <summary>What lowering remembers from one compilation to the next, and what makes it forget.</summary>
public sealed class LoweringMemoryTests
{
    private const string Model = "using Tangent; namespace N; static partial class Model { [Differentiable] public static double F(double x) => Helper.G(x) * Rates.Base; }";
    private const string Helper = "namespace N; static class Helper { public static double G(double x, double by = 2) { return x * by; } }";
    private const string Rates = "namespace N; static class Rates { public const double Base = 3; public static double Next(double r) { return r + 1; } }";

    private static readonly CSharpCompilation Start = TestCompilation.Of(Model, Helper, Rates);

    [Test]
    public void The_body_of_a_method_that_it_does_not_call_leaves_it_as_it_was() =>
        Assert.That(After(2, "r + 1", "r + 2"), Is.SameAs(Lower(Start)));

    [Test]
    public void A_comment_in_another_file_leaves_it_as_it_was() =>
        Assert.That(After(2, "static class", "/* yearly */ static class"), Is.SameAs(Lower(Start)));

    [TestCase(1, "x * by", "x + by", TestName = "The_body_of_what_it_calls")]
    [TestCase(1, "by = 2", "by = 4", TestName = "The_default_of_a_parameter_of_what_it_calls")]
    [TestCase(2, "Base = 3", "Base = 5", TestName = "A_constant_in_another_file")]
    [TestCase(0, "Helper.G(x)", "x", TestName = "Its_own_body")]
    [TestCase(0, "[Differentiable]", "[Differentiable(Emit = Derivatives.Forward)]", TestName = "Its_attribute")]
    public void It_is_lowered_anew_after(int file, string text, string by) =>
        Assert.That(After(file, text, by), Is.Not.SameAs(Lower(Start)));

    [Test]
    public void A_new_type_that_hides_another_is_seen()
    {
        const string Mine = "namespace N; static class Math { public static double Sqrt(double x) => x * x; }";
        CSharpCompilation before = TestCompilation.Of(
            "using System; using Tangent; namespace N; static partial class Model { [Differentiable] public static double F(double x) => Math.Sqrt(x); }");
        LoweredMethod first = Lower(before);
        LoweredMethod second = Lower(before.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Mine, TestCompilation.ParseOptions, "Mine.cs")));
        Assert.That(second.Model, Is.Not.EqualTo(first.Model));
    }

    [Test]
    public void Options_of_the_compilation_are_seen()
    {
        CSharpCompilation counting = TestCompilation.OfMembers("[Differentiable] public static double F(double x, int n) => x * (n + 1);");
        LoweredMethod first = Lower(counting);
        Assert.That(Lower(counting.WithOptions(counting.Options.WithOverflowChecks(true))), Is.Not.SameAs(first));
    }

    private static LoweredMethod After(int file, string text, string by)
    {
        Lower(Start);
        SyntaxTree tree = Start.SyntaxTrees[file];
        string edited = tree.ToString().Replace(text, by);
        Assert.That(edited, Is.Not.EqualTo(tree.ToString()));
        return Lower(Start.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, TestCompilation.ParseOptions, tree.FilePath)));
    }

    private static LoweredMethod Lower(CSharpCompilation compilation)
    {
        MethodDeclarationSyntax declaration = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        IMethodSymbol method = compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)!;
        return MethodLowering.Lower(declaration, method, method.GetAttributes().Single(), compilation, default);
    }
}
