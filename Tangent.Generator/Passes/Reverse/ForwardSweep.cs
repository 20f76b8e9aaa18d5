using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The forward sweep: the method itself, keeping the old values that the backward sweep needs just before they are
/// overwritten.
/// </summary>
internal sealed class ForwardSweep(Slots slots, BackwardSweep backward, Fresh fresh)
{
    private readonly HashSet<int> _saved = new();

    public Block Emit(IReadOnlyList<Step> steps)
    {
        FindSaved(steps);
        return EmitBlock(steps);
    }

    /// <summary>The variables whose old values are kept: to have one, a variable has to be given a value where it is declared.</summary>
    private void FindSaved(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case PlainStep plain:
                    _saved.UnionWith(plain.Overwrites.Where(o => o.Slot is not null && o.Place is Local).Select(o => ((Local)o.Place).Variable.Id));
                    break;
                case BranchStep branch:
                    FindSaved(branch.Then);
                    FindSaved(branch.Else);
                    break;
                case LoopStep loop:
                    FindSaved(loop.Body);
                    break;
                default:
                    break;
            }
        }
    }

    private Block EmitBlock(IReadOnlyList<Step> steps)
    {
        var result = new List<Statement>();
        foreach (Step step in steps)
        {
            IEnumerable<Statement> emitted = step switch
            {
                PlainStep plain => Emit(plain),
                BranchStep branch => new[] { new If(branch.Condition, EmitBlock(branch.Then), EmitBlock(branch.Else)) },
                LoopStep loop => Emit(loop),
                GuardedStep guarded => new[] { guarded.Header with { Body = Emit(guarded.Body), Finally = Emit(guarded.Final) } },
                _ => System.Array.Empty<Statement>(),
            };
            result.AddRange(emitted.Select(s => s with { Source = step.Source }));
        }

        foreach (PlainStep step in steps.OfType<PlainStep>())
        {
            result.AddRange(step.KeptByTrip.Select(o => o.Slot!.Store(o.Place) with { Source = step.Source }));
        }

        return new Block(result.ToEquatable());
    }

    private IEnumerable<Statement> Emit(PlainStep step)
    {
        foreach (Overwrite overwrite in step.Overwrites.Except(step.KeptByTrip))
        {
            if (overwrite.Slot is Slot kept && WholeCopy.Suits(overwrite))
            {
                foreach (Statement statement in WholeCopy.Keep(overwrite.Place, kept, fresh))
                {
                    yield return statement;
                }
            }
            else if (overwrite.Slot is Slot slot)
            {
                yield return slot.Keep(overwrite);
            }
        }

        foreach (Statement statement in step.Forward)
        {
            // In a loop it is declared in front of it, once: reset in each trip, it would lose what the trip before left in it.
            yield return statement is Declare { Value: null } declare && step.Loops.Count == 0 && _saved.Contains(declare.Variable.Id)
                ? declare with { Value = Hoist.Initial(declare.Variable.Type) }
                : statement;
        }

        foreach (Variable variable in step.Declares)
        {
            if (slots.Of(variable) is Slot slot)
            {
                yield return slot.Store(new Local(variable));
            }
        }
    }

    /// <summary>The loop with each trip's backward sweep at the trip's end.</summary>
    private IEnumerable<Statement> Fused(LoopStep loop, Block forward)
    {
        Block mirror = backward.EmitTrip(loop);
        foreach (Statement declare in backward.AdjointsBefore(mirror).Concat(loop.Fused!.Seeds))
        {
            yield return declare;
        }

        (IReadOnlyList<Declare> hoisted, Block trip) = Hoist.Run(forward, mirror, fresh);
        IEnumerable<Statement> whole = hoisted.Concat(trip.Statements).Append(new Note("---- backward ----")).Concat(mirror.Statements);
        yield return (For)loop.Header with { Body = new Block(whole.ToEquatable()) };
        foreach (Slot slot in slots.Of(loop))
        {
            yield return new Release(new Local(slot.Variable));
        }
    }

    private IEnumerable<Statement> Emit(LoopStep loop)
    {
        if (loop.Loops.Count == 0)
        {
            foreach (Slot slot in slots.Of(loop))
            {
                yield return new Declare(slot.Variable, slot switch
                {
                    ArraySlot array => new Rent((ArrayType)slot.Variable.Type, array.Count),
                    RowsSlot rows => new Rent((ArrayType)slot.Variable.Type, rows.Count),
                    _ => new NewStack((StackType)slot.Variable.Type),
                });
            }
        }

        Block body = EmitBlock(loop.Body);
        if (loop.Fused is FusedSweep)
        {
            foreach (Statement statement in Fused(loop, body))
            {
                yield return statement;
            }

            yield break;
        }

        if (loop.Trips is Variable trips)
        {
            var count = new Local(trips);
            yield return new Declare(trips, Build.IntLiteral(0));
            body = new Block(new Statement[] { new Assign(count, TripCount.Add(count, 1)) }
                .Concat(body.Statements)
                .ToEquatable());
        }

        yield return loop.Header switch
        {
            For s => s with { Body = body },
            While s => s with { Body = body },
            DoWhile s => s with { Body = body },
            _ => loop.Header,
        };
        if (loop.Trips is Variable counted && slots.Of(counted) is Slot kept)
        {
            yield return kept.Store(new Local(counted));
        }
    }
}
