using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.Derivation;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Finds calls of generated derivatives by what they are called. The generator does not see what it generates, so such a call
/// does not bind, or binds to another method, until there are stubs (<see cref="Nesting.CompanionStubs"/>).
/// </summary>
internal static class CompanionCall
{
    // The longest first: FValueAndGrad is not the gradient of FValueAnd.
    private static readonly string[] Suffixes = System.Enum.GetNames(typeof(MemberKind))
        .Where(name => name is not (nameof(MemberKind.Helper) or nameof(MemberKind.Jvps) or nameof(MemberKind.Hvps)))
        .OrderByDescending(name => name.Length)
        .ToArray();

    /// <summary>The names of the annotated methods of which something in the code calls a derivative.</summary>
    public static IEnumerable<string> OriginalsIn(SyntaxNode code, Compilation compilation) => code.DescendantNodesAndSelf()
        .OfType<InvocationExpressionSyntax>()
        .Select(NameOf)
        .Distinct()
        .SelectMany(Originals)
        .Where(original => IsAnnotated(original, compilation));

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => string.Empty,
    };

    private static IEnumerable<string> Originals(string name) => Suffixes
        .Where(s => name.Length > s.Length && name.EndsWith(s, System.StringComparison.Ordinal))
        .Select(s => name.Substring(0, name.Length - s.Length));

    private static bool IsAnnotated(string name, Compilation compilation) =>
        compilation.GetSymbolsWithName(name, SymbolFilter.Member).OfType<IMethodSymbol>().Any(HintName.IsAnnotated);
}
