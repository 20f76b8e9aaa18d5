using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Basic.Reference.Assemblies;
using Tangent.Generator.Analyzers;

namespace Tangent.Generator.Tests.Analyzers;

/// <summary>
/// Applies a code fix to what the analyzer finds in a source, in which <c>{|TAN0002:…|}</c> marks a diagnostic, until it finds
/// nothing more to mend.
/// </summary>
internal static class Fixed
{
    public static Task Becomes<TFix>(string source, string mended)
        where TFix : CodeFixProvider, new() => Becomes<TFix>([source], [mended]);

    public static async Task Becomes<TFix>(string[] sources, string[] mended)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<DifferentiableAnalyzer, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,
        };
        foreach ((SolutionState state, string[] files) in new[] { ((SolutionState)test.TestState, sources), (test.FixedState, mended) })
        {
            state.AdditionalReferences.AddRange(Net100.References.All);
            state.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location));
            for (int i = 0; i < files.Length; i++)
            {
                state.Sources.Add(($"File{i}.cs", files[i].ReplaceLineEndings("\n")));
            }
        }

        test.SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(id, Support.TestCompilation.ParseOptions));
        await test.RunAsync();
    }
}
