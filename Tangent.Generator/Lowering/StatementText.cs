using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tangent.Generator.Lowering;

/// <summary>
/// The user's statement on one line, as the comment above what becomes of it shows it: comments dropped, white space
/// collapsed, and of a compound statement the header only.
/// </summary>
internal static class StatementText
{
    private const int LongestQuote = 60;

    public static string Of(SyntaxNode node) => node switch
    {
        ArrowExpressionClauseSyntax arrow => Of(arrow.Expression),
        IfStatementSyntax s => Between(s, s.IfKeyword, s.CloseParenToken),
        ForStatementSyntax s => Between(s, s.ForKeyword, s.CloseParenToken),
        CommonForEachStatementSyntax s => Between(s, s.ForEachKeyword, s.CloseParenToken),
        WhileStatementSyntax s => Between(s, s.WhileKeyword, s.CloseParenToken),
        DoStatementSyntax s => "do … " + Between(s, s.WhileKeyword, s.CloseParenToken),
        TryStatementSyntax => "try",
        UsingStatementSyntax s => Between(s, s.UsingKeyword, s.CloseParenToken),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } s when IsInsert(call) && call.ArgumentList.Arguments.Last().Expression is LambdaExpressionSyntax { Block: not null } lambda =>
            Between(s, s.GetFirstToken(), lambda.ArrowToken) + " { … });",
        SwitchStatementSyntax s => "switch (" + Of(s.Expression) + ")",
        _ => Tokens(node, node.Span),
    };

    private static bool IsInsert(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Insert", Expression: SimpleNameSyntax { Identifier.ValueText: "Gradient" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Gradient" } };

    /// <summary>The text as a message quotes it: of something long, the beginning.</summary>
    public static string Short(SyntaxNode node)
    {
        string text = Of(node);
        return text.Length <= LongestQuote ? text : text.Substring(0, LongestQuote - 1).TrimEnd() + "…";
    }

    /// <summary>A call up to the block of the lambda that it is given: <c>Parallel.For(0, n, i =&gt; …);</c></summary>
    public static string UpTo(SyntaxNode block, SyntaxNode call) =>
        Tokens(call, TextSpan.FromBounds(call.SpanStart, block.SpanStart)) + " …);";

    /// <summary>What an expression body stands for: <c>return x;</c>, or <c>x;</c> where nothing is returned.</summary>
    public static string OfExpressionBody(ExpressionSyntax expression, bool returns) =>
        (returns ? "return " : string.Empty) + Of(expression) + ";";

    private static string Between(SyntaxNode node, SyntaxToken first, SyntaxToken last) =>
        Tokens(node, TextSpan.FromBounds(first.SpanStart, last.Span.End));

    private static string Tokens(SyntaxNode node, TextSpan span)
    {
        var text = new StringBuilder();
        int end = span.Start;
        foreach (SyntaxToken token in node.DescendantTokens(span))
        {
            if (token.SpanStart < span.Start || token.Span.End > span.End || token.Span.Length == 0)
            {
                continue;
            }

            if (token.SpanStart > end && text.Length > 0)
            {
                text.Append(' ');
            }

            AppendLine(text, token.Text);
            end = token.Span.End;
        }

        return text.ToString();
    }

    /// <summary>A token's text without anything that would end the comment it stands in.</summary>
    private static void AppendLine(StringBuilder text, string token)
    {
        foreach (char c in token)
        {
            text.Append(SyntaxFacts.IsNewLine(c) || char.IsControl(c) ? ' ' : c);
        }
    }
}
