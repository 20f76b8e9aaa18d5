using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Model;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>Where the companion stands, and what its declarations repeat of the original's.</summary>
internal static class TargetLowering
{
    public static TargetType Target(LoweringContext context)
    {
        INamedTypeSymbol type = context.Root.ContainingType;
        INamespaceSymbol space = type.ContainingNamespace;
        return new TargetType(
            space.IsGlobalNamespace ? null : space.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            TypesFromOutside(type).Select(Declaration).ToEquatable(),
            context.Names.Hidden().ToEquatable());
    }

    public static MethodHeader Header(LoweringContext context)
    {
        IMethodSymbol method = context.Root;
        string modifiers = AccessibilityText(method.DeclaredAccessibility) + (method.IsStatic ? " static" : string.Empty);
        return new MethodHeader(
            modifiers,
            method.IsStatic,
            TypeParameters(method),
            string.Join(" ", method.TypeParameters.Select(p => Constraints(p, context.Names)).Where(c => c.Length > 0)),
            Cref(method, context.Names),
            TypeInference.IsPossible(method),
            method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(HintName.IsAnnotated) > 1);
    }

    public static IEnumerable<INamedTypeSymbol> TypesFromOutside(INamedTypeSymbol type) =>
        type.ContainingType is INamedTypeSymbol outer ? TypesFromOutside(outer).Append(type) : [type];

    private static string Declaration(INamedTypeSymbol type)
    {
        string name = TargetNames.Identifier(type.Name);
        string parameters = type.TypeParameters.Length == 0
            ? string.Empty
            : "<" + string.Join(", ", type.TypeParameters.Select(p => TargetNames.Identifier(p.Name))) + ">";
        return (type.IsRefLikeType ? "ref partial " : "partial ") + Keyword(type) + " " + name + parameters;
    }

    private static string TypeParameters(IMethodSymbol method) => method.TypeParameters.Length == 0
        ? string.Empty
        : "<" + string.Join(", ", method.TypeParameters.Select(p => TargetNames.Identifier(p.Name))) + ">";

    /// <summary><c>where T : struct, IFloatingPointIeee754&lt;T&gt;</c>, empty where nothing is asked of the parameter.</summary>
    private static string Constraints(ITypeParameterSymbol parameter, TargetNames names)
    {
        var all = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint || parameter.HasValueTypeConstraint)
        {
            all.Add(parameter.HasUnmanagedTypeConstraint ? "unmanaged" : "struct");
        }

        if (parameter.HasReferenceTypeConstraint)
        {
            all.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }

        if (parameter.HasNotNullConstraint)
        {
            all.Add("notnull");
        }

        all.AddRange(parameter.ConstraintTypes.Select(names.Type));
        if (parameter.HasConstructorConstraint)
        {
            all.Add("new()");
        }

        return all.Count == 0 ? string.Empty : "where " + TargetNames.Identifier(parameter.Name) + " : " + string.Join(", ", all);
    }

    public static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    private static string AccessibilityText(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    /// <summary>The text of a reference to the original in a documentation comment.</summary>
    private static string Cref(IMethodSymbol method, TargetNames names)
    {
        IEnumerable<string> parameters = method.Parameters.Select(p => Modifier(p.RefKind) + CrefType(p.Type, names));
        return TargetNames.Identifier(method.Name) + TypeParameters(method).Replace('<', '{').Replace('>', '}')
            + "(" + string.Join(", ", parameters) + ")";
    }

    private static string Modifier(RefKind kind) => kind switch
    {
        RefKind.None => string.Empty,
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "in ",
    };

    /// <summary>Type arguments stand in braces in a cref, and tuples and nullables have no syntax of their own.</summary>
    private static string CrefType(ITypeSymbol type, TargetNames names)
    {
        string text = type.WithNullableAnnotation(NullableAnnotation.None) switch
        {
            IArrayTypeSymbol array => CrefOfArray(array, string.Empty, names),
            INamedTypeSymbol { IsTupleType: true } tuple => "ValueTuple{" + CrefTypes(tuple.TupleElements.Select(e => e.Type), names) + "}",
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                "global::System.Nullable{" + CrefType(nullable.TypeArguments[0], names) + "}",
            INamedTypeSymbol { ContainingType: { } outer } inner when TypeBindings.IsGeneric(outer) =>
                CrefType(outer, names) + "." + TargetNames.Identifier(inner.Name) + (inner.Arity == 0 ? string.Empty : "{" + CrefTypes(inner.TypeArguments, names) + "}"),
            INamedTypeSymbol { Arity: > 0 } generic => names.Type(generic.OriginalDefinition).Split('<')[0]
                + "{" + CrefTypes(generic.TypeArguments, names) + "}",
            var other => names.Type(other),
        };
        return text.TrimEnd('?');
    }

    /// <summary>The outermost brackets come first: <c>double[][,]</c> is an array of <c>double[,]</c>.</summary>
    private static string CrefOfArray(IArrayTypeSymbol array, string before, TargetNames names)
    {
        string brackets = before + "[" + new string(',', array.Rank - 1) + "]";
        return array.ElementType is IArrayTypeSymbol inner ? CrefOfArray(inner, brackets, names) : CrefType(array.ElementType, names) + brackets;
    }

    private static string CrefTypes(IEnumerable<ITypeSymbol> types, TargetNames names) =>
        string.Join(", ", types.Select(t => CrefType(t, names)));
}
