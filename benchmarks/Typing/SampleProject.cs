using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
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

    public static CSharpParseOptions ParseOptions { get; } = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13);

    public static CSharpCompilation Create(int methods)
    {
        string folder = Path.Combine(Root(), "Tangent.Generator.Tests", "Numeric");
        string[] files = Texts(folder).Where(text => !text.Contains("using NUnit", StringComparison.Ordinal)).ToArray();
        IEnumerable<SyntaxTree> attributes = Texts(Path.Combine(folder, "Harness"))
            .Where(text => text.Contains(": Attribute", StringComparison.Ordinal))
            .Select((text, i) => Parse(Renamed(text, 0), $"Attribute{i}.cs"));
        List<SyntaxTree> trees = [.. attributes, Parse("global using Tangent;", "Usings.cs"), Parse(UnrelatedText(), Unrelated), Parse(SharedText(), Shared), Parse(CallersText(), "Callers.cs")];
        int count = CountIn(trees[^1]);
        for (int copy = 0; count < methods; copy++)
        {
            // Declarations that files share come whole.
            for (int i = 0; i < files.Length; i++)
            {
                SyntaxTree tree = Parse(Renamed(files[i], copy), $"Copy{copy}File{i}.cs");
                int more = CountIn(tree);
                if (more == 0 || count < methods)
                {
                    trees.Add(tree);
                    count += more;
                }
            }
        }

        return CSharpCompilation.Create(
            "Sample",
            trees,
            Net100.References.All.Concat(new[] { typeof(DifferentiableAttribute), typeof(TensorPrimitives) }.Select(t => MetadataReference.CreateFromFile(t.Assembly.Location))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    public static IEnumerable<MethodDeclarationSyntax> MethodsOf(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Differentiable"));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static IEnumerable<string> Texts(string folder) => Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static string Renamed(string text, int copy) => text
        .Replace(Suite + ".Harness", "Sample.Harness", StringComparison.Ordinal)
        .Replace(Suite, "Sample.Copy" + copy, StringComparison.Ordinal);

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
