using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Tests.Typing;

/// <summary>What a person does to a text between two runs of the generator.</summary>
/// <param name="Name">What it is and where, for the report.</param>
/// <param name="Position">Where the text first differs.</param>
/// <param name="Text">The text afterwards.</param>
internal sealed record Edit(string Name, int Position, string Text)
{
    /// <summary>Of one text: each prefix that ends with a token, each token left out, each token in the place of one close behind it.</summary>
    public static IEnumerable<Edit> Of(string text, SyntaxNode root)
    {
        SyntaxToken[] tokens = [.. root.DescendantTokens().Where(t => t.Span.Length > 0)];
        for (int i = 0; i < tokens.Length; i++)
        {
            SyntaxToken token = tokens[i];
            yield return new Edit($"typed up to {At(text, token)}", token.Span.End, text[..token.Span.End]);
            yield return new Edit($"without {At(text, token)}", token.SpanStart, text.Remove(token.SpanStart, token.Span.Length));
            SyntaxToken later = tokens[Math.Min(tokens.Length - 1, i + 1 + (i % 4))];
            if (later.Text != token.Text)
            {
                yield return new Edit($"{At(text, token)} in the place of '{later.Text}'", token.SpanStart, Swapped(text, token, later));
            }
        }
    }

    private static string Swapped(string text, SyntaxToken token, SyntaxToken later) =>
        string.Concat(text.AsSpan(0, token.SpanStart), later.Text, text.AsSpan()[token.Span.End..later.SpanStart], token.Text + text[later.Span.End..]);

    private static string At(string text, SyntaxToken token) =>
        $"'{token.Text}' in line {1 + text.AsSpan(0, token.SpanStart).Count('\n')}";
}
