using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Tangent.Generator.Lowering;

/// <summary>
/// <c>Namespace.Type.Method.g.cs</c>. Overloads have their parameter types behind the name; what differs by case only, or
/// not at all once the forbidden characters are gone, has a hash of its full name. Nothing depends on the order of files.
/// </summary>
internal static class HintName
{
    public static string Of(IMethodSymbol method)
    {
        var name = new StringBuilder();
        INamespaceSymbol space = method.ContainingType.ContainingNamespace;
        if (!space.IsGlobalNamespace)
        {
            name.Append(space.ToDisplayString()).Append('.');
        }

        foreach (INamedTypeSymbol type in TargetLowering.TypesFromOutside(method.ContainingType))
        {
            // Model<T> is another type than Model.
            name.Append(type.MetadataName.Replace('`', '_')).Append('.');
        }

        name.Append(method.Name);
        if (HasNamesake(method))
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                name.Append('_').Append(parameter.RefKind == RefKind.None ? string.Empty : "ref").Append(TypePart(parameter.Type));
            }
        }

        string safe = Safe(name.ToString());
        bool isLossy = safe != name.ToString() || DiffersByCase(method);
        return safe + (isLossy ? "_" + Hash(method.GetDocumentationCommentId() ?? safe) : string.Empty) + ".g.cs";
    }

    private static bool HasNamesake(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(IsAnnotated) > 1;

    /// <summary>File names must differ by more than the case of their letters.</summary>
    private static bool DiffersByCase(IMethodSymbol method)
    {
        bool isOneOfTwo = IsAmong(method.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(IsAnnotated), method.Name);
        for (INamespaceOrTypeSymbol symbol = method.ContainingType; symbol.ContainingSymbol is INamespaceOrTypeSymbol outer; symbol = outer)
        {
            isOneOfTwo |= IsAmong(outer.GetMembers().OfType<INamespaceOrTypeSymbol>(), symbol.Name);
        }

        return isOneOfTwo;
    }

    private static bool IsAmong(IEnumerable<ISymbol> symbols, string name) => symbols.Any(
        s => s.Name != name && string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    public static bool IsAnnotated(IMethodSymbol method) => method.GetAttributes().Any(IsDifferentiable);

    public static bool IsDifferentiable(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "DifferentiableAttribute", ContainingNamespace.Name: "Tangent" };

    private static string TypePart(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => TypePart(array.ElementType) + "Array" + (array.Rank > 1 ? array.Rank.ToString(CultureInfo.InvariantCulture) : string.Empty),
        INamedTypeSymbol { IsTupleType: true } tuple => "Tuple" + string.Concat(tuple.TupleElements.Select(e => TypePart(e.Type))),
        INamedTypeSymbol { Arity: > 0 } generic => generic.Name + string.Concat(generic.TypeArguments.Select(TypePart)),
        _ => type.Name,
    };

    private static string Safe(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            safe.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' ? c : '_');
        }

        return safe.ToString();
    }

    /// <summary>FNV-1a, because string.GetHashCode differs from run to run.</summary>
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
