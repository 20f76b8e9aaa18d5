using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>What a program's text is made of, for the coverage report: read off the text, so that it is there.</summary>
internal static class FeatureScan
{
    public static IEnumerable<string> Of(string members) => CSharpSyntaxTree.ParseText("class P\n{\n" + members + "}").GetRoot()
        .DescendantNodes()
        .SelectMany(Features)
        .Select(WithoutNumbers)
        .Distinct();

    private static IEnumerable<string> Features(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }:
                yield return member.Expression.ToString() is "Math" or "MathF" or "Array" or "double" or "float" or "T" or "Gradient" or "Checkpoint" or "Vector2" or "Vector3" or "Complex" or "Parallel" or "TensorPrimitives"
                    ? member.ToString()
                    : "." + member.Name;
                break;
            case InvocationExpressionSyntax call:
                yield return "call of " + call.Expression;
                break;
            case AssignmentExpressionSyntax assignment:
                yield return assignment.OperatorToken.Text;
                if (assignment.Parent is not (ExpressionStatementSyntax or ForStatementSyntax))
                {
                    yield return "assignment in an expression";
                }

                break;
            case BinaryExpressionSyntax binary:
                yield return binary.OperatorToken.Text;
                break;
            case ElementAccessExpressionSyntax element:
                yield return "[" + new string(',', element.ArgumentList.Arguments.Count - 1) + "]" + (element.Expression is ElementAccessExpressionSyntax ? " of a row" : "");
                break;
            case CastExpressionSyntax cast:
                yield return "cast to " + cast.Type;
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument:
                yield return "argument by " + argument.RefKindKeyword.Text;
                break;
            case ArgumentSyntax { NameColon: not null }:
                yield return "named argument";
                break;
            case StatementSyntax and not (BlockSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax):
            case ExpressionSyntax and not (TypeSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax):
            case PatternSyntax:
            case SpreadElementSyntax:
                yield return node.Kind().ToString();
                break;
        }
    }

    /// <summary>The names of helpers and the like are numbered.</summary>
    private static string WithoutNumbers(string text) =>
        text.StartsWith("call of ", System.StringComparison.Ordinal) || text.StartsWith("cast to S", System.StringComparison.Ordinal) || text.StartsWith('.')
            ? text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
            : text;
}
