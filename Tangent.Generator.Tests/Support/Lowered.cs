using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.Lowering;
using Tangent.Generator.Model;

namespace Tangent.Generator.Tests.Support;

/// <summary>What lowering makes of the annotated method of a source.</summary>
internal static class Lowered
{
    public static LoweredMethod Method(Compilation compilation)
    {
        Assert.That(
            compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error),
            Is.Empty,
            "the source of the test does not compile");
        IMethodSymbol method = compilation.SyntaxTrees
            .SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(m => compilation.GetSemanticModel(t).GetDeclaredSymbol(m)!))
            .OfType<IMethodSymbol>()
            .First(HintName.IsAnnotated);
        return MethodLowering.Lower(method.DeclaringSyntaxReferences[0].GetSyntax(), method, method.GetAttributes()[0], compilation, default);
    }

    public static MethodModel Model(Compilation compilation)
    {
        LoweredMethod method = Method(compilation);
        Assert.That(method.Diagnostics.Where(d => d.IsError).Select(d => d.ToDiagnostic().GetMessage()), Is.Empty);
        return method.Model!;
    }

    /// <summary>The lowered functions as C#, comments and empty lines left out.</summary>
    public static string Text(string members)
    {
        MethodModel model = Model(TestCompilation.OfMembers(members));
        return string.Join("\n", model.Callees.Prepend(model.Primal).Select(IrPrinter.Print).Select(WithoutComments));
    }

    private static string WithoutComments(string text) => string.Join(
        "\n",
        text.Split('\n').Where(line => line.Trim() is { Length: > 0 } trimmed && !trimmed.StartsWith("//", System.StringComparison.Ordinal)));
}
