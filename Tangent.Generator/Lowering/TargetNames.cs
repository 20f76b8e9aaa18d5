using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// How symbols are written in the generated file: by their simple name where a lookup there yields exactly that symbol,
/// else with <c>global::</c>. The file stands in the target's namespace and types and has usings of <c>System</c> and of
/// Tangent's own namespaces, besides the project's global ones; the usings of the user's own file do not reach it.
/// </summary>
internal sealed class TargetNames(Compilation compilation, IMethodSymbol root, TypeArguments arguments)
{
    private readonly INamedTypeSymbol _target = root.ContainingType;
    private readonly GlobalUsings _usings = GlobalUsings.Of(compilation);

    /// <summary>Those of the well-known names that mean something else at the target.</summary>
    public IEnumerable<string> Hidden() => WellKnownTypes.Names.Where(name => Find(name, WellKnownTypes.ArityOf(name))
        .Any(found => found is not INamedTypeSymbol type || MetadataNameOf(type) != WellKnownTypes.MetadataNameOf(name))
        || (name == IR.Lanes.Owner && Find(name, 0).Any(found => found is not INamedTypeSymbol type || MetadataNameOf(type) != "System.Numerics.Vector")));

    public bool CanSee(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, _target);

    /// <summary>Whether a protected member can be reached on an object of the type.</summary>
    public bool CanSee(ISymbol symbol, ITypeSymbol through) => compilation.IsSymbolAccessibleWithin(symbol, _target, through);

    /// <summary>The text of a type.</summary>
    public string Type(ITypeSymbol type)
    {
        type = arguments.Of(type);
        string text = type switch
        {
            IArrayTypeSymbol array => ArrayText(array),
            INamedTypeSymbol named => NamedText(named),
            IDynamicTypeSymbol => "dynamic",
            _ => Identifier(type.Name),
        };
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? text + "?" : text;
    }

    /// <summary>The text of a static member, or of an instance member of <c>this</c>.</summary>
    public string Member(ISymbol member)
    {
        string name = Identifier(member.Name);
        if (!member.IsStatic)
        {
            return "this." + name;
        }

        member = arguments.Of(member);

        // A simple name finds the member of the type that stands around it, never that of another construction of it.
        bool isOwn = !TypeBindings.IsGeneric(member.ContainingType)
            || SymbolEqualityComparer.Default.Equals(member.ContainingType, member.ContainingType.OriginalDefinition);
        bool isSimple = isOwn && Find(member.Name, 0).Any(found => SymbolEqualityComparer.Default.Equals(found, member.OriginalDefinition));
        return isSimple ? name : Type(member.ContainingType) + "." + name;
    }

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    private static string MetadataNameOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;

    private string ArrayText(IArrayTypeSymbol array)
    {
        // int[][,] is an array of int[,]: the specifiers stand in the order of nesting, behind the innermost element.
        string ranks = string.Empty;
        ITypeSymbol element = array;
        while (element is IArrayTypeSymbol inner)
        {
            ranks += "[" + new string(',', inner.Rank - 1) + "]";
            element = inner.ElementType;
        }

        return Type(element) + ranks;
    }

    private string NamedText(INamedTypeSymbol type)
    {
        if (Keyword(type.SpecialType) is string keyword)
        {
            return keyword;
        }

        if (type.IsTupleType)
        {
            IEnumerable<string> elements = type.TupleElements.Select(
                e => Type(e.Type) + (e.IsExplicitlyNamedTupleElement ? " " + Identifier(e.Name) : string.Empty));
            return "(" + string.Join(", ", elements) + ")";
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return Type(type.TypeArguments[0]) + "?";
        }

        string name = Identifier(type.Name);
        if (type.TypeArguments.Length > 0)
        {
            name += "<" + string.Join(", ", type.TypeArguments.Select(Type)) + ">";
        }

        ISymbol[] found = Find(type.Name, type.Arity).ToArray();
        if (found.Length == 1 && IsImported(type) && SymbolEqualityComparer.Default.Equals(found[0], type.OriginalDefinition))
        {
            return name;
        }

        if (type.ContainingType is INamedTypeSymbol outer)
        {
            return NamedText(outer) + "." + name;
        }

        string space = type.ContainingNamespace is { IsGlobalNamespace: false } n
            ? string.Join(".", NamespaceParts(n).Select(Identifier)) + "."
            : string.Empty;
        return "global::" + space + name;
    }

    /// <summary>The file has a using of System.Numerics only for the names that are well known.</summary>
    private bool IsImported(INamedTypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() != "System.Numerics"
        || WellKnownTypes.NamespaceOf(type.Name) is not null
        || _usings.IsEverywhere(type.ContainingNamespace)
        || root.ContainingNamespace.ToDisplayString().StartsWith("System.Numerics", System.StringComparison.Ordinal);

    private static IEnumerable<string> NamespaceParts(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? [] : NamespaceParts(space.ContainingNamespace).Append(space.Name);

    /// <summary>What a simple name means at the target, as C# looks it up: types inside out, namespaces inside out, usings.</summary>
    private IEnumerable<ISymbol> Find(string name, int arity)
    {
        if (root.TypeParameters.FirstOrDefault(p => p.Name == name) is ITypeParameterSymbol own)
        {
            return [own];
        }

        for (INamedTypeSymbol? outer = _target; outer is not null; outer = outer.ContainingType)
        {
            ISymbol[] members = MembersOf(outer, name).ToArray();
            if (members.Length > 0)
            {
                return members;
            }

            if (outer.TypeParameters.FirstOrDefault(p => p.Name == name) is ITypeParameterSymbol parameter)
            {
                return [parameter];
            }
        }

        INamespaceSymbol? space = compilation.GetCompilationNamespace(_target.ContainingNamespace);
        for (; space is not null; space = space.ContainingNamespace)
        {
            ISymbol[] members = space.GetMembers(name)
                .Where(m => m is INamespaceSymbol || (m is INamedTypeSymbol t && t.Arity == arity && CanSee(t)))
                .Cast<ISymbol>()
                .ToArray();
            if (members.Length > 0)
            {
                return members;
            }
        }

        return _usings.Find(name, arity).Where(CanSee).Distinct(SymbolEqualityComparer.Default);
    }

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            foreach (ISymbol member in t.GetMembers(name))
            {
                if (SymbolEqualityComparer.Default.Equals(t, type) || member.DeclaredAccessibility != Accessibility.Private)
                {
                    yield return member.OriginalDefinition;
                }
            }
        }
    }

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Object => "object",
        SpecialType.System_Void => "void",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_String => "string",
        SpecialType.System_IntPtr => "nint",
        SpecialType.System_UIntPtr => "nuint",
        _ => null,
    };
}
