using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The backward sweep: the steps from the last to the first, each one's adjoint, with what it overwrote put back in between, so
/// that every statement reads the state it had in the forward sweep.
/// </summary>
internal sealed class BackwardSweep(
    Slots slots,
    Keeping keeping,
    Requirements requirements,
    AdjointMap adjoints,
    AliasClasses aliases,
    Fresh fresh)
{
    private readonly Dictionary<int, Variable> _renamed = new();
    private readonly HashSet<int> _started = new();

    public Block Emit(IReadOnlyList<Step> steps) => new Renamer(_renamed).Visit(EmitBlock(steps));

    /// <summary>The backward sweep of one trip, for the end of the trip itself.</summary>
    public Block EmitTrip(LoopStep loop)
    {
        Block trip = new Renamer(_renamed).Visit(EmitBlock(loop.Body));
        return new Renamer(loop.Fused!.Known.ToDictionary(k => k.Key, k => k.Value)).Visit(trip);
    }

    /// <summary>The adjoints of the function's own variables that a trip adds to: they start in front of its loop.</summary>
    public IEnumerable<Statement> AdjointsBefore(Block trip)
    {
        foreach (Variable adjoint in FreeVariables.Of(trip).Where(v => adjoints.PrimalOf(v) is { Type.IsReference: false } primal
            && keeping.DefinitionOf(primal.Id) is not null && _started.Add(v.Id)))
        {
            yield return new Declare(adjoint, Hoist.InitialAdjoint(adjoint.Type));
        }
    }

    private Block EmitBlock(IReadOnlyList<Step> steps)
    {
        var result = new List<Statement>();
        foreach (Step step in steps)
        {
            result.AddRange(Prologue(step).Select(s => s with { Source = step.Source }));
        }

        foreach (Step step in steps.Reverse())
        {
            result.AddRange(Mirror(step).Select(s => s with { Source = step.Source }));
        }

        return new Block(result.ToEquatable());
    }

    /// <summary>What the mirror of a block starts with: adjoints at zero, and values of the trip that were kept.</summary>
    private IEnumerable<Statement> Prologue(Step step)
    {
        IEnumerable<Variable> declared = step switch
        {
            PlainStep plain => plain.Declares,
            LoopStep { Trips: Variable trips } => new[] { trips },
            _ => System.Array.Empty<Variable>(),
        };
        foreach (Overwrite overwrite in step is PlainStep kept ? kept.KeptByTrip : [])
        {
            yield return new Assign(overwrite.Place, overwrite.Slot!.Load(overwrite.Kept.Type));
        }

        foreach (Variable variable in declared)
        {
            if (variable.Type.CarriesDerivative && !variable.Type.IsReference && adjoints.IsActive(variable)
                && !_started.Contains(adjoints.Of(variable).Id))
            {
                yield return new Declare(adjoints.Of(variable), Hoist.InitialAdjoint(variable.Type));
            }

            if (requirements.IsNeeded(variable) && keeping.IsWrittenOnce(variable.Id) && Again(step, variable) is Expr value)
            {
                yield return new Declare(Rename(variable), value);
            }
        }
    }

    /// <summary>A variable's value once more, null where it still stands in the variable.</summary>
    private Expr? Again(Step step, Variable variable) => keeping.ModeOf(variable.Id) switch
    {
        Keep.Recompute => ((PlainStep)step).Value,
        Keep.Store => slots.Of(variable)!.Load(variable.Type),
        _ => null,
    };

    private IEnumerable<Statement> Mirror(Step step)
    {
        switch (step)
        {
            case PlainStep plain:
                return plain.After.Concat(Restore(plain)).Concat(plain.Before);
            case BranchStep branch when Requirements.HasBackward(branch.Then) || Requirements.HasBackward(branch.Else):
                return Branch(branch.Condition, EmitBlock(branch.Then), EmitBlock(branch.Else));
            case GuardedStep guarded:
                return EmitBlock(guarded.Final).Statements.Concat(EmitBlock(guarded.Body).Statements);
            case LoopStep { Fused: null } loop when Requirements.HasBackward(loop.Body):
                return Loop(loop);
            default:
                return System.Array.Empty<Statement>();
        }
    }

    private IEnumerable<Statement> Restore(PlainStep step)
    {
        foreach (Overwrite overwrite in step.Overwrites.Except(step.KeptByTrip))
        {
            if (overwrite.IsRequired && overwrite.Undo is Statement undo)
            {
                yield return undo;
            }
            else if (overwrite.Slot is Slot kept && WholeCopy.Suits(overwrite))
            {
                foreach (Statement statement in WholeCopy.PutBack(overwrite.Place, kept, fresh))
                {
                    yield return statement;
                }
            }
            else if (overwrite.Slot is Slot slot)
            {
                yield return slot.PutBack(overwrite);
            }
        }
    }

    private static IEnumerable<Statement> Branch(Expr condition, Block then, Block otherwise)
    {
        if (!then.IsEmpty)
        {
            yield return new If(condition, then, otherwise);
        }
        else if (!otherwise.IsEmpty)
        {
            yield return new If(new Unary(UnaryOperator.Not, condition, IrType.Bool), otherwise, Block.Empty);
        }
    }

    private IEnumerable<Statement> Loop(LoopStep loop)
    {
        yield return loop switch
        {
            { Header: For counted, Trips: null } when AnyOrder.Suits(loop, slots, adjoints, aliases) =>
                counted with { Index = Rename(counted.Index), Body = EmitBlock(loop.Body), Origin = LoopOrigin.Backward },
            { Header: For counted, Trips: null } when System.Math.Abs(counted.Step) == 1 => Mirrored(counted, EmitBlock(loop.Body)),
            { Header: For counted } => Counted(
                loop.Trips is Variable trips ? new Local(trips) : TripCount.Of(counted),
                counted,
                loop.Body),
            _ => Trips(loop.Trips!, loop.Body),
        };
        if (loop.Loops.Count == 0)
        {
            foreach (Slot slot in slots.Of(loop))
            {
                yield return new Release(new Local(slot.Variable));
            }
        }
    }

    /// <summary><c>for (i = start; i &lt; bound; i++)</c> runs backward as <c>for (i = bound - 1; i &gt;= start; i--)</c>.</summary>
    private For Mirrored(For loop, Block body)
    {
        Variable index = Rename(loop.Index);
        For mirrored = loop.Comparison switch
        {
            BinaryOperator.LessThan => new For(index, TripCount.Add(loop.Bound, -1), BinaryOperator.GreaterThanOrEqual, loop.Start, -1, body),
            BinaryOperator.LessThanOrEqual => new For(index, loop.Bound, BinaryOperator.GreaterThanOrEqual, loop.Start, -1, body),
            BinaryOperator.GreaterThan => new For(index, TripCount.Add(loop.Bound, 1), BinaryOperator.LessThanOrEqual, loop.Start, 1, body),
            _ => new For(index, loop.Bound, BinaryOperator.LessThan, TripCount.Add(loop.Start, 1), 1, body),
        };
        return mirrored with { Origin = LoopOrigin.Backward, IsParallel = loop.IsParallel };
    }

    /// <summary>A loop of any step: over the trips, the index computed from the trip.</summary>
    private For Counted(Expr trips, For loop, IReadOnlyList<Step> body)
    {
        Variable index = Rename(loop.Index);
        Block mirrored = EmitBlock(body);
        if (loop.Step == 1 && Build.Number(loop.Start) is 0.0)
        {
            return new For(index, TripCount.Add(trips, -1), BinaryOperator.GreaterThanOrEqual, Build.IntLiteral(0), -1, mirrored);
        }

        Variable trip = fresh.Variable("trip", IrType.Int);
        Expr offset = loop.Step == 1 ? new Local(trip) : TripCount.Multiply(new Local(trip), Build.IntLiteral(System.Math.Abs(loop.Step)));
        BinaryOperator direction = loop.Step > 0 ? BinaryOperator.Add : BinaryOperator.Subtract;
        Expr value = loop.Step > 0 && Build.Number(loop.Start) is 0.0 ? offset : TripCount.Integer(direction, loop.Start, offset);
        var whole = new Block(new Statement[] { new Declare(index, value) }.Concat(mirrored.Statements).ToEquatable());
        return new For(trip, TripCount.Add(trips, -1), BinaryOperator.GreaterThanOrEqual, Build.IntLiteral(0), -1, whole);
    }

    private For Trips(Variable trips, IReadOnlyList<Step> body)
    {
        Variable trip = fresh.Variable("trip", IrType.Int);
        Expr last = TripCount.Add(new Local(trips), -1);
        return new For(trip, last, BinaryOperator.GreaterThanOrEqual, Build.IntLiteral(0), -1, EmitBlock(body));
    }

    private Variable Rename(Variable variable)
    {
        Variable again = fresh.Variable(variable.Name, variable.Type);
        _renamed[variable.Id] = again;
        return again;
    }
}
