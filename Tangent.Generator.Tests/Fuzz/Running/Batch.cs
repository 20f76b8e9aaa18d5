using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Tangent.Generator.Tests.Fuzz.Oracle;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>
/// Many programs through one compilation: each in a class of its own with the generator's companion beside it, its oracle and its driver.
/// What is wrong with one is found by the file it stands in and costs the others nothing.
/// </summary>
internal sealed class Batch
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Dual).Assembly.Location),
    ];

    private static readonly MetadataReference Tensors = MetadataReference.CreateFromFile(typeof(TensorPrimitives).Assembly.Location);

    /// <summary>
    /// A loaded batch can be unloaded, and what can be is compiled to the best code at once, which takes longer than all its runs do.
    /// </summary>
    private const string Unoptimized =
        "using System.Diagnostics; [assembly: Debuggable(DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations)]";

    /// <summary>All batches start from one compilation, which knows the references' symbols.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "FuzzBatch",
        [],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false));

    private static readonly CSharpCompilation WithTensors = Empty.AddReferences(Tensors);

    private readonly CSharpParseOptions _parseOptions;
    private readonly IReadOnlyList<ProgramRun> _runs;
    private readonly IIncrementalGenerator _generator;
    private readonly Care _care;

    private Batch(IReadOnlyList<ProgramRun> runs, IIncrementalGenerator generator, Care care)
    {
        _runs = runs;
        _generator = generator;
        _care = care;
        _parseOptions = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        if (care == Care.Less)
        {
            _parseOptions = _parseOptions.WithFeatures([new("run-nullable-analysis", "never")]);
        }
    }

    /// <summary>Compiles and loads the programs; each run then holds its failure, its refusal or its drivers.</summary>
    public static IReadOnlyList<ProgramRun> Of(IReadOnlyList<FuzzProgram> programs, IIncrementalGenerator generator, Care care)
    {
        ProgramRun[] runs = [.. programs.Select((p, i) => new ProgramRun(p, i))];
        new Batch(runs, generator, care).Build();
        return runs;
    }

    private void Build()
    {
        SyntaxTree[] originals = [.. _runs.Select(r => Parse(r.Program.Source(r.ClassName), r.ClassName + ".cs"))];
        CSharpCompilation compilation = Generate(Compilation(originals));
        List<SyntaxTree> added = [Parse(Unoptimized, "assembly.cs")];
        foreach (ProgramRun run in _runs.Where(r => r.IsAlive))
        {
            ClassDeclarationSyntax type = originals[run.Index].GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First();
            Signature signature = Signature.Of(type.Members.OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.ValueText == "F"));
            run.Signature = signature;
            added.Add(Parse(DualCopy.Of(type, run.OracleName), run.OracleName + ".cs"));
            added.Add(Parse(DriverWriter.Write(run.ClassName, run.OracleName, run.DriverName, signature), run.DriverName + ".cs"));
        }

        ExcuseThoseThatDoNotCompile(originals);
        Load(compilation.AddSyntaxTrees(added));
    }

    /// <summary>Where the generator failed, the program itself is compiled alone: one step of shrinking may have broken it.</summary>
    private void ExcuseThoseThatDoNotCompile(SyntaxTree[] originals)
    {
        ProgramRun[] failed = [.. _runs.Where(r => r.Failure?.Kind is FailureKind.InternalError or FailureKind.NoCompanion)];
        if (failed.Length == 0)
        {
            return;
        }

        ILookup<string, Diagnostic> errors = Compilation(failed.Select(r => originals[r.Index])).GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .ToLookup(d => d.Location.SourceTree?.FilePath ?? "");
        foreach (ProgramRun run in failed.Where(r => errors[r.ClassName + ".cs"].Any()))
        {
            run.Excuse(errors[run.ClassName + ".cs"].First().ToString());
        }
    }

    /// <summary>Runs the generator; with care twice and from scratch: the second text must be the first.</summary>
    private CSharpCompilation Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> diagnostics);
        IReadOnlyDictionary<string, string> texts = Texts(driver);
        IReadOnlyDictionary<string, string> again = _care == Care.Full ? Texts(Driver().RunGenerators(compilation)) : texts;
        ILookup<string, Diagnostic> byFile = diagnostics.ToLookup(d => d.Location.SourceTree?.FilePath ?? "");
        foreach (ProgramRun run in _runs)
        {
            Diagnostic[] errors = [.. byFile[run.ClassName + ".cs"].Where(d => d.Severity == DiagnosticSeverity.Error)];
            if (errors.Length > 0)
            {
                run.Refuse(errors);
            }
            else if (!texts.TryGetValue(run.CompanionName, out string? text))
            {
                run.Fail(FailureKind.NoCompanion, string.Join("\n", byFile[""]));
            }
            else
            {
                run.Companion = text;
                if (again.GetValueOrDefault(run.CompanionName) != text)
                {
                    run.Fail(FailureKind.UnstableText, "The second run of the generator gives another text.");
                }
            }
        }

        return (CSharpCompilation)updated;
    }

    private static IReadOnlyDictionary<string, string> Texts(GeneratorDriver driver) =>
        driver.GetRunResult().GeneratedTrees.ToDictionary(t => Path.GetFileName(t.FilePath), t => t.GetText().ToString());

    private CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create([_generator.AsSourceGenerator()], parseOptions: _parseOptions);

    /// <summary>
    /// Takes the programs out in whose files the compiler finds an error, or in whose companion it finds a warning that it does not
    /// give for the program itself.
    /// </summary>
    private void Drop(ImmutableArray<Diagnostic> diagnostics)
    {
        ILookup<string, Diagnostic> byFile = diagnostics.ToLookup(d => Path.GetFileName(d.Location.SourceTree?.FilePath ?? ""));
        foreach (ProgramRun run in _runs.Where(r => r.IsAlive))
        {
            HashSet<string> own = [.. byFile[run.ClassName + ".cs"].Select(d => d.Id)];
            IEnumerable<(string File, FailureKind Kind)> others = byFile.Select(f => f.Key).Where(run.IsOtherCompanion).Select(f => (f, FailureKind.UncompilableDerivative));
            foreach ((string file, FailureKind kind) in run.Kinds.Concat(others))
            {
                Diagnostic[] against = [.. byFile[file].Where(d => d.Severity == DiagnosticSeverity.Error
                    || (d.Severity == DiagnosticSeverity.Warning && kind == FailureKind.UncompilableDerivative && d.Id != "CS1701" && !own.Contains(d.Id)))];
                if (against.Length > 0)
                {
                    run.Fail(kind, string.Join("\n", against.Take(5).Select(d => d.ToString())));
                }
            }
        }
    }

    private CSharpCompilation Without(CSharpCompilation compilation)
    {
        ProgramRun[] dead = [.. _runs.Where(r => !r.IsAlive)];
        return compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(t => dead.Any(r => r.Owns(Path.GetFileName(t.FilePath)))));
    }

    private void Load(CSharpCompilation compilation)
    {
        using MemoryStream stream = new();
        EmitResult emitted;
        int alive;
        do
        {
            alive = _runs.Count(r => r.IsAlive);
            stream.SetLength(0);
            emitted = Without(compilation).Emit(stream);
            Drop(emitted.Diagnostics);
        }
        while (_runs.Count(r => r.IsAlive) < alive);

        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        stream.Position = 0;
        AssemblyLoadContext context = new("Fuzz", isCollectible: true);
        context.Resolving += (_, name) => Array.Find(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == name.Name);
        Assembly assembly = context.LoadFromStream(stream);
        foreach (ProgramRun run in _runs.Where(r => r.IsAlive))
        {
            run.Driver = new Driver(assembly.GetType(run.DriverName, throwOnError: true)!);
        }

        context.Unload();
    }

    private CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) => (_runs.Any(r => r.Program.HasTensors) ? WithTensors : Empty).AddSyntaxTrees(trees);

    private SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, _parseOptions, path, Encoding.UTF8);
}
