using System;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>
/// A chain of <c>Select</c>, <c>Where</c>, <c>Zip</c> … over storage, as one loop: <see cref="Count"/> trips, and
/// <see cref="Visit"/> emits what happens in one, handing the item on to what is made of it.
/// </summary>
/// <param name="Count">The trips, a value that the loop does not change.</param>
/// <param name="Element">The type of an item.</param>
/// <param name="Visit">Emits the trip of an index; its second argument takes the item.</param>
internal sealed record Sequence(Expr Count, IrType Element, Action<Expr, Action<Expr>> Visit)
{
    /// <summary>Whether each trip gives an item, so that items can be counted and told apart by the index.</summary>
    public bool IsDense { get; init; } = true;
}
