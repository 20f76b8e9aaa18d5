using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
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

    /// <summary>The same with a second source, which is of another project where one is named.</summary>
    public static async Task Becomes<TFix>(string[] sources, string[] mended, string? project = null)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<DifferentiableAnalyzer, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,

            // What is said of a method may stand in another one that it calls.
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
        };
        foreach ((SolutionState state, string[] files) in new[] { ((SolutionState)test.TestState, sources), (test.FixedState, mended) })
        {
            AddReferences(state);
            state.Sources.Add(("File0.cs", files[0].ReplaceLineEndings("\n")));
            ProjectState second = project is null ? state : state.AdditionalProjects[project];
            foreach (string file in files.Skip(1))
            {
                second.Sources.Add(("Other.cs", file.ReplaceLineEndings("\n")));
            }

            if (project is not null)
            {
                AddReferences(second);
                state.AdditionalProjectReferences.Add(project);
            }
        }

        // A mend elsewhere may take a build before it is seen.
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(id, Support.TestCompilation.ParseOptions));
        await test.RunAsync();
    }

    private static void AddReferences(ProjectState state)
    {
        state.AdditionalReferences.AddRange(Net100.References.All);
        state.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location));
    }
}
