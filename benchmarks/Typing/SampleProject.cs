using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Benchmarks.Typing;

/// <summary>
/// A project of about a thousand annotated methods of real shapes and sizes: the methods of the numeric tests, as often as it takes, each time in
/// a namespace of its own; with a file that nothing differentiated reads and a helper that many methods call.
/// </summary>
internal static class SampleProject
{
    public const string Unrelated = "Unrelated.cs";
    public const string Shared = "Shared.cs";

    private const string Suite = "Tangent.Generator.Tests.Numeric";

    private const string Attributes =
        """
        global using Tangent;
        using System;
        namespace Sample.Harness
        {
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            public sealed class AtAttribute(params object?[]? arguments) : Attribute
            {
                public object?[]? Arguments => arguments;
                public double[]? Gradient { get; set; }
            }

            [AttributeUsage(AttributeTargets.Method)]
            public sealed class MovesRowsAttribute : Attribute;
        }
        """;

    public static CSharpParseOptions ParseOptions { get; } = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13);

    public static CSharpCompilation Create(int methods)
    {
        string[] files = Directory.EnumerateFiles(Path.Combine(Root(), "Tangent.Generator.Tests", "Numeric"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Contains("[Differentiable", StringComparison.Ordinal) && !text.Contains("using NUnit", StringComparison.Ordinal))
            .ToArray();
        List<SyntaxTree> trees = [Parse(Attributes, "Attributes.cs"), Parse(UnrelatedText(), Unrelated), Parse(SharedText(), Shared), Parse(CallersText(), "Callers.cs")];
        int count = CountIn(trees[^1]);
        for (int copy = 0; count < methods; copy++)
        {
            for (int i = 0; i < files.Length && count < methods; i++)
            {
                SyntaxTree tree = Parse(files[i].Replace(Suite + ".Harness", "Sample.Harness", StringComparison.Ordinal).Replace(Suite, "Sample.Copy" + copy, StringComparison.Ordinal), $"Copy{copy}File{i}.cs");
                trees.Add(tree);
                count += CountIn(tree);
            }
        }

        return CSharpCompilation.Create(
            "Sample",
            trees,
            Net100.References.All.Append(MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    public static IEnumerable<MethodDeclarationSyntax> MethodsOf(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Differentiable"));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static int CountIn(SyntaxTree tree) => MethodsOf(tree).Count();

    private static string UnrelatedText() =>
        "namespace Sample { public static class Report { public static string Title(int year) { return \"Report of \" + (year + 0); } } }";

    private static string SharedText() =>
        "namespace Sample { public static class Shared { public static double Damped(double x) { return x * System.Math.Exp(-x * x) + 0; } } }";

    private static string CallersText() =>
        "namespace Sample { public static partial class Callers {\n" + string.Join("\n", Enumerable.Range(0, 20).Select(i =>
            $"[Differentiable] public static double F{i}(double x) {{ double s = 0; for (int k = 0; k < {i + 2}; k++) s += Shared.Damped(k * x); return s; }}")) + "\n} }";

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tangent.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Tangent.sln is in no folder above this program.");
    }
}
