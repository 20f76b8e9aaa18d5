using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NUnit.Framework;
using Tangent.Generator.Analyzers;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Analyzers;

public sealed class AnalyzerTests
{
    [TestCase("[Differentiable] public static double F(double x) => x * (int)x;", "TAN0015")]
    [TestCase("[Differentiable] public static double F(double x, double y) => x;", "TAN0016")]
    [TestCase("static double total; [Differentiable] public static double F(double x) { total += x; return x; }", "TAN0012")]
    [TestCase("[Differentiable(\"z\")] public static double F(double x) => x;", "TAN0003")]
    [TestCase("[Differentiable] public static double F(double x) => x * x;", null)]
    public async Task It_says_what_the_generator_says_and_says_it_once(string members, string? id)
    {
        Compilation compilation = TestCompilation.OfMembers(members);
        TestCompilation.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation withCompanions, out var generated);

        ImmutableArray<Diagnostic> live = await Analyzed(compilation);
        ImmutableArray<Diagnostic> built = await Analyzed(withCompanions);

        Assert.That(live.Select(d => d.Id), Is.EqualTo(id is null ? [] : new[] { id }));
        Assert.That(built, Is.EqualTo(generated), "the compiler prints equal ones once");
    }

    [TestCase("double gap = x * x - 2; while (gap > 1) { x *= 0.5; gap = x * x - 2; } return x;", "gap")]
    [TestCase("double n = 3 * x; double s = 0; for (int i = 0; i < n; i++) { s += x; } return s;", "n")]
    [TestCase("float f = (float)x; return f > 2 ? x : -x;", "f")]
    [TestCase("double y = x; if (y > 0) { x += y; } return x;", null)]
    [TestCase("double unread = 2 * x; return x;", null)]
    [TestCase("double c = 2; if (c > 1) { x *= c; } return x;", null)]
    public async Task A_value_that_only_decides_is_pointed_out_by_the_analyzer_alone(string body, string? name)
    {
        Compilation compilation = TestCompilation.OfMembers("[Differentiable] public static double F(double x) { " + body + " }");

        ImmutableArray<Diagnostic> found = await Analyzed(compilation);

        Assert.That(TestCompilation.Run(compilation).Diagnostics, Is.Empty);
        Assert.That(found.Select(d => d.Id), Is.EqualTo(name is null ? [] : new[] { "TAN0018" }));
        Assert.That(found.Select(TextAt), Is.EqualTo(name is null ? [] : new[] { name }));
        Assert.That(found.Select(d => d.Severity), Has.All.EqualTo(DiagnosticSeverity.Info));
    }

    [Test]
    public async Task Nothing_is_said_of_code_that_does_not_compile() =>
        Assert.That(await Analyzed(TestCompilation.OfMembers("[Differentiable] public static double F(double x) => x * (int)x +;")), Is.Empty);

    [Test]
    public void Whatever_it_says_it_declares()
    {
        ImmutableArray<DiagnosticDescriptor> supported = new DifferentiableAnalyzer().SupportedDiagnostics;

        Assert.That(supported.Select(d => d.Id), Is.Unique);
        Assert.That(supported, Does.Not.Contain(Descriptors.InternalError).And.Not.Contain(Descriptors.NotDerived));
    }

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static async Task<ImmutableArray<Diagnostic>> Analyzed(Compilation compilation)
    {
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers([new DifferentiableAnalyzer()]);
        return await analyzed.GetAnalyzerDiagnosticsAsync();
    }
}
