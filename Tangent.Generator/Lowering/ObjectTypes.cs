using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Which classes carry derivatives: those declared in this project with a real number or an array of them in a field, whose fields the
/// target file can all read, and of which it can make another one in the same shape.
/// </summary>
internal sealed class ObjectTypes(Compilation compilation, TargetNames names, Func<ITypeSymbol, IrType> map, ISet<SyntaxTree> read)
{
    private const string AccessorAttribute = "System.Runtime.CompilerServices.UnsafeAccessorAttribute";

    private readonly FieldMembers _members = new(names);
    private readonly ObjectMaking _making = new(compilation, names);
    private readonly Dictionary<ITypeSymbol, ObjectLayout?> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, string> _reasons = new(SymbolEqualityComparer.Default);

    /// <summary>Whether one that was asked for is being typed.</summary>
    public bool HasUnfinished { get; private set; }

    /// <summary>The layout of a class that carries derivatives, null for any other type.</summary>
    public ObjectLayout? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false, SpecialType: SpecialType.None, DeclaringSyntaxReferences.Length: > 0 } named)
        {
            return null;
        }

        if (!_known.TryGetValue(named, out ObjectLayout? layout))
        {
            // Whether a constructor or a property only stores depends on its body.
            read.UnionWith(BasesAndSelf(named).SelectMany(t => t.DeclaringSyntaxReferences).Select(r => r.SyntaxTree));

            // A class that holds itself finds no layout: the recursion ends there.
            _known.Add(named, null);
            layout = LayoutOf((INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None));
            _known[named] = layout;
        }

        return layout;
    }

    /// <summary>What a class with real numbers in it lacks that would let it carry derivatives.</summary>
    public string? ReasonAgainst(ITypeSymbol type) => Of(type) is null && _reasons.TryGetValue(type, out string? reason) ? reason : null;

    /// <summary>For each parameter of a constructor that only stores them the ordinal of the field; empty for any other.</summary>
    public EquatableArray<int> StoredBy(IMethodSymbol constructor, ObjectLayout layout) =>
        constructor.ContainingType.BaseType is { SpecialType: SpecialType.System_Object }
            ? StoringConstructor.Of(constructor, layout.Fields, compilation)
            : EquatableArray<int>.Empty;

    private ObjectLayout? LayoutOf(INamedTypeSymbol type)
    {
        List<IFieldSymbol> fields = BasesAndSelf(type).SelectMany(FieldMembers.Of).ToList();
        if (FieldMembers.AreUnfinished(fields) || BasesAndSelf(type).Any(t => t.BaseType?.TypeKind == TypeKind.Error))
        {
            HasUnfinished = true;
            return null;
        }

        if (!TypeMapping.HoldsReals(type))
        {
            return null;
        }

        if (ReasonIn(type) is string outside)
        {
            return Refuse(type, outside);
        }

        if (fields.FirstOrDefault(f => _members.NameOf(f) is null) is { } hidden)
        {
            return Refuse(type, "'" + (hidden.AssociatedSymbol ?? hidden).Name + "' cannot be read here: make it an accessible field or automatic property");
        }

        if (fields.FirstOrDefault(IsLost) is { } lost)
        {
            return Refuse(type, "the type of '" + (lost.AssociatedSymbol ?? lost).Name + "' carries no derivative yet");
        }

        if (fields.Where(f => map(f.Type) is RealType or TupleType && map(f.Type).CarriesDerivative).FirstOrDefault(f => !CanAdd(f)) is { } closed)
        {
            return Refuse(type, "'" + (closed.AssociatedSymbol ?? closed).Name + "' cannot be set, so that no derivative can be added up in it: give it a setter");
        }

        if (_making.Of(type, fields, f => map(f.Type).CarriesDerivative, CanAdd) is not (Making making, EquatableArray<int> constructor))
        {
            return Refuse(type, "another one in its shape cannot be made: give it a constructor that stores each field, or a parameterless one and setters");
        }

        var form = new ObjectForm(names.Type(type), making, constructor, CanBeNew(type, fields, making), !type.IsSealed);
        return new ObjectLayout(new ObjectType(form, fields.Select(FieldOf).ToEquatable()), fields);
    }

    private bool CanBeNew(INamedTypeSymbol type, List<IFieldSymbol> fields, Making making) => making == Making.Constructor
        || (_making.HasEmptyConstructor(type) && fields.Where(f => map(f.Type).CarriesDerivative).All(_members.CanInitialize));

    private ObjectLayout? Refuse(INamedTypeSymbol type, string reason)
    {
        _reasons[type] = reason;
        return null;
    }

    /// <summary>Kinds whose fields do not tell all that an object holds, or whose names mean two fields.</summary>
    private string? ReasonIn(INamedTypeSymbol type)
    {
        if (type.IsGenericType || type.ContainingType is { IsGenericType: true })
        {
            return "it is generic";
        }

        if (type.IsAbstract)
        {
            return "it is abstract: name the class that is meant";
        }

        if (!names.CanSee(type))
        {
            return "it is not accessible here";
        }

        List<INamedTypeSymbol> all = BasesAndSelf(type).ToList();
        if (all[0].BaseType is not { SpecialType: SpecialType.System_Object } || all.Any(t => t.DeclaringSyntaxReferences.Length == 0))
        {
            return "it is derived from a class of another assembly";
        }

        if (all.Any(FieldMembers.HasCapturedParameters))
        {
            return "a parameter of its primary constructor is used in a member: store it in a field";
        }

        return all.SelectMany(FieldMembers.Of).GroupBy(f => (f.AssociatedSymbol ?? f).Name).Any(g => g.Count() > 1)
            || all.SelectMany(FieldMembers.Of).Any(f => f.AssociatedSymbol is IPropertySymbol { IsVirtual: true } or IPropertySymbol { IsOverride: true } or IEventSymbol)
            ? "a field of it is hidden, virtual or an event"
            : null;
    }

    private bool IsLost(IFieldSymbol field) => !map(field.Type).CarriesDerivative && TypeMapping.HoldsReals(field.Type);

    /// <summary>Whether a field of an object that exists can be set: the adjoint of a number is added up in the same field of another object.</summary>
    private bool CanAdd(IFieldSymbol field) =>
        _members.CanAssign(field) || AccessorOf(field) is not null;

    private FieldAccessor? AccessorOf(IFieldSymbol field) => compilation.GetTypeByMetadataName(AccessorAttribute) is null
        ? null
        : new FieldAccessor(field.Name, names.Type(field.ContainingType.WithNullableAnnotation(NullableAnnotation.None)));

    private ObjectField FieldOf(IFieldSymbol field)
    {
        Nullness nullness = field.Type switch
        {
            { IsReferenceType: false } => Nullness.Never,
            { NullableAnnotation: NullableAnnotation.Annotated } => Nullness.Declared,
            { NullableAnnotation: NullableAnnotation.NotAnnotated } => Nullness.Never,
            _ => Nullness.Unknown,
        };
        return new ObjectField(
            _members.NameOf(field)!.Name,
            map(field.Type),
            nullness,
            field.AssociatedSymbol is not null,
            _members.CanInitialize(field),
            _members.CanAssign(field),
            _members.CanAssign(field) ? null : AccessorOf(field));
    }

    /// <summary>A class and those that it is derived from, the outermost base first.</summary>
    private static IEnumerable<INamedTypeSymbol> BasesAndSelf(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: not SpecialType.System_Object } outer ? BasesAndSelf(outer).Append(type) : [type];
}
