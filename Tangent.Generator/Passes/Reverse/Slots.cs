using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Lays out the histories: a local outside loops; one flat array over a nest of counted loops whose trip counts are known
/// where the nest is entered; a growable history otherwise.
/// </summary>
internal sealed class Slots(Fresh fresh, Keeping keeping, Requirements requirements)
{
    private readonly Dictionary<LoopStep, List<Slot>> _byLoop = new();
    private readonly Dictionary<int, Slot> _stored = new();

    /// <summary>The histories that are made where the loop is entered and given back after its mirror.</summary>
    public IReadOnlyList<Slot> Of(LoopStep outermost) =>
        _byLoop.TryGetValue(outermost, out List<Slot>? slots) ? slots : System.Array.Empty<Slot>();

    /// <summary>The history of a variable that is written once in a trip; null where it has none.</summary>
    public Slot? Of(Variable variable) => _stored.TryGetValue(variable.Id, out Slot? slot) ? slot : null;

    public void Plan(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case PlainStep plain:
                    PlanStep(plain);
                    break;
                case BranchStep branch:
                    Plan(branch.Then);
                    Plan(branch.Else);
                    break;
                case GuardedStep guarded:
                    Plan(guarded.Body);
                    Plan(guarded.Final);
                    break;
                case LoopStep loop:
                    Plan(loop.Body);
                    if (loop.Trips is Variable trips)
                    {
                        PlanStored(loop, trips);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void PlanStep(PlainStep step)
    {
        foreach (Overwrite overwrite in step.Overwrites.Where(o => o.IsRequired && o.Undo is null))
        {
            if (overwrite.IsWhole && ObjectFields.AreIn(overwrite.Place.Type))
            {
                throw new NotDifferentiableException("a call that may change an object whose earlier state is needed") { Statement = step.Source };
            }

            string name = overwrite.Place.Root()?.Name ?? "value";
            overwrite.Slot = (overwrite.Size ?? LengthBefore(step, overwrite)) is Expr size && step.Loops.Count > 0 && Shape(step.Loops) is NestShape shape
                    && size.Variables().All(v => IsKnownBefore(v, step.Loops))
                ? Rows(step, name, new ArrayType(SpanElements.TypeOf(overwrite.Place), 1), shape, size)
                : Make(step, name, overwrite.Kept.Type, "Before");
        }

        foreach (Variable variable in step.Declares)
        {
            PlanStored(step, variable);
        }
    }

    private void PlanStored(Step step, Variable variable)
    {
        if (requirements.IsNeeded(variable) && keeping.IsWrittenOnce(variable.Id)
            && keeping.ModeOf(variable.Id) == Keep.Store)
        {
            _stored.Add(variable.Id, Make(step, variable.Name, variable.Type, "History"));
        }
    }

    /// <summary>The length of storage that is overwritten as a whole, where it is known before the loops; null elsewhere.</summary>
    private Expr? LengthBefore(PlainStep step, Overwrite overwrite)
    {
        if (!overwrite.IsWhole || overwrite.Removed is not null || !WholeCopy.Suits(overwrite.Place.Type) || step.Loops.Count == 0)
        {
            return null;
        }

        // A span that is cut out in the loop has the length that it is cut to.
        Expr cut = overwrite.Place is Local { Variable: Variable { Type: SpanType } span } && keeping.IsWrittenOnce(span.Id)
            && keeping.DefinitionOf(span.Id) is PlainStep { Value: Expr value } ? value : overwrite.Place;
        Expr length = SpanElements.Length(cut);
        return TripCount.IsPlain(length) && length.Variables().All(v => IsKnownBefore(v, step.Loops)) ? length : null;
    }

    private Slot Make(Step step, string name, IrType type, string suffix)
    {
        if (type is SpanType)
        {
            throw new NotDifferentiableException("a span that is another one in each trip of a loop")
            {
                Statement = step.Source,
            };
        }

        if (step.Loops.Count == 0)
        {
            return new LocalSlot(fresh.Variable(name + suffix, type));
        }

        Slot slot = Shape(step.Loops) is NestShape shape
            ? new ArraySlot(fresh.Variable(name + "History", new ArrayType(type, 1)), shape.Index, shape.Count)
            : new StackSlot(fresh.Variable(name + "History", new StackType(type)));
        Add(step, slot);
        return slot;
    }

    private RowsSlot Rows(Step step, string name, ArrayType type, NestShape shape, Expr size)
    {
        var slot = new RowsSlot(fresh.Variable(name + "History", type), shape.Index, NestShape.Times(shape.Count, size), size);
        Add(step, slot);
        return slot;
    }

    /// <summary>A history is made where the outermost loop is entered; before a fused one where its size is known there, once for all trips.</summary>
    private void Add(Step step, Slot slot)
    {
        Expr? count = slot is ArraySlot array ? array.Count : (slot as RowsSlot)?.Count;
        LoopStep outermost = step.FusedIn is LoopStep fused && count is not null && count.Variables().All(v => IsKnownBefore(v, [fused]))
            ? fused
            : step.Loops[0];
        if (!_byLoop.TryGetValue(outermost, out List<Slot>? slots))
        {
            slots = new List<Slot>();
            _byLoop.Add(outermost, slots);
        }

        slots.Add(slot);
    }

    /// <summary>Null where a trip count can't be computed before the outermost loop starts.</summary>
    private NestShape? Shape(IReadOnlyList<LoopStep> loops) =>
        loops.All(l => l.Header is not For counted || (keeping.AreNeverWritten(counted.Start) && keeping.AreNeverWritten(counted.Bound)))
            ? NestShape.Of(loops, v => IsKnownBefore(v, loops))
            : null;

    private bool IsKnownBefore(Variable variable, IReadOnlyList<LoopStep> loops) =>
        keeping.IsWrittenOnce(variable.Id)
        && !loops.Any(l => l.Header is For counted && counted.Index.Id == variable.Id)
        && (keeping.DefinitionOf(variable.Id) is not Step definition || definition.Position < loops[0].Position);
}
