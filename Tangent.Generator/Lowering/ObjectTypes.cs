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
internal sealed class ObjectTypes(
    Compilation compilation, TargetNames names, Func<ITypeSymbol, IrType> map, TypeArguments arguments, ISet<SyntaxTree> read)
{
    private const string AccessorAttribute = "System.Runtime.CompilerServices.UnsafeAccessorAttribute";

    private readonly FieldMembers _members = new(names);
    private readonly ObjectMaking _making = new(compilation, names);
    private readonly Dictionary<ITypeSymbol, ObjectLayout?> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, string> _reasons = new(SymbolEqualityComparer.Default);
    private readonly ObjectKinds _kinds = new(compilation, names);
    private readonly List<ITypeSymbol> _asked = [];
    private readonly HashSet<ITypeSymbol> _circular = new(SymbolEqualityComparer.Default);

    /// <summary>Whether one that was asked for is being typed.</summary>
    public bool HasUnfinished { get; private set; }

    /// <summary>The layout of a class that carries derivatives, null for any other type.</summary>
    public ObjectLayout? Of(ITypeSymbol? type)
    {
        type = type is null ? null : arguments.Of(type);
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
            _asked.Add(named);
            layout = LayoutOf((INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None));
            _asked.RemoveAt(_asked.Count - 1);
            _known[named] = layout = _circular.Contains(named) ? Refuse(named, "it can hold another one of its own kind") : layout;
        }
        else if (_asked.FindIndex(t => SymbolEqualityComparer.Default.Equals(t, named)) is int first and >= 0)
        {
            _circular.UnionWith(_asked.Skip(first));
        }

        return layout;
    }

    /// <summary>What a class with real numbers in it lacks that would let it carry derivatives.</summary>
    public string? ReasonAgainst(ITypeSymbol type) => Of(type) is null && _reasons.TryGetValue(type, out string? reason) ? reason : null;

    /// <summary>For each parameter of a constructor that only stores them the ordinal of the field; empty for any other.</summary>
    public EquatableArray<int> StoredBy(IMethodSymbol constructor, ObjectLayout layout) =>
        StoringConstructor.Of(constructor, layout.Fields, compilation);

    private ObjectLayout? LayoutOf(INamedTypeSymbol type)
    {
        List<IFieldSymbol> fields = BasesAndSelf(type).SelectMany(FieldMembers.Of).ToList();
        if (FieldMembers.AreUnfinished(fields) || BasesAndSelf(type).Any(t => t.BaseType?.TypeKind == TypeKind.Error))
        {
            HasUnfinished = true;
            return null;
        }

        (EquatableArray<IrType> kinds, string? unusable) = _kinds.Of(type, map, ReasonAgainst);
        bool holdsReals = TypeMapping.HoldsReals(type);
        if (!holdsReals && (unusable is not null || !kinds.Any(k => k.CarriesDerivative)))
        {
            return unusable is null ? null : Refuse(type, unusable);
        }

        if (ReasonIn(type, kinds.Count) is string outside)
        {
            return Refuse(type, outside);
        }

        if (type.IsAbstract && unusable is not null)
        {
            return Refuse(type, unusable);
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

        if (type.IsAbstract)
        {
            var derived = new ObjectForm(names.Type(type), Making.Derived, EquatableArray<int>.Empty, CanBeNew: false, IsOpen: true);
            return new ObjectLayout(new ObjectType(derived, fields.Select(FieldOf).ToEquatable()) { Kinds = kinds }, fields);
        }

        if (_making.Of(type, fields, f => map(f.Type).CarriesDerivative, CanAdd) is not (Making making, EquatableArray<int> constructor))
        {
            return Refuse(type, "another one in its shape cannot be made: give it a constructor that stores each field, or setters");
        }

        bool hasWay = HasWayToNew(type, fields, making);
        bool canBeBlank = _making.CanBeBlank && fields.All(CanAdd);
        var form = new ObjectForm(names.Type(type), making, constructor, hasWay || canBeBlank, !type.IsSealed) { BeginsBlank = !hasWay };
        return new ObjectLayout(new ObjectType(form, fields.Select(FieldOf).ToEquatable()) { Kinds = kinds }, fields);
    }

    private bool HasWayToNew(INamedTypeSymbol type, List<IFieldSymbol> fields, Making making) => making == Making.Constructor
        || (_making.HasEmptyConstructor(type) && fields.Where(f => map(f.Type).CarriesDerivative).All(_members.CanInitialize));

    private ObjectLayout? Refuse(INamedTypeSymbol type, string reason)
    {
        _reasons[type] = reason;
        return null;
    }

    /// <summary>Kinds whose fields do not tell all that an object holds, or whose names mean two fields.</summary>
    private string? ReasonIn(INamedTypeSymbol type, int kinds)
    {
        if (type.IsUnboundGenericType)
        {
            return "it is generic";
        }

        if (type.IsAbstract && kinds == 0)
        {
            return "it is abstract, and no class of this project is derived from it";
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

    /// <summary>The run time finds no field of a generic class by an accessor that is not generic in the same way.</summary>
    private FieldAccessor? AccessorOf(IFieldSymbol field) => compilation.GetTypeByMetadataName(AccessorAttribute) is null || TypeBindings.IsGeneric(field.ContainingType)
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
