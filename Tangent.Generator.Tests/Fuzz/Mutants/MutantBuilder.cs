using System;
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
        SyntaxTree[] trees = [.. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsBuilt(path))
            .Select(path => CSharpSyntaxTree.ParseText(path == mutated ? Mutate(mutant) : File.ReadAllText(path), ParseOptions, path, Encoding.UTF8))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Tangent.Generator",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream stream = new();
        EmitResult emitted = compilation.Emit(stream);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(mutant.Name + ": " + emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error));
        }

        Type type = Assembly.Load(stream.ToArray()).GetType(typeof(TangentGenerator).FullName!, throwOnError: true)!;
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }

    private static string Folder => Path.Combine(Repository.Root, "Tangent.Generator");

    private static bool IsBuilt(string path) => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin";
}
