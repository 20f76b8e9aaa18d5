using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>
/// The methods of the suite once more, compiled in memory with everything emitted that their signatures allow. The suite itself is
/// built with the default, as most users' code is. Loops stay loops here, and become calls of <c>TensorPrimitives</c> there.
/// </summary>
internal static class Recompiled
{
    public const string Original = "Tangent.Generator.Tests.Numeric";
    private const string Namespace = "Tangent.Generator.Tests.Recompiled";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
    private static readonly Lazy<Assembly> Whole = new(Compile);

    /// <summary>The file of each method's derivatives, by its name.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same method in the assembly where all its derivatives are.</summary>
    public static MethodInfo Counterpart(MethodInfo method)
    {
        Type declaring = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericTypeDefinition() : method.DeclaringType;
        string name = declaring.FullName!.Replace(Original + ".", Namespace + ".", StringComparison.Ordinal);
        MethodInfo definition = method.IsGenericMethod ? method.GetGenericMethodDefinition() : method;
        string text = definition.ToString()!.Replace(Original + ".", Namespace + ".", StringComparison.Ordinal);
        return TypeCases.Like(method, Whole.Value.GetType(name, throwOnError: true)!, m => m.ToString() == text);
    }

    /// <summary>The files of the suite, their text changed.</summary>
    public static IEnumerable<SyntaxTree> Suite(Func<string, string> change) => Directory.GetFiles(Folder(), "*.cs")
        .Where(IsSuite)
        .Order(StringComparer.Ordinal)
        .Select(path => CSharpSyntaxTree.ParseText(change(File.ReadAllText(path)), ParseOptions, path, Encoding.UTF8));

    /// <summary>Compiles with the generator.</summary>
    public static (Compilation Generated, ImmutableArray<Diagnostic> Diagnostics) Generate(string name, SyntaxTree[] trees)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compilation(name, trees), out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        return (generated, diagnostics);
    }

    public static CSharpCompilation Compilation(string name, SyntaxTree[] trees) => CSharpCompilation.Create(
        name,
        trees,
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver
        .Create([new TangentGenerator().AsSourceGenerator()], parseOptions: ParseOptions, optionsProvider: new BuildProperties(("TangentVectorize", "off")));

    private static Assembly Compile()
    {
        (Compilation generated, ImmutableArray<Diagnostic> diagnostics) = Generate("Tangent.Generator.Tests.Recompiled", [.. Suite(EmitAll)]);
        Texts = generated.SyntaxTrees
            .Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .ToDictionary(t => Path.GetFileName(t.FilePath), t => t.GetText().ToString());

        using var stream = new MemoryStream();
        EmitResult emitted = generated.Emit(stream);
        Assert.That(diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(emitted.Diagnostics.Where(IsBad), Is.Empty);
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>In generated files warnings count; in the suite's own the build has said what there is to say.</summary>
    public static bool IsBad(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);

    /// <summary>In a namespace of its own: the suite's extension methods are in reach here too.</summary>
    public static string Renamed(string text, string space) => Regex.Replace(text, Regex.Escape(Original) + @"(?!\.Harness)", space);

    private static string EmitAll(string text)
    {
        string source = Renamed(text, Namespace)
            .Replace("[Differentiable]", "[Differentiable(Emit = global::Tangent.Derivatives.All)]", StringComparison.Ordinal);
        return Regex.Replace(source, @"\[Differentiable\((""[^)=]*)\)\]", "[Differentiable($1, Emit = global::Tangent.Derivatives.All)]");
    }

    private static IEnumerable<MetadataReference> References() => Basic.Reference.Assemblies.Net100.References.All.Concat(
        new[] { typeof(DifferentiableAttribute), typeof(AtAttribute), typeof(TestAttribute), typeof(System.Numerics.Tensors.TensorPrimitives) }
            .Select(t => MetadataReference.CreateFromFile(t.Assembly.Location)));

    private static bool IsSuite(string path) => !path.EndsWith("Tests.cs", StringComparison.Ordinal);

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(Path.GetDirectoryName(thisFile))!;
}
