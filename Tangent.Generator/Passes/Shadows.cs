using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// The shadow of a reference: whatever happens to the reference happens to its shadow, so that derivatives alias just
/// as the values do.
/// </summary>
internal static class Shadows
{
    /// <summary>
    /// What the shadow of <paramref name="target"/> becomes when <paramref name="target"/> has just been given
    /// <paramref name="value"/>. New storage has new, zeroed shadow storage; so has storage without a derivative.
    /// </summary>
    public static Expr Of(Expr value, Expr target, LocalDerivative derivatives)
    {
        switch (value)
        {
            case NewArray created:
                return created with { ArrayType = (ArrayType)derivatives.TypeOf(created.ArrayType), Sizes = created.Sizes.Select((size, k) => Size(created, size, k, target)).ToEquatable() };
            case NewList list:
                return list with { ListType = (ListType)derivatives.TypeOf(list.ListType) };
            case ArrayLiteral { ArrayType.Element.IsReference: true } literal:
                return literal with
                {
                    ArrayType = (ArrayType)derivatives.TypeOf(literal.ArrayType),
                    Elements = literal.Elements.Select(e => Of(e, e, derivatives)).ToEquatable(),
                };
            case CloneOf { Array.Type: ArrayType { Element.IsReference: true } or ListType { Element.IsReference: true } } clone:
                return derivatives.Place(clone.Array) is Expr rows
                    ? clone with { Array = rows, Type = derivatives.TypeOf(clone.Type) }
                    : new ZerosLike(target, derivatives.TypeOf(value.Type));
            case ZerosLike zeros:
                return (zeros.Among is Local set ? zeros with { Array = target, Among = derivatives.SetOfShadows(set) } : zeros) with { Type = derivatives.TypeOf(zeros.Type) };
            case ArrayLiteral or CloneOf:
                return new ZerosLike(target, derivatives.TypeOf(value.Type));
            case Conditional choice:
                return choice with
                {
                    Type = derivatives.TypeOf(choice.Type),
                    WhenTrue = Of(choice.WhenTrue, choice.WhenTrue, derivatives),
                    WhenFalse = Of(choice.WhenFalse, choice.WhenFalse, derivatives),
                };
            case SnapshotOf snapshot when derivatives.Place(snapshot.Array) is Expr shadow:
                return new SnapshotOf(shadow);
            case NewObject created:
                return OfObject(created, target, derivatives);
            case Rent rent:
                return rent with { ArrayType = (ArrayType)derivatives.TypeOf(rent.ArrayType) };
            case NewStack stack:
                return new NewStack((StackType)derivatives.TypeOf(stack.StackType));
            case DefaultOf:
                return new DefaultOf(derivatives.TypeOf(value.Type));
            case Literal literal:
                return literal with { Type = derivatives.TypeOf(literal.Type) };
            default:
                return derivatives.Place(value) ?? new ZerosLike(target, derivatives.TypeOf(value.Type));
        }
    }

    /// <summary>An object with the shadows of what the fields hold, and zeros for numbers; the rest is the object's own.</summary>
    private static NewObject OfObject(NewObject created, Expr target, LocalDerivative derivatives) => created with
    {
        Like = created.Like is null ? null : target,
        Fields = created.Fields.Select((field, k) => !field.Type.CarriesDerivative ? ObjectFields.At(target, created.ObjectType.Fields[k])
            : AliasClasses.HoldsReference(field.Type) ? Of(field, ObjectFields.At(target, created.ObjectType.Fields[k]), derivatives)
            : field.Type is RealType ? new Zero(field.Type) : new DefaultOf(field.Type)).ToEquatable(),
    };

    /// <summary>A size that is more than a name is read back from the array it made.</summary>
    private static Expr Size(NewArray created, Expr size, int dimension, Expr target) =>
        size is Local or Literal or LengthOf { Array: Local }
            ? size
            : new LengthOf(target, created.ArrayType.Rank > 1 ? dimension : null);
}
