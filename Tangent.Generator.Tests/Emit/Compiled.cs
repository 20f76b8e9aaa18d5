using System.Collections.Generic;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tangent.Generator.Tests.Emit;

/// <summary>Text through the compiler, with its warnings as errors.</summary>
internal static class Compiled
{
    public static CSharpCompilation From(bool checksOverflow, params string[] sources) => CSharpCompilation.Create(
        "Emitted",
        sources.Select(source => CSharpSyntaxTree.ParseText(
            source, new CSharpParseOptions(LanguageVersion.CSharp9, DocumentationMode.Diagnose))),
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location)],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)], // as the SDK has it
            checkOverflow: checksOverflow,
            nullableContextOptions: NullableContextOptions.Enable));

    public static IReadOnlyList<string> Problems(params string[] sources) =>
        [.. From(checksOverflow: false, sources).GetDiagnostics()
            .Where(d => d.Severity > DiagnosticSeverity.Info)
            .Select(d => d.ToString())];
}
