using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// C# types to the types that differentiation tells apart. What is not real, array, span, tuple or struct of such is plain: a value that
/// is passed along. Nothing that carries a derivative may be put into a plain value, see <see cref="OpaqueUse"/>.
/// </summary>
internal sealed class TypeMapping
{
    private readonly TargetNames _names;
    private readonly TypeArguments _arguments;

    /// <param name="compilation">Where the types are from.</param>
    /// <param name="names">How they are written.</param>
    /// <param name="arguments">What type parameters stand for.</param>
    /// <param name="read">Takes note of the files whose bodies are read.</param>
    public TypeMapping(Compilation compilation, TargetNames names, TypeArguments arguments, ISet<SyntaxTree> read)
    {
        _names = names;
        _arguments = arguments;
        Structs = new StructTypes(compilation, names, MapPart, arguments, read);
        Objects = new ObjectTypes(compilation, names, MapPart, arguments, read);
    }

    /// <summary>The structs that carry derivatives.</summary>
    public StructTypes Structs { get; }

    /// <summary>The classes and records that carry derivatives.</summary>
    public ObjectTypes Objects { get; }

    /// <summary>Whether a struct or class that was asked for is being typed: what it holds is known to nobody yet.</summary>
    public bool HasUnfinished => Structs.HasUnfinished || Objects.HasUnfinished;

    /// <summary>Whether an array was met whose elements are objects that may be null.</summary>
    public bool HasNullableElements { get; private set; }

    /// <summary>The type of an element or field: where a number may be missing from storage, it has no derivative.</summary>
    private IrType MapPart(ITypeSymbol type) => Map(type) is var part && NullableNumber.Is(part) ? new PlainType(_names.Type(type), PlainKind.Other) : part;

    public IrType Map(ITypeSymbol type)
    {
        type = _arguments.Of(type);
        switch (type.SpecialType)
        {
            case SpecialType.System_Double: return IrType.Double;
            case SpecialType.System_Single: return IrType.Single;
            case SpecialType.System_Void: return IrType.Void;
        }

        return type switch
        {
            _ when RealTypes.Of(type) is RealType real => real,
            IArrayTypeSymbol array => Array(array),
            INamedTypeSymbol named when IsSpan(named) =>
                new SpanType(MapPart(named.TypeArguments[0]), named.Name == "ReadOnlySpan"),
            INamedTypeSymbol { IsTupleType: true } tuple when tuple.TupleElements.Any(e => NullableNumber.Is(Map(e.Type))) => new PlainType(_names.Type(type), PlainKind.Other),
            INamedTypeSymbol { IsTupleType: true } tuple => new TupleType(
                tuple.TupleElements
                    .Select(e => new TupleElement(e.IsExplicitlyNamedTupleElement ? e.Name : null, MapPart(e.Type)))
                    .ToEquatable()),
            INamedTypeSymbol list when IsList(list) && MapPart(list.TypeArguments[0]) is { CarriesDerivative: true } element => new ListType(element),
            INamedTypeSymbol { Name: "Vector", Arity: 1, IsValueType: true, DeclaringSyntaxReferences.Length: 0 } lanes
                when lanes.ContainingNamespace.ToDisplayString() == "System.Numerics" && Map(lanes.TypeArguments[0]) is RealType { HasLiterals: true } number => Lanes.Of(number),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                when Map(nullable.TypeArguments[0]) is RealType { IsScalar: true } real => NullableNumber.Of(real),
            _ => Structs.Of(type)?.Type ?? Objects.Of(type)?.Type ?? (IrType)new PlainType(_names.Type(type), KindOf(type.SpecialType)),
        };
    }

    private ArrayType Array(IArrayTypeSymbol array)
    {
        IrType element = MapPart(array.ElementType);
        HasNullableElements |= array.ElementNullableAnnotation == NullableAnnotation.Annotated && element is ObjectType;
        return new ArrayType(element, array.Rank);
    }

    public static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan", ContainingType: null } named
        && named.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    public static bool IsList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "List", ContainingType: null } named
        && named.ContainingNamespace is { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>
    /// Whether values of a type that is plain here have a derivative by the documented surface, so that it would be wrong
    /// to pass over a parameter of the type in silence.
    /// </summary>
    public static bool HoldsReals(ITypeSymbol type) => HoldsReals(type, depth: 0);

    private static bool HoldsReals(ITypeSymbol type, int depth)
    {
        if (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
        {
            return true;
        }

        // A class that holds itself, a list of lists: past this depth nobody means a derivative.
        if (depth > 3)
        {
            return false;
        }

        return type switch
        {
            ITypeParameterSymbol parameter => RealTypes.IsNumber(parameter),
            IArrayTypeSymbol array => HoldsReals(array.ElementType, depth + 1),
            INamedTypeSymbol { TypeKind: TypeKind.Delegate or TypeKind.Enum or TypeKind.Interface } => false,
            INamedTypeSymbol { IsGenericType: true } generic when !IsFromSource(generic) =>
                generic.TypeArguments.Any(argument => HoldsReals(argument, depth + 1)),
            INamedTypeSymbol named when IsFromSource(named) => named.GetMembers()
                .OfType<IFieldSymbol>()
                .Any(f => !f.IsStatic && !f.IsConst && HoldsReals(f.Type, depth + 1))
                || (named is { TypeKind: TypeKind.Class, BaseType: { } outer } && IsFromSource(outer) && HoldsReals(outer, depth)),
            INamedTypeSymbol named => named.Name == "Half"
                || named.ContainingNamespace.ToDisplayString() == "System.Numerics",
            _ => false,
        };
    }

    private static bool IsFromSource(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length > 0;

    private static PlainKind KindOf(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => PlainKind.Boolean,
        SpecialType.System_Char or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16
            or SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32
            or SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_IntPtr
            or SpecialType.System_UIntPtr => PlainKind.Integer,
        _ => PlainKind.Other,
    };
}
