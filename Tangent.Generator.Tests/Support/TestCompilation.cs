using System.Collections.Generic;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tangent.Generator.Tests.Support;

/// <summary>Compilations in memory, against .NET 10 and the runtime assembly; against System.Numerics.Tensors where a source names it.</summary>
internal static class TestCompilation
{
    private static readonly MetadataReference Runtime =
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location);

    private static readonly MetadataReference Tensors =
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location);

    public static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13);

    public static CSharpCompilation Of(params string[] sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
        Net100.References.All.Append(Runtime).Concat(sources.Any(s => s.Contains("System.Numerics.Tensors", System.StringComparison.Ordinal)) ? [Tensors] : []),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true,
            specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic> { ["CS1701"] = ReportDiagnostic.Suppress }));

    /// <summary>The members in a class <c>N.Model</c>.</summary>
    public static CSharpCompilation OfMembers(string members) => Of(Source(members));

    public static string Source(string members) =>
        "using System;\nusing Tangent;\nnamespace N;\npublic static partial class Model\n{\n" + members + "\n}\n";

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new TangentGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorDriverRunResult Run(Compilation compilation) => Driver().RunGenerators(compilation).GetRunResult();
}
