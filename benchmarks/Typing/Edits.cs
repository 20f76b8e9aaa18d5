using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Benchmarks.Typing;

/// <summary>One keystroke: the compilation before it to the one after it. The number makes each stroke another text.</summary>
internal sealed record Edit(string Name, Func<CSharpCompilation, int, CSharpCompilation> Apply);

/// <summary>The kinds of keystroke that are measured.</summary>
internal static class Edits
{
    public static Edit[] All { get; } =
    [
        new("in an unrelated file", (c, n) => Retext(c, SampleProject.Unrelated, "year + ", n)),
        new("in the body of one method", InBody),
        new("in a helper of 20 methods", (c, n) => Retext(c, SampleProject.Shared, "-x * x) + ", n)),
    ];

    /// <summary>Puts another number behind a mark.</summary>
    private static CSharpCompilation Retext(CSharpCompilation compilation, string file, string mark, int number)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == file);
        string text = tree.ToString();
        int start = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        int end = start;
        while (char.IsDigit(text[end]))
        {
            end++;
        }

        string edited = text[..start] + number.ToString(CultureInfo.InvariantCulture) + text[end..];
        return compilation.ReplaceSyntaxTree(tree, SampleProject.Parse(edited, file));
    }

    /// <summary>Renumbers the <c>return</c> of a method that has one with a block body: <c>return x;</c>, <c>return (x) * 7.0;</c>.</summary>
    private static CSharpCompilation InBody(CSharpCompilation compilation, int number)
    {
        SyntaxTree tree = compilation.SyntaxTrees.First(t => t.FilePath.EndsWith("File1.cs", StringComparison.Ordinal));
        ReturnStatementSyntax last = SampleProject.MethodsOf(tree)
            .Where(m => m.ReturnType.ToString() == "double" && m.Body is not null)
            .Select(m => m.Body!.Statements.OfType<ReturnStatementSyntax>().LastOrDefault())
            .First(r => r?.Expression is not null)!;
        ExpressionSyntax value = last.Expression is BinaryExpressionSyntax { Left: ParenthesizedExpressionSyntax { Expression: var inner } } ? inner : last.Expression!;
        string text = tree.ToString();
        string edited = text[..last.Span.Start] + "return (" + value + ") * " + (number + 2).ToString(CultureInfo.InvariantCulture) + ".0;" + text[last.Span.End..];
        return compilation.ReplaceSyntaxTree(tree, SampleProject.Parse(edited, tree.FilePath));
    }
}
