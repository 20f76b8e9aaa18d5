using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The state of a loop over <c>Checkpoint.Range</c>, what its trips change: numbers, and the elements of arrays and lists. Each has an array of
/// its own to be kept in, by the places that the schedule hands out; arrays of arrays and lists are kept as snapshots.
/// </summary>
internal sealed class CheckpointState
{
    private static readonly IrType ScheduleType = new PlainType("{BinomialSchedule}", PlainKind.Other);

    private readonly Fresh _fresh;
    private readonly List<(Variable Variable, Variable Kept)> _state = new();

    public CheckpointState(Fresh fresh, FunctionTable functions, Call trip)
    {
        _fresh = fresh;
        Schedule = fresh.Variable("schedule", ScheduleType);
        for (int k = 0; k < trip.Arguments.Count; k++)
        {
            if (trip.Arguments[k].Passing == Passing.Ref
                || (AliasClasses.HoldsReference(trip.Arguments[k].Value.Type) && functions.MayWrite(trip.Callee.Id, k)))
            {
                Variable variable = ((Local)trip.Arguments[k].Value).Variable;
                _state.Add((variable, fresh.Variable(variable.Name + "Kept", new ArrayType(Copy(variable), 1))));
            }
        }
    }

    public Variable Schedule { get; }

    public IEnumerable<Variable> Kept => _state.Select(s => s.Kept);

    /// <summary>The schedule, and empty places for the state.</summary>
    public IEnumerable<Statement> Declarations(Expr count, Expr slots)
    {
        yield return new Declare(Schedule, new Code("new {BinomialSchedule}({0}, {1})", EquatableArray.Of(count, slots), Schedule.Type, IsPure: false));
        foreach ((Variable variable, Variable kept) in _state)
        {
            Expr places = new Code("{0}.Places", EquatableArray.Of<Expr>(new Local(Schedule)), IrType.Int, IsPure: true);
            yield return new Declare(kept, new NewArray((ArrayType)kept.Type, EquatableArray.Of(places)));
            if (Copy(variable) is ArrayType)
            {
                Variable place = _fresh.Variable("place", IrType.Int);
                var row = new Assign(At(kept, place), new NewArray((ArrayType)Copy(variable), Sizes(variable)));
                yield return new For(place, Build.IntLiteral(0), BinaryOperator.LessThan, new LengthOf(new Local(kept)), 1, Block.Of(row));
            }
        }
    }

    /// <summary>Keeps the state before a trip, if it is one to be kept.</summary>
    public IEnumerable<Statement> Store(Variable trip, System.Func<Variable, Variable> nameOf, System.Func<string, IrType, Variable>? make = null)
    {
        Variable place = (make ?? _fresh.Variable)("place", IrType.Int);
        IEnumerable<Statement> stores = _state.Select(s => (Statement)(Copy(s.Variable) switch
        {
            SnapshotType => new Assign(At(s.Kept, place), new SnapshotOf(new Local(s.Variable))),
            ArrayType => new CopyInto(new Local(s.Variable), At(s.Kept, place)),
            _ => new Assign(At(s.Kept, place), new Local(nameOf(s.Variable))),
        }));
        yield return new Declare(place, Ask("Keep", trip));
        yield return new If(
            Build.Compare(BinaryOperator.GreaterThanOrEqual, new Local(place), Build.IntLiteral(0)), new Block(stores.ToEquatable()), Block.Empty);
    }

    /// <summary>Goes back to the latest state before a trip; numbers get names of their own, which are added to <paramref name="names"/>.</summary>
    public IEnumerable<Statement> Restart(Variable trip, System.Func<string, IrType, Variable> make, Dictionary<int, Expr> names)
    {
        Variable place = make("place", IrType.Int);
        yield return new Declare(place, Ask("Restart", trip));
        foreach ((Variable variable, Variable kept) in _state)
        {
            if (variable.Type.IsReference)
            {
                yield return Copy(variable) is SnapshotType ? new Restore(At(kept, place)) : new CopyInto(At(kept, place), new Local(variable));
                continue;
            }

            Variable again = make(variable.Name + "Again", variable.Type);
            names.Add(variable.Id, new Local(again));
            yield return new Declare(again, At(kept, place));
        }
    }

    /// <summary>The trip that goes on from a place.</summary>
    public Expr TripAt(Variable place) => Ask("TripAt", place) with { IsPure = true };

    private Code Ask(string question, Variable about) => new(
        "{0}." + question + "({1})", EquatableArray.Of<Expr>(new Local(Schedule), new Local(about)), IrType.Int, IsPure: false);

    private static ElementAt At(Variable kept, Variable place) =>
        new(new Local(kept), EquatableArray.Of<Expr>(new Local(place)), ((ArrayType)kept.Type).Element);

    /// <summary>The type of a copy of what a variable holds.</summary>
    private static IrType Copy(Variable variable) => variable.Type switch
    {
        ArrayType array when !AliasClasses.HoldsReference(array.Element) => array,
        SpanType span when !AliasClasses.HoldsReference(span.Element) => new ArrayType(span.Element, 1),
        ArrayType { Element: ArrayType } or ListType => new SnapshotType(variable.Type),
        { } type when !AliasClasses.HoldsReference(type) => type,
        _ => throw new NotDifferentiableException("the state of a loop over 'Checkpoint.Range' in '" + variable.Name + "'"),
    };

    private static EquatableArray<Expr> Sizes(Variable variable) => variable.Type is ArrayType { Rank: > 1 } array
        ? Enumerable.Range(0, array.Rank).Select(d => (Expr)new LengthOf(new Local(variable), d)).ToEquatable()
        : EquatableArray.Of<Expr>(new LengthOf(new Local(variable)));
}
