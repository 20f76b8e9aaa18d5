using System.Linq;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// <c>Tangents</c>: the tangents of one number along several directions, which a sweep moves at once. They are added to each other and multiplied
/// by numbers as one tangent is, so their type is real; a literal of it there is none but zero.
/// </summary>
internal static class Several
{
    /// <summary>How many directions there are in one sweep.</summary>
    public const int Count = 4;

    public static readonly RealType Type = new(RealKind.Tangents, "Tangents");

    public static bool Are(IrType type) => type is RealType { Kind: RealKind.Tangents };

    /// <summary>The type of what holds the tangents of values of a type, in the same shape.</summary>
    public static IrType Of(IrType type) => type switch
    {
        RealType => Type,
        ArrayType array => array with { Element = Of(array.Element) },
        SpanType span => span with { Element = Of(span.Element) },
        ListType list => list with { Element = Of(list.Element) },
        StackType stack => stack with { Element = Of(stack.Element) },
        SnapshotType snapshot => new SnapshotType(Of(snapshot.Source)),
        TapeType tape => new TapeType("TangentsOf" + tape.Name),

        // A struct of the user's holds numbers of its own type: its fields' tangents stand side by side. C# has no names in a tuple of one.
        TupleType { Elements.Count: 1 } tuple => new TupleType(EquatableArray.Of(new TupleElement(null, Of(tuple.Elements[0].Type)))),
        TupleType tuple => new TupleType(tuple.Elements.Select(e => e with { Type = Of(e.Type) }).ToEquatable()),
        _ => type,
    };
}
