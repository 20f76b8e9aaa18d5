using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Support;

/// <summary>Runs the generator over sources in which <c>[|…|]</c> marks where a diagnostic has to stand.</summary>
internal static class Diagnosed
{
    /// <summary>Asserts that the members give this one diagnostic, at the marked text, and a companion only with a warning.</summary>
    public static void At(string id, string markedMembers)
    {
        Diagnostic diagnostic = InFile(id, TestCompilation.Source(markedMembers));
        bool isError = diagnostic.Severity == DiagnosticSeverity.Error;
        Assert.That(Companions(WithoutMarks(TestCompilation.Source(markedMembers))), Has.Count.EqualTo(isError ? 0 : 1));
    }

    public static Diagnostic InFile(string id, string markedSource)
    {
        int start = markedSource.IndexOf("[|", StringComparison.Ordinal);
        string source = WithoutMarks(markedSource);
        ImmutableArray<Diagnostic> diagnostics = TestCompilation.Run(TestCompilation.Of(source)).Diagnostics;
        Assert.That(diagnostics.Select(d => d.Id), Is.EqualTo(new[] { id }), string.Join("\n", diagnostics));
        int length = markedSource.IndexOf("|]", StringComparison.Ordinal) - start - 2;
        string marked = source.Substring(start, length);
        Location location = diagnostics[0].Location;
        Assert.That(source.Substring(location.SourceSpan.Start, location.SourceSpan.Length), Is.EqualTo(marked));
        Assert.That(location.SourceSpan.Start, Is.EqualTo(start));
        return diagnostics[0];
    }

    public static IReadOnlyList<string> Companions(string source) =>
        TestCompilation.Run(TestCompilation.Of(source)).GeneratedTrees.Select(t => t.ToString()).ToList();

    private static string WithoutMarks(string source) =>
        source.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);
}
