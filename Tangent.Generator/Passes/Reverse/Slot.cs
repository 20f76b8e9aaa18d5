using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>A place of its own for the values of one variable or element at one step.</summary>
internal abstract class Slot(Variable variable)
{
    public Variable Variable { get; } = variable;

    /// <summary>The statement that keeps a value in the forward sweep.</summary>
    public abstract Statement Store(Expr value);

    /// <summary>The value again, in the backward sweep.</summary>
    public abstract Expr Load(IrType type);

    /// <summary>The statement that keeps what is about to be overwritten.</summary>
    public virtual Statement Keep(Overwrite overwrite) => Store(overwrite.Kept);

    /// <summary>The statement that puts it back.</summary>
    public virtual Statement PutBack(Overwrite overwrite) => overwrite.PutBack(Load(overwrite.Kept.Type));
}

/// <summary>Outside loops an earlier value stays in a local: <c>double xBefore = x;</c>.</summary>
internal sealed class LocalSlot(Variable variable) : Slot(variable)
{
    public override Statement Store(Expr value) => new Declare(Variable, value);

    public override Expr Load(IrType type) => new Local(Variable);
}

/// <summary>In counted loops: an array of exactly the trip count, indexed by the trip.</summary>
internal sealed class ArraySlot(Variable variable, Expr index, Expr count) : Slot(variable)
{
    public Expr Count { get; } = count;

    public override Statement Store(Expr value) => new Assign(Element(value.Type), value);

    public override Expr Load(IrType type) => Element(type);

    private ElementAt Element(IrType type) => new(new Local(Variable), EquatableArray.Of(index), type);
}

/// <summary>Whole arrays in counted loops, one behind the other in one flat array.</summary>
internal sealed class RowsSlot(Variable variable, Expr index, Expr count, Expr size) : Slot(variable)
{
    public Expr Count { get; } = count;

    public override Statement Store(Expr value) => new CopyInto(value, Row());

    public override Expr Load(IrType type) => Row();

    public override Statement Keep(Overwrite overwrite) => Store(overwrite.Place);

    public override Statement PutBack(Overwrite overwrite) => new CopyInto(Row(), overwrite.Place);

    private Slice Row()
    {
        var type = new SpanType(((ArrayType)Variable.Type).Element, IsReadOnly: false);
        return new Slice(new AsSpan(new Local(Variable), type, IsImplicit: false), TripCount.Multiply(index, size), size, type);
    }
}

/// <summary>In other loops: a growable history.</summary>
internal sealed class StackSlot(Variable variable) : Slot(variable)
{
    public override Statement Store(Expr value) => new Push(new Local(Variable), value);

    public override Expr Load(IrType type) => new Pop(new Local(Variable), type);
}
