using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// The arguments of a derivative that is called once for each row or column. Each call must find them as the first one did, and
/// in the end they are as the method itself leaves them.
/// <code>
/// Snapshot wStart = Snapshot.Of(w);
/// F(w);
/// Snapshot wFinal = Snapshot.Of(w);
/// for (…)
/// {
///     wStart.Restore();
///     … FHvp(w, vw) …
/// }
/// wFinal.Restore();
/// </code>
/// </summary>
internal sealed class Restarts
{
    private readonly Function _primal;
    private readonly Fresh _fresh;
    private readonly List<Statement> _starts = new();
    private readonly List<Statement> _finals = new();

    public Restarts(Function primal, FunctionTable functions, Fresh fresh)
    {
        _primal = primal;
        _fresh = fresh;
        for (int k = 0; k < primal.Parameters.Count; k++)
        {
            Parameter parameter = primal.Parameters[k];
            if (parameter.Variable.Type is { IsReference: true } and not SpanType { IsReadOnly: true } && parameter.Passing is Passing.Value && MayWrite(primal, parameter, functions))
            {
                AddArray(parameter.Variable);
            }

            Arguments.Add(parameter.Passing switch
            {
                Passing.Ref => Copied(parameter.Variable),
                Passing.Out => Fresh(parameter.Variable),
                _ => new Argument(parameter.Passing, new Local(parameter.Variable)),
            });
        }
    }

    /// <summary>In the table the method's structs are taken apart, so that its parameters are counted otherwise.</summary>
    private static bool MayWrite(Function primal, Parameter parameter, FunctionTable functions)
    {
        int place = functions.Find(primal.Id)?.Parameters.ToList().FindIndex(p => p.Variable.Id == parameter.Variable.Id) ?? -1;
        return place < 0 || functions.MayWrite(primal.Id, place);
    }

    /// <summary>Whether the method changes anything that its caller sees.</summary>
    public bool HasEffects => _starts.Count > 0 || _primal.Parameters.Any(p => p.Passing == Passing.Out);

    /// <summary>The arguments inside the loop.</summary>
    public List<Argument> Arguments { get; } = new();

    /// <summary>What each trip of the loop begins with.</summary>
    public List<Statement> Each { get; } = new();

    /// <summary>What follows the loop.</summary>
    public List<Statement> End { get; } = new();

    /// <summary>What stands before the loop: the method itself, where its effects or its result are asked for.</summary>
    /// <param name="result">A variable for the result, null where nobody reads it.</param>
    public IEnumerable<Statement> Start(Variable? result)
    {
        if (!HasEffects && result is null)
        {
            return Enumerable.Empty<Statement>();
        }

        var call = new Call(
            new Callee(_primal.Id, _primal.Name) { TypeArguments = _primal.TypeArguments },
            _primal.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToEquatable(),
            _primal.ReturnType);
        Statement run = result is null ? new Do(call) : new Declare(result, call);
        return _starts.Append(run).Concat(_finals);
    }

    /// <summary>Whether what an argument holds is kept in an array and copied back; anything else is put back by a snapshot, which reverse mode does not go through.</summary>
    public static bool IsVector(IrType type) => type is SpanType or ArrayType { Rank: 1, Element.IsReference: false };

    private Argument Copied(Variable parameter)
    {
        Variable start = _fresh.Distinct(parameter.Name + "Start", parameter.Type);
        Variable here = _fresh.Distinct(parameter.Name + "Here", parameter.Type);
        _starts.Add(new Declare(start, new Local(parameter)));
        Each.Add(new Declare(here, new Local(start)));
        return new Argument(Passing.Ref, new Local(here));
    }

    private Argument Fresh(Variable parameter)
    {
        Variable here = _fresh.Distinct(parameter.Name + "Here", parameter.Type);
        Each.Add(new Declare(here, null));
        return new Argument(Passing.Out, new Local(here));
    }

    private void AddArray(Variable array)
    {
        var reference = new Local(array);
        bool isVector = IsVector(array.Type);
        Expr contents = isVector ? new CloneOf(reference, Flattened.ArrayOf(array.Type)) : new SnapshotOf(reference);
        Variable start = _fresh.Distinct(array.Name + "Start", contents.Type);
        Variable final = _fresh.Distinct(array.Name + "Final", contents.Type);
        _starts.Add(new Declare(start, contents));
        _finals.Add(new Declare(final, contents));
        Each.Add(isVector ? new CopyInto(new Local(start), reference) : new Restore(new Local(start)));
        End.Add(isVector ? new CopyInto(new Local(final), reference) : new Restore(new Local(final)));
    }
}
