using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Lowering.Memory;

/// <summary>
/// What other files can see of the files of a compilation: their tokens and directives without the bodies of members, as a SHA-256 hash. A file
/// is read for this once.
/// </summary>
internal static class DeclarationText
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> Hashes = new();

    public static string HashOf(IEnumerable<SyntaxTree> trees) =>
        Hash(string.Join("\n", trees.Select(tree => Hashes.GetValue(tree, static t => Hash(TextOf(t))))));

    private static string TextOf(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        var text = new StringBuilder();
        foreach (SyntaxToken token in root.DescendantTokens(static node => !IsBody(node)))
        {
            text.Append(token.Text).Append('\n');
        }

        if (root.ContainsDirectives)
        {
            foreach (SyntaxTrivia trivia in root.DescendantTrivia())
            {
                if (trivia.IsDirective)
                {
                    text.Append(trivia.ToString()).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The initializer of a field is no body: a constant's value is read wherever it is named.</summary>
    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax;
}
