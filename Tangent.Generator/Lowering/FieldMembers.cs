using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tangent.Generator.Lowering;

/// <summary>How the target file reads and sets the fields of a type: by themselves, or by their automatic properties.</summary>
internal sealed class FieldMembers(TargetNames names)
{
    /// <summary>The instance fields that a type itself declares.</summary>
    public static IEnumerable<IFieldSymbol> Of(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst);

    /// <summary>
    /// Whether a type is being typed: a member of it has no name or no type yet, or has another one's name. What the type holds is then known to nobody.
    /// </summary>
    public static bool AreUnfinished(IReadOnlyCollection<IFieldSymbol> fields) =>
        fields.Any(f => (f.AssociatedSymbol ?? f).Name.Length == 0 || IsUnknown(f.Type))
        || fields.GroupBy(f => (f.ContainingType, f.Name)).Any(g => g.Count() > 1);

    private static bool IsUnknown(ITypeSymbol type) => type.TypeKind == TypeKind.Error
        || (type is IArrayTypeSymbol array && IsUnknown(array.ElementType))
        || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsUnknown));

    /// <summary>The member by which the target reads a field: itself, or its automatic property.</summary>
    public ISymbol? NameOf(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is IPropertySymbol property)
        {
            return IsAutomatic(property) && names.CanSee(property) && property.GetMethod is { } get && names.CanSee(get) ? property : null;
        }

        return field.AssociatedSymbol is null && names.CanSee(field) ? field : null;
    }

    /// <summary>Whether an object initializer can set the field.</summary>
    public bool CanInitialize(IFieldSymbol field) => field.AssociatedSymbol is IPropertySymbol property
        ? property.SetMethod is { } set && names.CanSee(set)
        : !field.IsReadOnly;

    /// <summary>Whether the field of a variable or object that exists can be set.</summary>
    public bool CanAssign(IFieldSymbol field) =>
        CanInitialize(field) && field.AssociatedSymbol is not IPropertySymbol { SetMethod.IsInitOnly: true };

    /// <summary>A parameter of a primary constructor that a member reads is a field without a symbol.</summary>
    public static bool HasCapturedParameters(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .Where(declaration => declaration is not RecordDeclarationSyntax)
        .Any(declaration => declaration.ParameterList is { } list
            && declaration.Members.SelectMany(WithoutInitializers).OfType<IdentifierNameSyntax>()
                .Any(name => list.Parameters.Any(p => p.Identifier.ValueText == name.Identifier.ValueText)));

    private static IEnumerable<SyntaxNode> WithoutInitializers(MemberDeclarationSyntax member) => member
        .DescendantNodes(node => node is not EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } });

    /// <summary>Whether a property only stores what it is given: its accessors have no body.</summary>
    private static bool IsAutomatic(IPropertySymbol property) => property.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .All(s => s is ParameterSyntax
            || (s is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors }
                && accessors.All(a => a.Body is null && a.ExpressionBody is null)));
}
