using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Which structs carry derivatives: those with a real number in a field (or in a struct in a field), whose fields the target
/// file can all read and set, by themselves, by an object initializer or by a constructor that only stores its parameters.
/// </summary>
internal sealed class StructTypes(
    Compilation compilation, TargetNames names, Func<ITypeSymbol, IrType> map, TypeArguments arguments, ISet<SyntaxTree> read)
{
    private readonly Dictionary<ITypeSymbol, StructLayout?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The layout of a struct that carries derivatives, null for any other type.</summary>
    public StructLayout? Of(ITypeSymbol? type)
    {
        type = type is null ? null : arguments.Of(type);
        if (type is null || RealTypes.Of(type) is not null || type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsTupleType: false } named)
        {
            return null;
        }

        if (!_known.TryGetValue(named, out StructLayout? layout))
        {
            // Whether a constructor or a property only stores depends on its body.
            read.UnionWith(named.DeclaringSyntaxReferences.Select(r => r.SyntaxTree));

            // An array of itself in a field finds no layout: the recursion ends there.
            _known.Add(named, null);
            layout = LayoutOf(named);
            _known[named] = layout;
        }

        return layout;
    }

    /// <summary>For each parameter of a constructor that only stores them the ordinal of the field; empty for any other.</summary>
    public EquatableArray<int> StoredBy(IMethodSymbol constructor, StructLayout layout) =>
        StoringConstructor.Of(constructor, layout.Fields, compilation);

    private StructLayout? LayoutOf(INamedTypeSymbol type)
    {
        if (IsOutside(type) || !names.CanSee(type))
        {
            return null;
        }

        List<IFieldSymbol> fields = type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst).ToList();
        if (!fields.Any(f => map(f.Type).CarriesDerivative) || fields.Any(f => NameOf(f) is null || IsLost(f.Type)))
        {
            return null;
        }

        EquatableArray<int> constructor = type.InstanceConstructors
            .Where(names.CanSee)
            .Select(c => StoringConstructor.Of(c, fields, compilation))
            .FirstOrDefault(stored => stored.Count > 0);
        if (constructor.Count == 0 && !fields.All(CanInitialize))
        {
            return null;
        }

        var form = new StructForm(names.Type(type.WithNullableAnnotation(NullableAnnotation.None)), constructor, fields.All(CanAssign));
        var elements = fields.Select(f => new TupleElement(NameOf(f)!.Name, map(f.Type))).ToEquatable();
        return new StructLayout(new TupleType(elements) { Struct = form }, fields);
    }

    /// <summary>Whether values of a type have a derivative by the documented surface, and none here.</summary>
    private bool IsLost(ITypeSymbol type) => !map(type).CarriesDerivative && TypeMapping.HoldsReals(type);

    /// <summary>Kinds whose fields do not tell all that a value holds, or hold it twice.</summary>
    private static bool IsOutside(INamedTypeSymbol type) =>
        type.IsRefLikeType
        || type.IsUnboundGenericType
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || type.GetMembers().Any(m => m is IFieldSymbol { IsFixedSizeBuffer: true } or IEventSymbol { IsStatic: false })
        || type.GetAttributes().Any(a => a.AttributeClass?.Name is "StructLayoutAttribute" or "InlineArrayAttribute")
        || HasCapturedParameters(type);

    /// <summary>A parameter of a primary constructor that a member reads is a field without a symbol.</summary>
    private static bool HasCapturedParameters(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .OfType<StructDeclarationSyntax>()
        .Any(declaration => declaration.ParameterList is { } list
            && declaration.Members.SelectMany(WithoutInitializers).OfType<IdentifierNameSyntax>()
                .Any(name => list.Parameters.Any(p => p.Identifier.ValueText == name.Identifier.ValueText)));

    private static IEnumerable<SyntaxNode> WithoutInitializers(MemberDeclarationSyntax member) => member
        .DescendantNodes(node => node is not EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } });

    /// <summary>The member by which the target reads a field: itself, or its automatic property.</summary>
    private ISymbol? NameOf(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is IPropertySymbol property)
        {
            return IsAutomatic(property) && names.CanSee(property) && property.GetMethod is { } get && names.CanSee(get) ? property : null;
        }

        return field.AssociatedSymbol is null && names.CanSee(field) ? field : null;
    }

    /// <summary>Whether a property only stores what it is given: its accessors have no body.</summary>
    private static bool IsAutomatic(IPropertySymbol property) => property.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .All(s => s is ParameterSyntax
            || (s is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors }
                && accessors.All(a => a.Body is null && a.ExpressionBody is null)));

    private bool CanInitialize(IFieldSymbol field) => field.AssociatedSymbol is IPropertySymbol property
        ? property.SetMethod is { } set && names.CanSee(set)
        : !field.IsReadOnly;

    private bool CanAssign(IFieldSymbol field) =>
        CanInitialize(field) && field.AssociatedSymbol is not IPropertySymbol { SetMethod.IsInitOnly: true };
}
