using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tangent.Benchmarks.Typing;

/// <summary>
/// What any generator of the kind would cost: it finds the same attributes, binds the same bodies and adds the same texts, which it is given. What ours
/// takes beyond it is ours; the rest is the compiler's.
/// </summary>
internal sealed class ControlGenerator : IIncrementalGenerator
{
    /// <summary>The texts that the generator under test wrote for the compilation at hand, by their order.</summary>
    public IReadOnlyList<(string Hint, SourceText Text)> Texts { get; set; } = [];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> bound = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Tangent.DifferentiableAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, cancellation) => found.SemanticModel.GetOperation(found.TargetNode, cancellation) + found.TargetSymbol.ToDisplayString());
        IncrementalValueProvider<int> count = bound.Collect().Select(static (all, _) => all.Count(name => name.Length > 0));
        IncrementalValuesProvider<(string Hint, SourceText Text)> texts = context.CompilationProvider.SelectMany((_, _) => Texts);
        context.RegisterSourceOutput(count, static (_, _) => { });
        context.RegisterSourceOutput(texts, static (output, text) => output.AddSource(text.Hint, text.Text));
    }

    public static IReadOnlyList<(string Hint, SourceText Text)> TextsOf(GeneratorDriverRunResult result) =>
        result.Results.Single().GeneratedSources.Select(s => (s.HintName, s.SourceText)).ToList();
}
