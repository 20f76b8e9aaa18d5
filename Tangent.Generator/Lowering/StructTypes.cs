using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
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
    private readonly FieldMembers _members = new(names);
    private readonly Dictionary<ITypeSymbol, StructLayout?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether one that was asked for is being typed.</summary>
    public bool HasUnfinished { get; private set; }

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

        List<IFieldSymbol> fields = FieldMembers.Of(type).ToList();
        if (FieldMembers.AreUnfinished(fields))
        {
            HasUnfinished = true;
            return null;
        }

        if (!fields.Any(f => map(f.Type).CarriesDerivative) || fields.Any(f => _members.NameOf(f) is null || IsLost(f.Type)))
        {
            return null;
        }

        EquatableArray<int> constructor = type.InstanceConstructors
            .Where(names.CanSee)
            .Select(c => StoringConstructor.Of(c, fields, compilation))
            .FirstOrDefault(stored => stored.Count > 0);
        if (constructor.Count == 0 && !fields.All(_members.CanInitialize))
        {
            return null;
        }

        var form = new StructForm(names.Type(type.WithNullableAnnotation(NullableAnnotation.None)), constructor, fields.All(_members.CanAssign));
        var elements = fields.Select(f => new TupleElement(_members.NameOf(f)!.Name, map(f.Type))).ToEquatable();
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
        || FieldMembers.HasCapturedParameters(type);
}
