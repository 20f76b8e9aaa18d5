using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Typing;

/// <summary>A source file to type in: those of the samples, and the methods of the numeric tests.</summary>
/// <param name="Name">Its path in the repository.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Siblings">Files beside it that it may use; programs and what needs other packages are left out.</param>
internal sealed record Sample(string Name, string Text, IReadOnlyList<string> Siblings)
{
    private static readonly string[] OtherPackages = ["ScottPlot", "MathNet", "Spectre", "BenchmarkDotNet", "NUnit"];

    public static IReadOnlyList<Sample> All { get; } =
    [
        .. In("samples"),
        .. In(Path.Combine("Tangent.Generator.Tests", "Numeric")).Where(s => !s.Text.Contains("NUnit", StringComparison.Ordinal) && !s.Name.Contains("Harness", StringComparison.Ordinal)),
    ];

    public override string ToString() => Name;

    private static IEnumerable<Sample> In(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("\\obj\\", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => new Sample(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path), Beside(path)))
        .Where(s => s.Text.Contains("[Differentiable", StringComparison.Ordinal));

    private static IReadOnlyList<string> Beside(string path) =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.cs")
            .Where(other => other != path)
            .Select(File.ReadAllText)
            .Where(text => !text.Contains("[Differentiable", StringComparison.Ordinal) && !OtherPackages.Any(p => text.Contains(p, StringComparison.Ordinal)) && !IsProgram(text)),
    ];

    /// <summary>Whether the file begins with statements, which a library can't.</summary>
    private static bool IsProgram(string text) => CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Members.Any(m => m is GlobalStatementSyntax);
}
