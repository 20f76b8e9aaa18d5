using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// A loop over <c>Checkpoint.Range</c> in reverse mode. The forward sweep keeps the states that the schedule asks for, and the tape of the
/// last trip; the backward sweep goes on from the state kept last, again and again.
/// <code>
/// for (int t = 0; t &lt; n - 1; t++) { place = schedule.Keep(t); if (place &gt;= 0) xKept[place] = x; Trip(ref x, t); }
/// if (n &gt; 0) TripForward(ref x, n - 1, out tape);
///
/// for (int t = n - 1; t &gt;= 0; t--)
/// {
///     if (t &lt; n - 1) { place = schedule.Restart(t); double xAgain = xKept[place]; … TripForward(ref xAgain, t, out tape); }
///     dx = TripBackward(tape, dx);
/// }
/// </code>
/// </summary>
internal sealed class CheckpointSteps(
    AliasClasses aliases,
    AdjointMap adjoints,
    Fresh fresh,
    LocalDerivative local,
    IDerivations derivations,
    FunctionTable functions)
{
    public PlainStep Build(Checkpointed loop)
    {
        bool[] active = loop.Trip.Arguments.Select(a => CallSteps.IsActive(a, local)).ToArray();
        Call plain = loop.Trip with { Callee = derivations.Primal(loop.Trip.Callee) };
        if (!active.Any(a => a))
        {
            return WithoutDerivative(loop, plain);
        }

        var trip = new PlainStep();
        SplitCallee split = derivations.Split(loop.Trip.Callee, active);
        new SplitCall(aliases, adjoints, fresh, local, functions).Fill(trip, loop.Trip, split, null, System.Array.Empty<Variable>());
        Variable tape = trip.Declares.Single();
        var state = new CheckpointState(fresh, functions, loop.Trip);
        var step = new PlainStep();
        step.Declares.Add(state.Schedule);
        step.Declares.AddRange(state.Kept);
        step.Declares.Add(tape);
        step.Overwrites.AddRange(step.Declares.Select(v => new Overwrite(Location.Variable(v.Id), new Local(v))));
        step.Overwrites.AddRange(trip.Overwrites.Where(o => o.Location != Location.Variable(tape.Id)));
        step.AlsoReads.AddRange(trip.AlsoReads);
        step.AlsoWrites.AddRange(trip.AlsoWrites);
        step.Forward.AddRange(Forward(loop, plain, trip, tape, state));
        step.After.Add(Backward(loop, plain, trip, state));
        return step;
    }

    private static Statement Call(PlainStep trip) => trip.Forward.Single(s => s is Do);

    private static Expr Last(Checkpointed loop) => TripCount.Add(loop.Count, -1);

    private static IEnumerable<Statement> Forward(Checkpointed loop, Call plain, PlainStep trip, Variable tape, CheckpointState state)
    {
        foreach (Statement statement in state.Declarations(loop.Count, loop.Slots))
        {
            yield return statement;
        }

        yield return new Declare(tape, Hoist.Initial(tape.Type));
        Block body = new(state.Store(loop.Index, v => v).Append(new Do(plain)).ToEquatable());
        yield return new For(loop.Index, First, BinaryOperator.LessThan, Last(loop), 1, body);
        var last = new Substitution(new Dictionary<int, Expr> { [loop.Index.Id] = Last(loop) });
        yield return new If(IR.Build.Compare(BinaryOperator.GreaterThan, loop.Count, First), new Block(last.Visit(Call(trip)).ToEquatable()), Block.Empty);
    }

    private static Expr First => IR.Build.IntLiteral(0);

    private For Backward(Checkpointed loop, Call plain, PlainStep trip, CheckpointState state)
    {
        Variable index = Temporary(loop.Index.Name, IrType.Int);
        var names = new Dictionary<int, Expr> { [loop.Index.Id] = new Local(index) };
        var again = new List<Statement>(state.Restart(index, Temporary, names));
        Variable inner = Temporary("trip", IrType.Int);
        Expr first = state.TripAt(((Declare)again[0]).Variable);
        var run = new Substitution(new Dictionary<int, Expr>(names) { [loop.Index.Id] = new Local(inner) });
        IEnumerable<Statement> body = state.Store(inner, v => names.TryGetValue(v.Id, out Expr? name) ? ((Local)name).Variable : v, Temporary)
            .Concat(run.Visit(new Do(plain)));
        again.Add(new For(inner, first, BinaryOperator.LessThan, new Local(index), 1, new Block(body.ToEquatable())));
        var renamed = new Substitution(names);
        again.AddRange(renamed.Visit(Call(trip)));
        var isRepeated = IR.Build.Compare(BinaryOperator.LessThan, new Local(index), Last(loop));
        IEnumerable<Statement> all = trip.After.Concat(trip.Before).SelectMany(renamed.Visit)
            .Prepend(new If(isRepeated, new Block(again.ToEquatable()), Block.Empty));
        return new For(index, Last(loop), BinaryOperator.GreaterThanOrEqual, First, -1, new Block(all.ToEquatable()));
    }

    /// <summary>No derivative flows through the loop; what it may overwrite is still state.</summary>
    private PlainStep WithoutDerivative(Checkpointed loop, Call plain)
    {
        var step = new PlainStep();
        step.Forward.Add(new For(loop.Index, First, BinaryOperator.LessThan, loop.Count, 1, Block.Of(new Do(plain))) { Slots = loop.Slots });
        for (int k = 0; k < plain.Arguments.Count; k++)
        {
            Argument argument = plain.Arguments[k];
            if (argument.Passing == Passing.Ref)
            {
                step.Overwrites.Add(new Overwrite(Location.Variable(argument.Value.Root()!.Id), argument.Value));
            }
            else if (argument.Value.Type.IsReference && functions.MayWrite(loop.Trip.Callee.Id, k) && argument.Value.Root() is Variable root)
            {
                step.Overwrites.AddRange(Overwrite.Whole(argument.Value, aliases.ClassOf(root)));
            }
        }

        return step;
    }

    private Variable Temporary(string name, IrType type) => adjoints.Temporary(fresh.Variable(name, type));

    private sealed class Substitution(IReadOnlyDictionary<int, Expr> names) : IrRewriter
    {
        public override Expr Visit(Expr expr) =>
            expr is Local local && names.TryGetValue(local.Variable.Id, out Expr? name) ? name : base.Visit(expr);
    }
}
