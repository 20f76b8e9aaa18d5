using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Tests.Pdb;

/// <summary>The places in a C# file where a debugger has to be able to stop: each statement that does something.</summary>
internal static class StatementStops
{
    public static IEnumerable<SyntaxNodeOrToken> Of(SyntaxNode root) => root.DescendantNodes().SelectMany(OfNode);

    private static IEnumerable<SyntaxNodeOrToken> OfNode(SyntaxNode node)
    {
        return node switch
        {
            LocalDeclarationStatementSyntax { IsConst: false } local => OfDeclaration(local.Declaration),
            ForStatementSyntax loop => OfFor(loop),

            // The body runs first: the stop is at the condition.
            DoStatementSyntax loop => [loop.WhileKeyword],
            ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or IfStatementSyntax or WhileStatementSyntax
                or ForEachStatementSyntax or SwitchStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax => [node],
            ArrowExpressionClauseSyntax arrow => [arrow.Expression],
            _ => [],
        };
    }

    // int i = 0, j, k = 1;  stops at `int` for i, nowhere for j, and at `k`.
    private static IEnumerable<SyntaxNodeOrToken> OfDeclaration(VariableDeclarationSyntax declaration)
    {
        foreach (VariableDeclaratorSyntax variable in declaration.Variables.Where(variable => variable.Initializer is not null))
        {
            yield return variable == declaration.Variables[0] ? declaration : variable;
        }
    }

    private static IEnumerable<SyntaxNodeOrToken> OfFor(ForStatementSyntax loop)
    {
        IEnumerable<SyntaxNodeOrToken> parts = [.. loop.Initializers, .. loop.Incrementors];
        if (loop.Declaration is not null)
        {
            parts = parts.Concat(OfDeclaration(loop.Declaration));
        }

        return loop.Condition is null ? parts : parts.Append(loop.Condition);
    }
}
