using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

/// <summary>
/// Reverse mode through a derivative that is itself reverse mode. Second derivatives are symmetric, so the transpose of the gradient's
/// Jacobian is that Jacobian: the backward part is the gradient's tangent, along what came back.
/// <code>
/// g = FGrad(x);      →      g = FGrad(x);
///                    ←      dx += H(x) * dg;      where H * dg is the tangent of FGrad along dg
/// </code>
/// No tape of a tape is kept, and reverse mode is never nested in itself: whatever is nested, there is one sweep back. (Griewank and
/// Walther, "Evaluating Derivatives", 2nd edition, 2008, section 5.4, on why forward over reverse is the form to prefer.)
/// </summary>
internal sealed class SymmetricSplit
{
    private readonly SplitCallee _split;
    private readonly SymmetricSource _source;
    private readonly FunctionTable _functions;
    private readonly Callee _primalCallee;
    private readonly Dictionary<int, Variable> _parameters = new();
    private readonly Dictionary<int, Variable> _shadows = new();
    private readonly List<(Variable Variable, Expr Value)> _fields = new();
    private readonly List<Statement> _start = new();
    private readonly Dictionary<int, Variable> _forwardShadows = new();
    private readonly Dictionary<int, Variable> _resultShadows = new();
    private readonly Fresh _fresh;
    private readonly Fresh _forward;
    private readonly Variable _tape;
    private readonly Dictionary<int, Variable> _seeds;
    private readonly Function _tangent;
    private readonly Function _adjoint;

    private SymmetricSplit(SplitCallee split, SymmetricSource source, FunctionTable functions, Callee primalCallee, Function adjoint, Function tangent)
    {
        _split = split;
        _source = source;
        _functions = functions;
        _primalCallee = primalCallee;
        _adjoint = adjoint;
        _tangent = tangent;
        _fresh = new Fresh(tangent);
        _forward = new Fresh(split.Primal with { Body = Block.Empty });
        _tape = _fresh.Unique("tape", split.Tape);
        IrType result = split.Primal.ReturnType;
        _seeds = SplitSignature.Seeds(result).ToDictionary(
            k => k, k => _fresh.Unique("seed" + SplitSignature.ReturnedName(result, k), SplitSignature.ReturnedType(result, k)));
    }

    /// <param name="split">What the caller agreed on.</param>
    /// <param name="source">What the callee is a derivative of.</param>
    /// <param name="functions">The functions there are.</param>
    /// <param name="primalCallee">The callee itself, as it can be called.</param>
    /// <param name="levels">Derives further functions and keeps them.</param>
    public static SplitParts Run(SplitCallee split, SymmetricSource source, FunctionTable functions, Callee primalCallee, SymmetricLevels levels)
    {
        Function basis = source.IsProduct ? levels.Tangent(source.Primal, source.Wrt) : source.Primal;
        bool[] active = basis.Parameters.Select((_, k) => split.Active[k]).ToArray();
        Function adjoint = levels.Adjoint(basis, active);
        Function tangent = levels.Moved(adjoint, Moving(split, source, basis, active, adjoint));
        return new SymmetricSplit(split, source, functions, primalCallee, adjoint, tangent).Join(basis, active);
    }

    /// <summary>
    /// Which of the adjoint's parameters move: those that the derivative is with respect to, along what came back; the buffers, which then
    /// take up what is asked for; and the seed, along what came back to the value.
    /// </summary>
    private static bool[] Moving(SplitCallee split, SymmetricSource source, Function basis, bool[] active, Function adjoint)
    {
        int buffers = active.Where((a, k) => a && basis.Parameters[k].Variable.Type.IsReference).Count();
        IEnumerable<bool> directions = basis.Parameters.Select((_, k) => IsDirected(split, source, k));
        return directions
            .Concat(Enumerable.Repeat(true, buffers))
            .Concat(Enumerable.Repeat(!source.IsProduct, adjoint.Parameters.Count - basis.Parameters.Count - buffers))
            .ToArray();
    }

    /// <summary>Whether something can have come back to the derivative with respect to a parameter.</summary>
    private static bool IsDirected(SplitCallee split, SymmetricSource source, int k) =>
        k < source.Wrt.Count && source.Wrt[k]
        && (source.IsProduct || !source.Primal.Parameters[k].Variable.Type.IsReference || split.Active[source.Buffer(k)]);

    private SplitParts Join(Function basis, bool[] active)
    {
        BindParameters(basis, active);
        List<Parameter> references = References();
        List<Statement> restored = Written().SelectMany(Restored).ToList();
        EquatableArray<Variable> fields = TapeFieldNames.Of(_fields.Select(f => f.Variable).ToList(), _split.Tape);
        Function backward = Backward(basis, active, references, fields, restored);
        var read = new HashSet<string>(backward.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Descendants())
            .OfType<TapeField>()
            .Select(f => f.Name));
        Function forward = Forward(fields, read);
        return new SplitParts(forward, backward, fields.Where(f => read.Contains(f.Name)).ToEquatable());
    }

    /// <summary>Gives each parameter of the tangent what it stands for, as a parameter of the backward part or from the tape.</summary>
    private void BindParameters(Function basis, bool[] active)
    {
        var open = new Queue<Variable>(_tangent.Parameters.Select(p => p.Variable));
        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            BindPrimal(k, open.Dequeue());
        }

        Variable[] references = basis.Parameters.Where((p, k) => active[k] && p.Variable.Type.IsReference).Select(p => p.Variable).ToArray();
        foreach (Variable reference in references)
        {
            BindZeros(open.Dequeue(), new Local(_tangent.Parameters[basis.Parameters.ToList().FindIndex(p => p.Variable.Id == reference.Id)].Variable));
        }

        bool hasSeed = _adjoint.Parameters.Count > basis.Parameters.Count + references.Length;
        if (hasSeed)
        {
            BindSeed(open.Dequeue());
        }

        int scalar = _source.IsProduct ? 0 : 1;
        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            if (k < _source.Wrt.Count && _source.Wrt[k])
            {
                bool isReference = basis.Parameters[k].Variable.Type.IsReference;
                Variable? direction = IsDirected(_split, _source, k) ? open.Dequeue() : null;
                int item = _source.IsProduct || !isReference ? scalar++ : -1;
                BindDirection(k, direction, item, isReference);
            }
        }

        for (int k = 0; k < basis.Parameters.Count; k++)
        {
            if (active[k] && basis.Parameters[k].Variable.Type.IsReference)
            {
                BindShadow(k, open.Dequeue());
            }
        }

        if (open.Count > 0)
        {
            _start.Add(new Declare(open.Dequeue(), new Local(_seeds[0])));
        }
    }

    private void BindPrimal(int k, Variable variable)
    {
        if (_split.References.Contains(k))
        {
            _parameters.Add(k, variable);
        }
        else
        {
            Keep(variable, new Local(_split.Primal.Parameters[k].Variable));
        }
    }

    private void BindZeros(Variable buffer, Local like)
    {
        if (buffer.Type is SpanType span)
        {
            Variable array = _fresh.Distinct(buffer.Name + "Array", new ArrayType(span.Element, 1));
            _start.Add(new Declare(array, new ZerosLike(like, array.Type)));
            _start.Add(new Declare(buffer, new AsSpan(new Local(array), buffer.Type, IsImplicit: true)));
        }
        else
        {
            _start.Add(new Declare(buffer, new ZerosLike(like, buffer.Type)));
        }
    }

    private void BindSeed(Variable seed)
    {
        if (_source.IsProduct)
        {
            _start.Add(new Declare(seed, Build.Real(1, seed.Type)));
        }
        else
        {
            Keep(seed, new Local(_split.Primal.Parameters[_split.Primal.Parameters.Count - 1].Variable));
        }
    }

    private void BindDirection(int k, Variable? direction, int item, bool isReference)
    {
        if (direction is null)
        {
            return;
        }

        if (!isReference)
        {
            _start.Add(new Declare(direction, new Local(_seeds[item])));
        }
        else if (_source.IsProduct)
        {
            // What came back to an array that was returned: its shadow.
            Keep(direction, new Local(ResultShadow(item)));
        }
        else
        {
            BindShadow(_source.Buffer(k), direction);
        }
    }

    /// <summary>The shadow of a reference that the call was handed.</summary>
    private void BindShadow(int k, Variable variable)
    {
        if (_split.References.Contains(k))
        {
            _shadows.Add(k, variable);
        }
        else
        {
            Keep(variable, new Local(ForwardShadow(k)));
        }
    }

    private void Keep(Variable variable, Expr value)
    {
        if (variable.Type is SpanType)
        {
            throw new NotDifferentiableException("a span that a called method gives another value");
        }

        _fields.Add((variable, value));
    }

    private Variable ForwardShadow(int k)
    {
        if (!_forwardShadows.TryGetValue(k, out Variable? shadow))
        {
            Variable primal = _split.Primal.Parameters[k].Variable;
            shadow = _forward.Unique("d" + primal.Name, AdjointMap.TypeOf(primal.Type));
            _forwardShadows.Add(k, shadow);
        }

        return shadow;
    }

    private Variable ResultShadow(int item)
    {
        if (!_resultShadows.TryGetValue(item, out Variable? shadow))
        {
            shadow = _forward.Unique("dReturned" + SplitSignature.ReturnedName(_split.Primal.ReturnType, item), ResultType(item));
            _resultShadows.Add(item, shadow);
        }

        return shadow;
    }

    private IrType ResultType(int item) => SplitSignature.ReturnedType(_split.Primal.ReturnType, item);

    private List<Parameter> References()
    {
        foreach (int k in _split.References.Where(k => !_parameters.ContainsKey(k)))
        {
            Variable primal = _split.Primal.Parameters[k].Variable;
            _parameters.Add(k, _fresh.Unique(primal.Name, primal.Type));
        }

        foreach (int k in _split.References.Where(k => _split.Active[k] && !_shadows.ContainsKey(k)))
        {
            Variable primal = _split.Primal.Parameters[k].Variable;
            _shadows.Add(k, _fresh.Unique("d" + primal.Name, AdjointMap.TypeOf(primal.Type)));
        }

        return _split.References.Select(k => _parameters[k])
            .Concat(_split.References.Where(k => _split.Active[k]).Select(k => _shadows[k]))
            .Select(v => new Parameter(v, Passing.Value))
            .ToList();
    }

    private Function Backward(
        Function basis, bool[] active, List<Parameter> references, EquatableArray<Variable> fields, List<Statement> restored)
    {
        IEnumerable<Statement> loaded = _fields.Select((f, i) => new Declare(f.Variable, new TapeField(new Local(_tape), fields[i].Name, fields[i].Type)));
        IReadOnlyList<int> outputs = SplitSignature.Outputs(_split.Primal, _split.Active);
        IrType type = SplitSignature.BackwardResult(_split.Primal, _split.Active);
        List<int> scalars = Enumerable.Range(0, basis.Parameters.Count)
            .Where(k => active[k] && !basis.Parameters[k].Variable.Type.IsReference)
            .ToList();

        // The adjoint gives back the value, whose tangent is the seed's share, then the adjoints of the scalars.
        Expr? Result(Expr pair)
        {
            Expr tangent = Parts.Item(pair, 1);
            Expr[] shares = outputs
                .Select(k => scalars.Count == 0 ? tangent : Parts.Item(tangent, k < basis.Parameters.Count ? 1 + scalars.IndexOf(k) : 0))
                .ToArray();
            return shares.Length switch { 0 => null, 1 => shares[0], _ => new TupleOf((TupleType)type, shares.ToEquatable()) };
        }

        IEnumerable<Statement> moved = new OtherResults(Result).Visit(_tangent.Body).Statements.Where(s => s is not (Note or Do { Value: Code }));
        Function whole = _tangent with
        {
            Id = _split.Backward.Id,
            Name = _split.Backward.Text,
            Parameters = references
                .Append(new Parameter(_tape, Passing.Value))
                .Concat(_seeds.OrderBy(s => s.Key).Select(s => new Parameter(s.Value, Passing.Value)))
                .ToEquatable(),
            ReturnType = type,
            Body = new Block(loaded.Concat(restored).Concat(_start).Concat(moved).ToEquatable()),
            NextId = _fresh.NextId,
        };
        Function tidy = Tidy.Run(whole, firstGenerated: 0, firstRemovable: 0);
        return Tidy.Run(ReuseValues.Run(tidy, 0), firstGenerated: 0, firstRemovable: 0);
    }

    /// <summary>The references whose elements the callee writes: its buffers.</summary>
    private IEnumerable<int> Written() => Enumerable.Range(0, _split.Primal.Parameters.Count)
        .Where(k => _split.Primal.Parameters[k].Variable.Type.IsReference && _functions.MayWrite(_split.Primal.Id, k))
        .Where(_split.References.Contains);

    private IEnumerable<Statement> Restored(int k)
    {
        Variable reference = _parameters[k];
        bool isSpan = reference.Type is SpanType;
        var primal = new Local(_split.Primal.Parameters[k].Variable);
        Expr contents = isSpan ? new CloneOf(primal, new ArrayType(((SpanType)reference.Type).Element, 1)) : new SnapshotOf(primal);
        Variable kept = _fresh.Distinct(reference.Name + "Before", contents.Type);
        _fields.Add((kept, contents));
        yield return isSpan ? new CopyInto(new Local(kept), new Local(reference)) : new Restore(new Local(kept));
    }

    private Function Forward(EquatableArray<Variable> fields, HashSet<string> read)
    {
        Function primal = _split.Primal;
        var tape = new Local(_forward.Unique("tape", _split.Tape));
        var parameters = primal.Parameters.Select(p => p with { Default = null, IsParams = false }).ToList();
        parameters.AddRange(Enumerable.Range(0, primal.Parameters.Count)
            .Where(k => _split.Active[k] && primal.Parameters[k].Variable.Type.IsReference)
            .Select(k => new Parameter(ForwardShadow(k), Passing.Value)));
        parameters.Add(new Parameter(tape.Variable, Passing.Out));

        // What is written is kept before it is written, the shadows of what is returned once they are there.
        List<(Expr Value, Statement Store)> stores = _fields
            .Select((f, i) => (f.Value, Field: fields[i]))
            .Where(f => read.Contains(f.Field.Name))
            .Select(f => (f.Value, (Statement)new Assign(new TapeField(tape, f.Field.Name, f.Field.Type), f.Value)))
            .ToList();
        var body = new List<Statement> { new Assign(tape, new NewTape(_split.Tape)) };
        body.AddRange(stores.Where(s => !IsResultShadow(s.Value)).Select(s => s.Store));
        Expr value = AddCall(body, parameters);
        body.AddRange(stores.Where(s => IsResultShadow(s.Value)).Select(s => s.Store));
        body.Add(new Return(value));
        return primal with
        {
            Id = _split.Forward.Id,
            Name = _split.Forward.Text,
            Parameters = parameters.ToEquatable(),
            Body = new Block(body.ToEquatable()),
            NextId = _forward.NextId,
        };
    }

    private bool IsResultShadow(Expr value) => value is Local local && _resultShadows.Values.Any(v => v.Id == local.Variable.Id);

    /// <returns>What the callee returns.</returns>
    private Expr AddCall(List<Statement> body, List<Parameter> parameters)
    {
        IrType type = _split.Primal.ReturnType;
        var call = new Call(
            _primalCallee,
            _split.Primal.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToEquatable(),
            type)
        {
            ReturnsNew = _source.IsProduct,
        };
        Variable[] results = type is TupleType tuple
            ? tuple.Elements.Select(e => _forward.Distinct(e.Name is null ? "result" : NameText.CamelCase(e.Name), e.Type)).ToArray()
            : [_forward.Distinct("result", type)];
        body.Add(results.Length > 1 ? new Deconstruct(results.ToEquatable(), call) : new Declare(results[0], call));
        for (int item = 0; item < results.Length; item++)
        {
            if (results[item].Type.IsReference && results[item].Type.CarriesDerivative)
            {
                Variable shadow = ResultShadow(item);
                parameters.Add(new Parameter(shadow, Passing.Out));
                body.Add(new Assign(new Local(shadow), new ZerosLike(new Local(results[item]), shadow.Type)));
            }
        }

        Expr[] values = results.Select(r => (Expr)new Local(r)).ToArray();
        return type is TupleType whole ? new TupleOf(whole, values.ToEquatable()) : values[0];
    }
}
