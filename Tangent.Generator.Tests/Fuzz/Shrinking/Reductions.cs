using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tangent.Generator.Tests.Fuzz.Shrinking;

/// <summary>
/// The ways to make the members of a class smaller: a statement less, the body of a statement instead of it, an operand instead of the
/// expression, a number instead of a name. What comes out need not compile: the compiler says so.
/// </summary>
internal static class Reductions
{
    private const string Start = "class P\n{\n";

    /// <summary>The smaller texts, those that save most first.</summary>
    public static IEnumerable<string> Of(string members)
    {
        string source = Start + members + "}";
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return root.DescendantNodes(node => node is not ConstructorDeclarationSyntax) // what a constructor stores, the drivers rely on
            .SelectMany(Edits)
            .Where(e => e.Saving > 0 && !e.Overlaps)
            .OrderByDescending(e => e.Saving)
            .Select(e => e.Apply(source))
            .Where(text => text.StartsWith(Start, System.StringComparison.Ordinal))
            .Select(text => text[Start.Length..^1])
            .Distinct();
    }

    private static IEnumerable<Edit> Edits(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method when method.Identifier.ValueText != "F" => [Edit.Replace(method.FullSpan, "")],
        StatementSyntax statement => OfStatement(statement),
        ElseClauseSyntax clause => [Edit.Replace(clause.FullSpan, "")],
        SwitchSectionSyntax section => [Edit.Replace(section.FullSpan, "")],
        ParameterSyntax parameter => OfParameter(parameter),
        AttributeArgumentListSyntax list => [Edit.Replace(list.Span, "")],
        ExpressionSyntax expression and not TypeSyntax => OfExpression(expression),
        _ => node is IdentifierNameSyntax name ? OfExpression(name) : [],
    };

    private static IEnumerable<Edit> OfStatement(StatementSyntax statement)
    {
        yield return statement.Parent is BlockSyntax or SwitchSectionSyntax
            ? Edit.Replace(statement.FullSpan, "")
            : Edit.Replace(statement.Span, "{ }");
        StatementSyntax?[] bodies = statement switch
        {
            IfStatementSyntax s => [s.Statement, s.Else?.Statement],
            ForStatementSyntax s => [s.Statement],
            WhileStatementSyntax s => [s.Statement],
            DoStatementSyntax s => [s.Statement],
            CommonForEachStatementSyntax s => [s.Statement],
            BlockSyntax s when s.Parent is BlockSyntax => [s],
            SwitchStatementSyntax s => [.. s.Sections.SelectMany(section => section.Statements).OfType<BlockSyntax>()],
            _ => [],
        };
        foreach (StatementSyntax body in bodies.OfType<StatementSyntax>())
        {
            string inner = body is BlockSyntax block ? string.Concat(block.Statements.Select(s => s.ToFullString())) : body.ToFullString();
            yield return Edit.Replace(statement.FullSpan, inner);
        }

        if (statement is ForStatementSyntax { Declaration.Variables: [{ Initializer: not null } index, ..] } loop)
        {
            // One trip, with the index where it starts.
            string text = $"int {index.Identifier.ValueText} {index.Initializer};\n";
            yield return Edit.Replace(loop.FullSpan, text + loop.Statement.ToFullString());
        }
    }

    /// <summary>The parameter, and with it the argument of each call.</summary>
    private static IEnumerable<Edit> OfParameter(ParameterSyntax parameter)
    {
        if (parameter.Parent is not ParameterListSyntax list)
        {
            yield break;
        }

        int position = list.Parameters.IndexOf(parameter);
        string? method = list.Parent switch
        {
            MethodDeclarationSyntax m => m.Identifier.ValueText,
            LocalFunctionStatementSyntax f => f.Identifier.ValueText,
            _ => null,
        };
        IEnumerable<TextChange> arguments = parameter.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == method && call.ArgumentList.Arguments.Count > position)
            .Select(call => Without(call.ArgumentList.Arguments, position));
        yield return new Edit([Without(list.Parameters, position), .. arguments]);
    }

    private static TextChange Without<T>(SeparatedSyntaxList<T> list, int position)
        where T : SyntaxNode
    {
        TextSpan span = list.Count == 1 ? list[0].Span
            : position == 0 ? TextSpan.FromBounds(list[0].SpanStart, list[1].SpanStart)
            : TextSpan.FromBounds(list[position - 1].Span.End, list[position].Span.End);
        return new TextChange(span, "");
    }

    private static IEnumerable<Edit> OfExpression(ExpressionSyntax expression)
    {
        if (expression.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax or QualifiedNameSyntax or NameColonSyntax)
        {
            yield break;
        }

        foreach (ExpressionSyntax part in expression.DescendantNodes(n => n == expression || n is not ExpressionSyntax || n is ParenthesizedExpressionSyntax).OfType<ExpressionSyntax>())
        {
            yield return Edit.Replace(expression.Span, part.ToString());
            yield return Edit.Replace(expression.Span, "(" + part + ")");
        }

        string[] simple = expression is LiteralExpressionSyntax or IdentifierNameSyntax ? ["1", "0"] : ["x", "1", "0", "0.5"];
        foreach (string text in simple)
        {
            yield return Edit.Replace(expression.Span, text);
        }

        if (expression is BinaryExpressionSyntax && expression.Parent is ExpressionStatementSyntax == false)
        {
            yield return Edit.Replace(expression.Span, "true");
            yield return Edit.Replace(expression.Span, "false");
        }
    }
}
