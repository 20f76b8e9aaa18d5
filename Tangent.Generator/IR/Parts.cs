using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>One of the parts that a tuple or struct consists of in the end: the path of fields to it, as ordinals and as a name.</summary>
internal sealed record Part(EquatableArray<int> Path, string Name, IrType Type);

/// <summary>
/// Tuples and structs as what they consist of: <c>(Vec3 Position, double Mass)</c> has the parts <c>PositionX</c>,
/// <c>PositionY</c>, <c>PositionZ</c> and <c>Mass</c>. Any other type is its own only part.
/// </summary>
internal static class Parts
{
    public static IReadOnlyList<Part> Of(IrType type)
    {
        var parts = new List<Part>();
        Collect(type, EquatableArray<int>.Empty, string.Empty, parts);
        return parts;
    }

    /// <summary>The type that a value of the parts, side by side, has: a tuple without structs or tuples in it.</summary>
    public static IrType Flat(IrType type)
    {
        if (type is not TupleType tuple || (tuple.Struct is null && !tuple.Elements.Any(e => e.Type is TupleType)))
        {
            return type;
        }

        IReadOnlyList<Part> parts = Of(type);
        return parts.Count == 1
            ? parts[0].Type
            : new TupleType(parts.Select((p, k) => new TupleElement(IsName(p.Name, k, parts) ? p.Name : null, p.Type)).ToEquatable());
    }

    /// <summary>Whether C# lets the element of a tuple go by the name: it is no other element's, and none of the tuple's own members.</summary>
    private static bool IsName(string name, int index, IReadOnlyList<Part> parts) =>
        name is not ("Rest" or "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString")
        && !(name.StartsWith("Item", System.StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit))
        && parts.Take(index).All(p => p.Name != name);

    /// <summary>A part of a value, where that is more than a place read as far as it can be.</summary>
    public static Expr At(Expr whole, Part part) => part.Path.Aggregate(whole, Item);

    public static Expr Item(Expr whole, int index)
    {
        TupleElement element = ((TupleType)whole.Type).Elements[index];
        return whole switch
        {
            TupleOf tuple => tuple.Items[index],
            DefaultOf => Default(element.Type),
            Zero => new Zero(element.Type),
            Stopped stopped => new Stopped(Item(stopped.Value, index)),
            Conditional c => Build.Choose(c.Condition, Item(c.WhenTrue, index), Item(c.WhenFalse, index)),
            _ => new TupleItem(whole, index, element.Type),
        };
    }

    /// <summary>The value that has these parts.</summary>
    public static Expr Whole(IrType type, IReadOnlyList<Expr> parts)
    {
        int next = 0;
        return Whole(type, parts, ref next);
    }

    public static Expr Default(IrType type) => type is RealType ? new Literal("0", type) : new DefaultOf(type);

    private static Expr Whole(IrType type, IReadOnlyList<Expr> parts, ref int next)
    {
        if (type is not TupleType tuple)
        {
            return parts[next++];
        }

        var items = new Expr[tuple.Elements.Count];
        for (int k = 0; k < items.Length; k++)
        {
            items[k] = Whole(tuple.Elements[k].Type, parts, ref next);
        }

        return new TupleOf(tuple, EquatableArray.Of(items));
    }

    private static void Collect(IrType type, EquatableArray<int> path, string name, List<Part> parts)
    {
        if (type is not TupleType tuple)
        {
            parts.Add(new Part(path, name, type));
            return;
        }

        for (int k = 0; k < tuple.Elements.Count; k++)
        {
            TupleElement element = tuple.Elements[k];
            string own = NameText.PascalCase(element.Name ?? "Item" + (k + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Collect(element.Type, path.Append(k).ToEquatable(), name + own, parts);
        }
    }
}
