using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Tests.Typing;

/// <summary>What callers see of the companions: the derivatives' signatures, by the method they belong to.</summary>
internal static class Companions
{
    private static readonly string[] Suffixes = ["Jvp", "Vjp", "Grad", "ValueAndGrad"];

    /// <summary>The methods that ask for derivatives, each as the text of its declaration up to the body.</summary>
    public static IReadOnlyList<string> Wanted(SyntaxNode root) =>
        [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsAnnotated).Where(HasBody).Select(Key)];

    /// <summary>For each method its derivatives' signatures; the generated files are found by their names, which hold the method's.</summary>
    public static IReadOnlyList<string> Signatures(SyntaxTree companion)
    {
        MethodDeclarationSyntax[] methods = [.. companion.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()];
        return [.. methods
            .Where(m => Suffixes.Any(s => m.Identifier.ValueText.EndsWith(s, System.StringComparison.Ordinal)) && !m.Modifiers.Any(t => t.ValueText == "private"))
            .Select(m => Key(m))];
    }

    /// <summary>The containing types and the declaration, but for its body.</summary>
    public static string Key(MethodDeclarationSyntax method)
    {
        IEnumerable<string> types = method.Ancestors().Select(a => a switch
        {
            TypeDeclarationSyntax type => type.Identifier.ValueText,
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            _ => "",
        });
        string attributes = string.Concat(method.AttributeLists.Where(l => l.ToString().Contains("Differentiable", System.StringComparison.Ordinal)).Select(l => l.ToString()));
        return string.Join('.', types.Reverse()) + attributes + method.Modifiers + " " + method.ReturnType + " " + method.Identifier + method.ParameterList;
    }

    private static bool IsAnnotated(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(l => l.Attributes)
        .Any(a => a.Name.ToString() is "Differentiable");

    private static bool HasBody(MethodDeclarationSyntax method) =>
        method.Body is { OpenBraceToken.IsMissing: false } || method.ExpressionBody is not null;
}
