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
            overwrite.Slot = Make(step, overwrite.Place.Root()?.Name ?? "value", overwrite.Kept.Type, "Before");
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

        Slot slot = AreCountable(step.Loops)
            ? new ArraySlot(
                fresh.Variable(name + "History", new ArrayType(type, 1)),
                Index(step.Loops),
                Count(step.Loops))
            : new StackSlot(fresh.Variable(name + "History", new StackType(type)));
        LoopStep outermost = step.Loops[0];
        if (!_byLoop.TryGetValue(outermost, out List<Slot>? slots))
        {
            slots = new List<Slot>();
            _byLoop.Add(outermost, slots);
        }

        slots.Add(slot);
        return slot;
    }

    /// <summary>Whether each loop's trip count can be computed before the outermost one starts.</summary>
    private bool AreCountable(IReadOnlyList<LoopStep> loops) => loops.All(loop =>
        loop.Trips is null && loop.Header is For counted
        && TripCount.IsPlain(counted.Start) && TripCount.IsPlain(counted.Bound)
        && counted.Start.Variables().Concat(counted.Bound.Variables()).All(v => IsKnownBefore(v, loops[0])));

    private bool IsKnownBefore(Variable variable, LoopStep outermost) =>
        keeping.IsWrittenOnce(variable.Id)
        && keeping.ModeOf(variable.Id) != Keep.Index
        && (keeping.DefinitionOf(variable.Id) is not Step definition || definition.Position < outermost.Position);

    private static Expr Index(IReadOnlyList<LoopStep> loops)
    {
        Expr index = TripCount.Ordinal((For)loops[0].Header);
        foreach (LoopStep loop in loops.Skip(1))
        {
            var header = (For)loop.Header;
            Expr row = TripCount.Multiply(index, TripCount.Of(header));
            index = TripCount.Integer(BinaryOperator.Add, row, TripCount.Ordinal(header));
        }

        return index;
    }

    /// <summary>The product of the trip counts, in <c>long</c> where it could overflow.</summary>
    private static Expr Count(IReadOnlyList<LoopStep> loops)
    {
        Expr count = TripCount.Of((For)loops[0].Header);
        foreach (LoopStep loop in loops.Skip(1))
        {
            var wide = new PlainType("long", PlainKind.Integer);
            Expr left = count.Type.Equals(wide) ? count : new Convert(count, wide, IsExplicit: true);
            count = new Binary(BinaryOperator.Multiply, left, TripCount.Of((For)loop.Header), wide);
        }

        return count;
    }
}
