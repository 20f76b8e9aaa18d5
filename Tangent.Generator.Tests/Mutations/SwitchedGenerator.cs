using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Tests.Fuzz.Mutants;

namespace Tangent.Generator.Tests.Mutations;

/// <summary>The generator with every mutation of some files in it, all switched off.</summary>
internal static partial class SwitchedGenerator
{
    private const string Switch = """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tangent.Generator.Tests")]
        namespace Tangent.Generator
        {
            internal static class MutationSwitch
            {
                public static int Active;
                public static long End;

                // A recursion or a loop without an end goes through the mutation that made it, or at least through its file.
                public static bool Is(int number)
                {
                    if (Active != 0 && System.Environment.TickCount64 > End)
                        throw new System.InvalidOperationException("endless");
                    if (Active != number)
                        return false;
                    System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                    return true;
                }
            }
        }

        // As in the generator for netstandard2.0: the tests are compiled against its own.
        namespace System.Runtime.CompilerServices
        {
            internal static class IsExternalInit;
        }
        """;

    // What is left out may uncover what the compiler said nothing of before.
    private const int MostRounds = 5;

    /// <param name="starts">How the paths of the files to change begin, from the generator's folder.</param>
    public static (byte[] Generator, IReadOnlyList<Mutation> Mutations) Build(IReadOnlyList<string> starts)
    {
        HashSet<int> senseless = [];
        for (int round = 0; ; round++)
        {
            List<Mutation> mutations = [];
            SyntaxTree[] trees = [.. MutantBuilder.Trees().Select(t => IsOneOf(t, starts) ? MutationWriter.Write(t, mutations, senseless) : t), MutantBuilder.Tree("MutationSwitch.cs", Switch)];
            Diagnostic[] errors = [.. MutantBuilder.Compilation(trees).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
            if (errors.Length == 0 || round == MostRounds)
            {
                return (MutantBuilder.Compile(trees), [.. mutations.Where(m => !senseless.Contains(m.Number))]);
            }

            senseless.UnionWith(errors.SelectMany(Behind));
        }
    }

    private static bool IsOneOf(SyntaxTree tree, IReadOnlyList<string> starts) =>
        starts.Any(s => Path.GetRelativePath(MutantBuilder.Folder, tree.FilePath).Replace('\\', '/').StartsWith(s, StringComparison.Ordinal));

    /// <summary>The mutation that an error is in, or all of the member, where it comes of one of them.</summary>
    private static IEnumerable<int> Behind(Diagnostic error)
    {
        SyntaxNode place = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        ConditionalExpressionSyntax? choice = place.AncestorsAndSelf().OfType<ConditionalExpressionSyntax>()
            .FirstOrDefault(c => Number().Match(c.Condition.ToString()) is { Success: true, Index: 0 } && c.WhenTrue.FullSpan.Contains(error.Location.SourceSpan));
        string text = choice?.Condition.ToString() ?? place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.ToString() ?? "";
        return Number().Matches(text).Select(m => int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"MutationSwitch\.Is\((\d+)\)")]
    private static partial Regex Number();
}
