using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Emit;

/// <summary>The whole numeric suite, built with other options than this project's: its companions compile without a warning.</summary>
public sealed class ConsumerOptionsTests
{
    /// <summary>Types of a consumer's own that are called as what generated code names.</summary>
    private const string Decoys =
        """
        namespace Consumer.Tangent { public static class Guard { } }
        namespace Consumer.System { public static class Math { } }
        namespace Consumer.Code
        {
            public static class Guard { }
            public static class History { }
            public sealed class HistoryStack<T> { }
            public static class Shadow { }
            public sealed class ShadowSet { }
            public static class Snapshot { }
        }
        namespace Consumer { public static class Array { } }
        """;

    private const string ImplicitUsings =
        """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    [Test]
    public void In_the_oldest_language_version_with_overflow_checked() =>
        Check(NumericSources.As(LanguageVersion.CSharp9, Options(NullableContextOptions.Enable).WithOverflowChecks(true)), LanguageVersion.CSharp9);

    [Test]
    public void In_the_newest_language_version_optimized_without_nullable() =>
        Check(NumericSources.As(LanguageVersion.Latest, Options(NullableContextOptions.Disable).WithOptimizationLevel(OptimizationLevel.Release)), LanguageVersion.Latest);

    [Test]
    public void With_implicit_usings_among_types_named_alike() =>
        Check(NumericSources.As(LanguageVersion.CSharp12, Options(NullableContextOptions.Enable), Decoys, ImplicitUsings), LanguageVersion.CSharp12);

    private static void Check(CSharpCompilation suite, LanguageVersion version)
    {
        int methods = NumericSources.Differentiable(suite).Count();
        Assert.That(methods, Is.GreaterThan(300), "methods that compile with these options");

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new TangentGenerator().AsSourceGenerator()],
            parseOptions: CSharpParseOptions.Default.WithLanguageVersion(version));
        driver = driver.RunGeneratorsAndUpdateCompilation(suite, out Compilation updated, out var said);

        // What a later language version is needed for is refused with a message that says so.
        Diagnostic[] refused = [.. said.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Diagnostic[] later = [.. refused.Where(d => Text(d).Contains("needs C# ", StringComparison.Ordinal))];
        Assert.That(refused.Except(later).Select(Text), Is.Empty);
        Assert.That(driver.GetRunResult().GeneratedTrees, Has.Length.InRange(methods - later.Length, methods));
        var companions = new HashSet<SyntaxTree>(driver.GetRunResult().GeneratedTrees);
        Assert.That(
            updated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && companions.Contains(d.Location.SourceTree!)).Select(Text),
            Is.Empty);
        Assert.That(updated.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(Text), Is.Empty);
    }

    private static CSharpCompilationOptions Options(NullableContextOptions nullable) => new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: nullable,
        allowUnsafe: true,
        generalDiagnosticOption: ReportDiagnostic.Default,
        warningLevel: 9999);

    private static string Text(Diagnostic diagnostic) => diagnostic.ToString();
}
