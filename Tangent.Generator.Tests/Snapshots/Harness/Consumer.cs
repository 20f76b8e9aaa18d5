using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Snapshots.Harness;

/// <summary>A user's source with what the generator adds to it, compiled: nothing may be wrong with it, not even to a warning.</summary>
internal sealed class Consumer
{
    private static readonly CSharpParseOptions ParseOptions =
        TestCompilation.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);

    private readonly Compilation _compilation;
    private readonly IReadOnlyList<SyntaxTree> _generated;

    private Consumer(Compilation compilation, GeneratorDriverRunResult result)
    {
        _compilation = compilation;
        _generated = result.GeneratedTrees;
        GeneratedFiles = result.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        Problems = [.. result.Diagnostics.Concat(compilation.GetDiagnostics())
            .Where(d => d.Severity > DiagnosticSeverity.Info && !IsOnlyUndocumented(result, d))
            .Select(d => d.ToString())];
    }

    /// <summary>The texts by hint name.</summary>
    public IReadOnlyDictionary<string, string> GeneratedFiles { get; }

    /// <summary>The expressions of the generated text that put a value into an object, or are one. (An array's Clone() is typed as one.)</summary>
    public IEnumerable<string> Boxings => _generated.SelectMany(tree =>
    {
        SemanticModel model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
            .Where(e => model.GetConversion(e).IsBoxing || (IsObject(model, e) && !e.ToString().EndsWith(".Clone()", StringComparison.Ordinal)))
            .Select(e => e.ToString());
    });

    /// <summary>The errors and warnings of the generator and of the compiler.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static Consumer Of(string source)
    {
        CSharpCompilation original = TestCompilation.Of(source);
        CSharpCompilation strict = original
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(original.SyntaxTrees.Select(t => t.WithRootAndOptions(t.GetRoot(), ParseOptions)))
            .WithOptions(original.Options.WithOptimizationLevel(OptimizationLevel.Release));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new TangentGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(strict, out Compilation updated, out _);
        return new Consumer(updated, driver.GetRunResult());
    }

    public Assembly Load()
    {
        using var stream = new MemoryStream();
        EmitResult emitted = _compilation.Emit(stream);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return new AssemblyLoadContext("Snapshot", isCollectible: true).LoadFromStream(stream);
    }

    private static bool IsObject(SemanticModel model, ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Object;

    /// <summary>The sources of the tests are not documented; what is generated has to be.</summary>
    private static bool IsOnlyUndocumented(GeneratorDriverRunResult result, Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && !result.GeneratedTrees.Contains(diagnostic.Location.SourceTree!);
}
