using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// What a whole array or span holds before it is overwritten, in memory from the pool.
/// <code>
/// double[] xBefore = History.Rent&lt;double&gt;(x.Length);
/// x.CopyTo(xBefore, 0);
///                                  ←      xBefore.AsSpan(0, x.Length).CopyTo(x);
///                                         History.Return(xBefore);
/// </code>
/// </summary>
internal static class WholeCopy
{
    /// <summary>Whether the storage consists of numbers, one after another.</summary>
    public static bool Suits(IrType type) => type is ArrayType { Rank: 1, Element: RealType } or SpanType { Element: RealType };

    public static bool Suits(Overwrite overwrite) =>
        overwrite is { IsWhole: true, Removed: null, Slot: not null and not RowsSlot } && Suits(overwrite.Place.Type);

    public static IEnumerable<Statement> Keep(Expr place, Slot slot, Fresh fresh)
    {
        var type = new ArrayType(SpanElements.TypeOf(place), 1);
        var rent = new Rent(type, SpanElements.Length(place));
        if (slot is LocalSlot)
        {
            yield return slot.Store(rent);
            yield return new CopyInto(place, new Local(slot.Variable));
            yield break;
        }

        Variable kept = fresh.Variable((place.Root()?.Name ?? "value") + "Before", type);
        yield return new Declare(kept, rent);
        yield return new CopyInto(place, new Local(kept));
        yield return slot.Store(new Local(kept));
    }

    public static IEnumerable<Statement> PutBack(Expr place, Slot slot, Fresh fresh)
    {
        var type = new ArrayType(SpanElements.TypeOf(place), 1);
        Expr kept = slot.Load(type);
        if (slot is not LocalSlot)
        {
            Variable name = fresh.Variable((place.Root()?.Name ?? "value") + "Before", type);
            yield return new Declare(name, kept);
            kept = new Local(name);
        }

        yield return new CopyInto(View(kept, SpanElements.Length(place)), place);
        yield return new Release(kept);
    }

    /// <summary>The part of an array from the pool that is used.</summary>
    public static Expr View(Expr array, Expr length)
    {
        var span = new SpanType(((ArrayType)array.Type).Element, IsReadOnly: false);
        return new Slice(new AsSpan(array, span, IsImplicit: false), Build.IntLiteral(0), length, span);
    }
}
