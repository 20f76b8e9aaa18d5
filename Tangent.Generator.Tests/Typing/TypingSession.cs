using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Typing;

/// <summary>
/// A project with one file that is edited over and over, as in an editor: the generator's driver knows the state before each edit.
/// </summary>
internal sealed class TypingSession
{
    private const string FileName = "Sample.cs";

    /// <summary>What the samples and the numeric tests need beside them to compile.</summary>
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        namespace Tangent.Generator.Tests.Numeric.Harness
        {
            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
            internal sealed class AtAttribute(params object[] values) : System.Attribute { public object[] Values => values; public double[]? Gradient { get; set; } }
            internal sealed class MovesRowsAttribute : System.Attribute;
            internal sealed class JumpingDerivativeAttribute : System.Attribute;
        }
        """;

    private readonly CSharpCompilation _before;
    private readonly GeneratorDriver _driver;
    private readonly SyntaxTree _original;
    private readonly IReadOnlyDictionary<string, string> _texts;

    /// <summary>The derivatives that each method of the original has, by the method's declaration.</summary>
    private readonly Dictionary<string, (string File, IReadOnlyList<string> Signatures)> _companions = [];

    public TypingSession(Sample sample)
    {
        string text = sample.Text;
        _before = Compiling(text, sample.Siblings);
        _original = _before.SyntaxTrees[1];
        _driver = TestCompilation.Driver().RunGeneratorsAndUpdateCompilation(_before, out Compilation after, out ImmutableArray<Diagnostic> diagnostics);
        FirstError = diagnostics.Concat(after.GetDiagnostics()).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        SyntaxTree[] trees = [.. _driver.GetRunResult().GeneratedTrees];
        _texts = trees.ToDictionary(t => t.FilePath, t => t.ToString());
        IReadOnlyList<string> wanted = Companions.Wanted(_original.GetRoot());
        if (IsSound && wanted.Count != trees.Length)
        {
            throw new InvalidOperationException($"{wanted.Count} methods have {trees.Length} companions.");
        }

        for (int i = 0; i < wanted.Count && IsSound; i++)
        {
            _companions[wanted[i]] = (trees[i].FilePath, Companions.Signatures(trees[i]));
        }
    }

    /// <summary>The file with those beside it that compile without the rest of the project.</summary>
    private static CSharpCompilation Compiling(string text, IReadOnlyList<string> siblings)
    {
        while (true)
        {
            CSharpCompilation compilation = TestCompilation.Of([Surroundings, text, .. siblings]);
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse(text));
            TestCompilation.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation after, out _);
            string[] sound = [.. siblings.Where((_, i) => !after.GetSemanticModel(compilation.SyntaxTrees[i + 2]).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))];
            if (sound.Length == siblings.Count)
            {
                return compilation;
            }

            siblings = sound;
        }
    }

    /// <summary>Whether the file compiles by itself, with its companions.</summary>
    public bool IsSound => FirstError is null;

    public Diagnostic? FirstError { get; }

    public IEnumerable<Edit> Edits() => Edit.Of(_original.ToString(), _original.GetRoot());

    /// <summary>What is wrong after the edit; <see langword="null"/> if nothing is.</summary>
    public string? Check(Edit edit)
    {
        SyntaxTree tree = Parse(edit.Text);
        CSharpCompilation edited = _before.ReplaceSyntaxTree(_original, tree);
        GeneratorDriver driver = _driver.RunGeneratorsAndUpdateCompilation(edited, out Compilation after, out ImmutableArray<Diagnostic> diagnostics);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Diagnostic[] errors = [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        return result.Exception?.ToString()
            ?? errors.FirstOrDefault(d => !d.Id.StartsWith("TAN", StringComparison.Ordinal) || d.Id == "TAN0001")?.ToString()
            ?? errors.Select(e => AgainstTheCompiler(e, tree, after)).FirstOrDefault(e => e is not null)
            ?? (errors.Length == 0 && IsInABody(edit) ? MissingSignature(tree, result) : null)
            ?? UncompilableCompanion(tree, after, result);
    }

    /// <summary>An error of the generator in a member that the compiler has errors for.</summary>
    private static string? AgainstTheCompiler(Diagnostic error, SyntaxTree tree, Compilation after)
    {
        MemberDeclarationSyntax? member = tree.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is null)
        {
            return null;
        }

        // What is said of a type stands in its head: elsewhere in it derivatives may be missing, because of what is said.
        TextSpan span = member is TypeDeclarationSyntax type ? TextSpan.FromBounds(type.SpanStart, type.OpenBraceToken.SpanStart) : member.Span;
        Diagnostic? own = after.GetSemanticModel(tree).GetDiagnostics(span)
            .FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error && span.Contains(d.Location.SourceSpan));
        return own is null ? null : $"{error}\nbeside {own}";
    }

    /// <summary>Between the braces of a member, or behind its arrow: the signatures are as they were.</summary>
    private bool IsInABody(Edit edit) => _original.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Any(m =>
        m.Body is BlockSyntax body
            ? edit.Position >= body.OpenBraceToken.Span.End && edit.Position < body.CloseBraceToken.SpanStart
            : m.ExpressionBody is ArrowExpressionClauseSyntax arrow && edit.Position >= arrow.ArrowToken.Span.End && edit.Position < arrow.Expression.Span.End);

    private string? MissingSignature(SyntaxTree tree, GeneratorRunResult result)
    {
        Dictionary<string, SyntaxTree> trees = result.GeneratedSources.ToDictionary(s => s.SyntaxTree.FilePath, s => s.SyntaxTree);
        foreach (string method in Companions.Wanted(tree.GetRoot()))
        {
            if (!_companions.TryGetValue(method, out (string File, IReadOnlyList<string> Signatures) known))
            {
                continue;
            }

            if (!trees.TryGetValue(known.File, out SyntaxTree? companion))
            {
                return $"No companion for {method}.";
            }

            if (known.Signatures.Except(Companions.Signatures(companion)).FirstOrDefault() is string lost)
            {
                return $"Another signature for {lost}.";
            }
        }

        return null;
    }

    /// <summary>A companion that does not compile, where all that the person wrote does.</summary>
    private string? UncompilableCompanion(SyntaxTree tree, Compilation after, GeneratorRunResult result)
    {
        Diagnostic? error = result.GeneratedSources
            .Select(s => s.SyntaxTree)
            .Where(t => _texts.GetValueOrDefault(t.FilePath) != t.ToString())
            .SelectMany(t => after.GetSemanticModel(t).GetDiagnostics())
            .FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        bool isOurs = error is not null && !after.GetSemanticModel(tree).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return isOurs ? $"{error}\nin {Path.GetFileName(error!.Location.SourceTree!.FilePath)}:\n{error.Location.SourceTree}" : null;
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions, FileName);
}
