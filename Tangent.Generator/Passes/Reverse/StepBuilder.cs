using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Pairs every statement with its adjoint. <c>v = f(x)</c> has the adjoint <c>dx += f'(x) * dv; dv = 0;</c>; a reference
/// has none, its shadow moves along with it in the forward sweep.
/// </summary>
internal sealed class StepBuilder
{
    private readonly AliasClasses _aliases;
    private readonly FunctionTable _functions;
    private readonly ValueSteps _values;
    private readonly ReferenceSteps _references;
    private readonly ListSteps _lists;
    private readonly CallSteps _calls;
    private readonly InsertSteps _inserts;
    private readonly CheckpointSteps _checkpoints;
    private readonly SpanSteps _spans;
    private readonly Fresh _fresh;
    private readonly ScratchArrays _scratch;
    private readonly List<LoopStep> _loops = new();
    private int _position;
    private int _branches;

    public StepBuilder(
        Function primal,
        AliasClasses aliases,
        FunctionTable functions,
        AdjointMap adjoints,
        Fresh fresh,
        IDerivations derivations,
        ScratchArrays scratch)
    {
        _scratch = scratch;
        _aliases = aliases;
        _functions = functions;
        _fresh = fresh;
        var local = new LocalDerivative(adjoints.Find) { Sets = SetsOfShadows.In(primal) };
        _values = new ValueSteps(aliases, adjoints, fresh, local);
        _references = new ReferenceSteps(aliases, adjoints, fresh, local);
        _lists = new ListSteps(aliases, adjoints, fresh, local);
        _spans = new SpanSteps(aliases, adjoints, fresh, local);
        _calls = new CallSteps(aliases, adjoints, fresh, local, derivations, functions);
        _checkpoints = new CheckpointSteps(aliases, adjoints, fresh, local, derivations, functions);
        _inserts = new InsertSteps(aliases, adjoints, fresh, local, derivations, functions);
    }

    /// <summary>How many positions have been given out.</summary>
    public int Positions => _position;

    public IReadOnlyList<Step> Build(Block block)
    {
        var steps = new List<Step>();
        foreach (Statement statement in block.Statements)
        {
            foreach (Step step in Build(statement))
            {
                step.Source ??= statement.Source;
                steps.Add(step);
            }
        }

        return steps;
    }

    private IEnumerable<Step> Build(Statement statement)
    {
        switch (statement)
        {
            case If s:
                yield return Branch(s);
                break;
            case For s:
                yield return Loop(s, s.Body);
                break;
            case While s:
                yield return Loop(s, s.Body);
                break;
            case DoWhile s:
                yield return Loop(s, s.Body);
                break;
            case Try s:
                yield return Guarded(s);
                break;
            default:
                foreach (PlainStep step in BuildPlain(statement))
                {
                    Place(step);
                    yield return step;
                }

                break;
        }
    }

    private IEnumerable<PlainStep> BuildPlain(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: Call } or Assign { Value: Call } or Do { Value: Call } or Deconstruct:
                return _calls.Build(statement);
            case Declare { Value: SpanCall } or Assign { Value: SpanCall } or Do { Value: SpanCall }:
                return _spans.Build(statement);
            case Declare s when AliasClasses.HoldsReference(s.Variable.Type):
                return _references.Declaration(s);
            case Declare s:
                return new[] { _values.Declaration(s) };
            case Assign s when AliasClasses.HoldsReference(s.Target.Type):
                return _references.Assignment(s);
            case Assign s:
                return new[] { _values.Assignment(s) };
            case InsertAt s:
                return _lists.Insertion(s);
            case RemoveAt s:
                return _lists.Removal(s);
            case Checkpointed s:
                return new[] { _checkpoints.Build(s) };
            case Insert s:
                return new[] { _inserts.Build(s) };
            case Break or Continue or Throw or Note:
                return new[] { Forward(statement) };
            case Do { Value: Code }:
                return new[] { Effect(statement) };
            default:
                throw new NotDifferentiableException("a statement of kind " + statement.GetType().Name);
        }
    }

    private static PlainStep Forward(Statement statement)
    {
        var step = new PlainStep();
        step.Forward.Add(statement);
        return step;
    }

    /// <summary>Opaque code runs in the forward sweep only; it may write what it is handed.</summary>
    private PlainStep Effect(Statement statement)
    {
        PlainStep step = Forward(statement);
        foreach (Variable variable in StorageWrites.Of(statement, _functions))
        {
            step.Overwrites.AddRange(Overwrite.Whole(new Local(variable), _aliases.ClassOf(variable)));
        }

        return step;
    }

    private BranchStep Branch(If s)
    {
        int position = _position++;
        _branches++;
        IReadOnlyList<Step> then = Build(s.Then);
        IReadOnlyList<Step> otherwise = Build(s.Else);
        _branches--;
        var step = new BranchStep(s.Condition, then, otherwise);
        Place(step);
        step.Position = position;
        return step;
    }

    private GuardedStep Guarded(Try s)
    {
        int position = _position++;
        var step = new GuardedStep(s, Build(s.Body), Build(s.Finally));
        Place(step);
        step.Position = position;
        return step;
    }

    private LoopStep Loop(Statement header, Block body)
    {
        var step = new LoopStep(header);
        if (header is not For || Exits.Breaks(body))
        {
            step.Trips = _fresh.Variable("trips", IrType.Int);
        }

        Place(step);
        _loops.Add(step);
        int branches = _branches;
        _branches = 0;
        step.Body = Scratch(body, step).Concat(Build(body)).ToList();
        _branches = branches;
        _loops.RemoveAt(_loops.Count - 1);
        step.End = _position;
        return step;
    }

    /// <summary>Keeps scratch arrays as a whole before the trip fills them anew.</summary>
    private IEnumerable<Step> Scratch(Block body, LoopStep loop)
    {
        var step = new PlainStep();
        step.Overwrites.AddRange(loop is { Header: For, Trips: null } ? _scratch.At(body) : []);
        Place(step);
        return step.Overwrites.Count > 0 ? [step] : [];
    }

    private void Place(Step step)
    {
        step.Position = _position++;
        step.Loops = _loops.ToArray();
        step.InBranch = _branches > 0;
    }
}
