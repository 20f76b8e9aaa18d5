using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Finds calls of generated derivatives. The generator does not see what it generates, so such a call looks to it like
/// code that does not compile, although it will.
/// </summary>
internal static class CompanionCall
{
    private static readonly string[] Suffixes = ["ValueAndGrad", "Grad", "Jvp", "Vjp"];

    public static SyntaxNode? In(IOperation body, Compilation compilation) => body.DescendantsAndSelf()
        .OfType<IInvalidOperation>()
        .SelectMany(o => o.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
        .FirstOrDefault(call => IsCompanion(call, compilation));

    public static bool IsAt(SyntaxNode node, Compilation compilation) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is InvocationExpressionSyntax call && IsCompanion(call, compilation);

    private static bool IsCompanion(InvocationExpressionSyntax call, Compilation compilation)
    {
        string name = call.Expression switch
        {
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            _ => string.Empty,
        };
        string? suffix = Suffixes.FirstOrDefault(s => name.Length > s.Length && name.EndsWith(s, StringComparison.Ordinal));
        if (suffix is null)
        {
            return false;
        }

        string original = name.Substring(0, name.Length - suffix.Length);
        return compilation.GetSymbolsWithName(original, SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .Any(HintName.IsAnnotated);
    }
}
