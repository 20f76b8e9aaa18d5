using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Fuzz.Mutants;

/// <summary>Compiles the generator's sources in memory, with one bug in them.</summary>
internal static class MutantBuilder
{
    /// <summary>What the generator and the framework that this process runs on are compiled against.</summary>
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is string name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>The mutant's text, where the original stands in its file exactly once.</summary>
    public static string Mutate(Mutant mutant)
    {
        string text = File.ReadAllText(Path.Combine(Folder, mutant.File));
        int at = text.IndexOf(mutant.Original, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(mutant.Original, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidOperationException($"The text of the mutant '{mutant.Name}' does not stand once in {mutant.File}.");
        }

        return text.Remove(at, mutant.Original.Length).Insert(at, mutant.Replacement);
    }

    public static IIncrementalGenerator Build(Mutant mutant)
    {
        string mutated = Path.Combine(Folder, mutant.File);
        byte[] generator = Compile(Trees(path => path == mutated ? Mutate(mutant) : File.ReadAllText(path)));
        Type type = Assembly.Load(generator).GetType(typeof(TangentGenerator).FullName!, throwOnError: true)!;
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }

    public static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Tangent.Generator",
        trees,
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static byte[] Compile(IEnumerable<SyntaxTree> trees)
    {
        using MemoryStream stream = new();
        EmitResult emitted = Compilation(trees).Emit(stream);
        return emitted.Success
            ? stream.ToArray()
            : throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    /// <summary>The generator's sources as they are.</summary>
    public static IEnumerable<SyntaxTree> Trees() => Trees(File.ReadAllText);

    /// <summary>Another file beside them.</summary>
    public static SyntaxTree Tree(string name, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, name, Encoding.UTF8);

    private static IEnumerable<SyntaxTree> Trees(Func<string, string> read) => Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !IsElsewhere(path))
        .Order(StringComparer.Ordinal)
        .Select(path => Tree(path, read(path)));

    /// <summary>Where the sources are.</summary>
    public static string Folder => Path.Combine(Repository.Root, "Tangent.Generator");

    /// <summary>What is built, and the project of the code fixes, which is an assembly of its own.</summary>
    private static bool IsElsewhere(string path) => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin" or "CodeFixes";
}
