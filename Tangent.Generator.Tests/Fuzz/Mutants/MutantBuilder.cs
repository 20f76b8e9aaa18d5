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
using Tangent.Generator.Tests.Mutations;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Fuzz.Mutants;

/// <summary>Compiles the generator's sources in memory, with one bug in them, or with many behind switches.</summary>
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

    /// <summary>The sources with every mutation of those files in them whose paths begin with <paramref name="start"/>, all switched off.</summary>
    public static IEnumerable<SyntaxTree> WithSwitches(string start, List<Mutation> mutations)
    {
        const string Switch = """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tangent.Generator.Tests")]
            namespace Tangent.Generator
            {
                internal static class MutationSwitch
                {
                    public static int Active;
                    public static int Uses;

                    // A recursion or a loop without an end goes through the mutation that made it.
                    public static bool Is(int number)
                    {
                        if (Active != number)
                            return false;
                        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                        return ++Uses < 10_000_000 ? true : throw new System.InvalidOperationException("endless");
                    }
                }
            }
            """;
        return Trees(File.ReadAllText)
            .Select(tree => Path.GetRelativePath(Folder, tree.FilePath).Replace('\\', '/').StartsWith(start, StringComparison.Ordinal)
                ? MutationWriter.Write(tree, mutations)
                : tree)
            .Append(CSharpSyntaxTree.ParseText(Switch, ParseOptions, "MutationSwitch.cs", Encoding.UTF8))
            .ToList();
    }

    public static byte[] Compile(IEnumerable<SyntaxTree> trees)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Tangent.Generator",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream stream = new();
        EmitResult emitted = compilation.Emit(stream);
        return emitted.Success
            ? stream.ToArray()
            : throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    private static IEnumerable<SyntaxTree> Trees(Func<string, string> read) => Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !IsElsewhere(path))
        .Order(StringComparer.Ordinal)
        .Select(path => CSharpSyntaxTree.ParseText(read(path), ParseOptions, path, Encoding.UTF8));

    private static string Folder => Path.Combine(Repository.Root, "Tangent.Generator");

    /// <summary>What is built, and the project of the code fixes, which is an assembly of its own.</summary>
    private static bool IsElsewhere(string path) => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin" or "CodeFixes";
}
