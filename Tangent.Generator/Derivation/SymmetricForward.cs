using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// The forward part of a derivative that is taken for symmetric, see <see cref="SymmetricSplit"/>: it keeps what the call is handed, and calls.
/// <code>
/// double[] EnergyGradForward(double[] x, double[] dx, out EnergyGradTape tape, out double[] dReturned)
/// </code>
/// </summary>
internal sealed class SymmetricForward
{
    private readonly SplitCallee _split;
    private readonly bool _returnsNew;
    private readonly bool _mayReturnOneTwice;
    private readonly Fresh _fresh;
    private readonly Dictionary<int, Variable> _shadows = new();
    private readonly Dictionary<int, Variable> _resultShadows = new();

    /// <param name="split">What the caller agreed on.</param>
    /// <param name="returnsNew">Whether the arrays that it returns are its own.</param>
    /// <param name="mayReturnOneTwice">Whether two of them may be one.</param>
    public SymmetricForward(SplitCallee split, bool returnsNew, bool mayReturnOneTwice)
    {
        _mayReturnOneTwice = mayReturnOneTwice;
        _split = split;
        _returnsNew = returnsNew;
        _fresh = new Fresh(split.Primal with { Body = Block.Empty });
    }

    /// <summary>The shadow of a reference that is passed.</summary>
    public Variable Shadow(int k)
    {
        if (!_shadows.TryGetValue(k, out Variable? shadow))
        {
            Variable primal = _split.Primal.Parameters[k].Variable;
            shadow = _fresh.Unique("d" + primal.Name, AdjointMap.TypeOf(primal.Type));
            _shadows.Add(k, shadow);
        }

        return shadow;
    }

    /// <summary>Lets the backward part have the shadow of something that the call returns.</summary>
    public void KeepShadowOfResult(int item, Variable variable, List<(Variable Variable, Expr Value)> fields) =>
        fields.Add((variable, new Local(ResultShadow(item))));

    /// <param name="callee">What is called.</param>
    /// <param name="fields">What is to be kept.</param>
    /// <param name="named">The fields for it.</param>
    /// <param name="read">The names of those that the backward part reads.</param>
    public Function Build(Callee callee, IReadOnlyList<(Variable Variable, Expr Value)> fields, IReadOnlyList<Variable> named, HashSet<string> read)
    {
        Function primal = _split.Primal;
        var tape = new Local(_fresh.Unique("tape", _split.Tape));
        var parameters = primal.Parameters.Select(p => p with { Default = null, IsParams = false }).ToList();
        parameters.AddRange(Enumerable.Range(0, primal.Parameters.Count)
            .Where(k => _split.Active[k] && primal.Parameters[k].Variable.Type.IsReference)
            .Select(k => new Parameter(Shadow(k), Passing.Value)));
        parameters.Add(new Parameter(tape.Variable, Passing.Out));

        // What is written is kept before it is written, the shadows of what is returned once they are there.
        List<(Expr Value, Statement Store)> stores = fields
            .Select((f, i) => (f.Value, Field: named[i]))
            .Where(f => read.Contains(f.Field.Name))
            .Select(f => (f.Value, (Statement)new Assign(new TapeField(tape, f.Field.Name, f.Field.Type), f.Value)))
            .ToList();
        var body = new List<Statement> { new Assign(tape, new NewTape(_split.Tape)) };
        body.AddRange(stores.Where(s => !IsResultShadow(s.Value)).Select(s => s.Store));
        Expr? value = AddCall(callee, body, parameters);
        body.AddRange(stores.Where(s => IsResultShadow(s.Value)).Select(s => s.Store));
        if (value is not null)
        {
            body.Add(new Return(value));
        }

        return primal with
        {
            Id = _split.Forward.Id,
            Name = _split.Forward.Text,
            Parameters = parameters.ToEquatable(),
            Body = new Block(body.ToEquatable()),
            NextId = _fresh.NextId,
        };
    }

    private Variable ResultShadow(int item)
    {
        if (!_resultShadows.TryGetValue(item, out Variable? shadow))
        {
            IrType result = _split.Primal.ReturnType;
            shadow = _fresh.Unique("dReturned" + SplitSignature.ReturnedName(result, item), SplitSignature.ReturnedType(result, item));
            _resultShadows.Add(item, shadow);
        }

        return shadow;
    }

    private bool IsResultShadow(Expr value) => value is Local local && _resultShadows.Values.Any(v => v.Id == local.Variable.Id);

    /// <returns>What the callee returns; null where that is nothing.</returns>
    private Expr? AddCall(Callee callee, List<Statement> body, List<Parameter> parameters)
    {
        IrType type = _split.Primal.ReturnType;
        var call = new Call(callee, _split.Primal.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToEquatable(), type)
        {
            ReturnsNew = _returnsNew,
        };
        if (type is VoidType)
        {
            body.Add(new Do(call));
            return null;
        }

        Variable[] results = type is TupleType tuple
            ? tuple.Elements.Select(e => _fresh.Distinct(e.Name is null ? "result" : NameText.CamelCase(e.Name), e.Type)).ToArray()
            : [_fresh.Distinct("result", type)];
        body.Add(results.Length > 1 ? new Deconstruct(results.ToEquatable(), call) : new Declare(results[0], call));
        IReadOnlyList<int> shadows = SplitSignature.ReturnedShadows(type);
        Declare? set = _mayReturnOneTwice && shadows.Count > 1 ? SharedShadows.Declaration(_fresh) : null;
        if (set is not null)
        {
            body.Add(set);
        }

        foreach (int item in shadows)
        {
            Variable shadow = ResultShadow(item);
            parameters.Add(new Parameter(shadow, Passing.Out));
            body.Add(new Assign(new Local(shadow), new ZerosLike(new Local(results[item]), shadow.Type, set is null ? null : new Local(set.Variable))));
        }

        Expr[] values = results.Select(r => (Expr)new Local(r)).ToArray();
        return type is TupleType whole ? new TupleOf(whole, values.ToEquatable()) : values[0];
    }
}
