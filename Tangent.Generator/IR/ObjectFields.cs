using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// A field of an object is an element whose index is the field's name. So whatever is done about the elements of arrays, to
/// read, overwrite, save and restore them, is done about fields as well.
/// </summary>
internal static class ObjectFields
{
    private static readonly IrType Selector = new PlainType("field", PlainKind.Other);

    public static ElementAt At(Expr whole, ObjectField field) =>
        new(whole, EquatableArray.Of<Expr>(new Literal(field.Name, Selector)), field.Type);

    /// <summary>The field that an element is, null where it is an element of an array.</summary>
    public static ObjectField? Of(ElementAt element) => element is { Array.Type: ObjectType type, Indices: [Literal name] }
        ? type.Fields.First(f => f.Name == name.Text)
        : null;

    /// <summary>The objects' types that can be reached from a value, itself and what it holds.</summary>
    public static IEnumerable<ObjectType> TypesIn(IrType type) => type switch
    {
        ObjectType whole => whole.Fields.SelectMany(f => TypesIn(f.Type)).Concat(whole.Kinds.SelectMany(TypesIn)).Prepend(whole),
        ArrayType array => TypesIn(array.Element),
        SpanType span => TypesIn(span.Element),
        StackType stack => TypesIn(stack.Element),
        SnapshotType snapshot => TypesIn(snapshot.Source),
        TupleType tuple => tuple.Elements.SelectMany(e => TypesIn(e.Type)),
        _ => Enumerable.Empty<ObjectType>(),
    };

    /// <summary>Whether there is an object in a value, or behind it.</summary>
    public static bool AreIn(IrType type) => TypesIn(type).Any();
}
