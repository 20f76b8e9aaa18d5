using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary><c>FPullback</c>, and the backward sweep that the function it returns calls.</summary>
internal sealed record PullbackFunctions(Function Entry, Function Sweep);

/// <summary>
/// The forward sweep at once, the backward sweep as often as asked for. The method is split as a callee is; what the forward part
/// leaves is put back after every backward sweep.
/// <code>
/// PullbackState state = new PullbackState();
/// double[] dw = state.Keep(new double[w.Length]);
/// double value = FForward(w, dw, out FTape tape, state);
/// state.Ready();
/// return (value, seed => FSweep(w, dw, tape, state, seed));
/// </code>
/// </summary>
internal sealed class PullbackPass
{
    private readonly SplitCallee _split;
    private readonly Function _primal;
    private readonly FunctionTable _functions;
    private readonly Fresh _fresh;
    private readonly PublicNames _names;
    private readonly Variable _state;
    private readonly Variable _tape;
    private readonly Variable _seed;
    private readonly Variable? _returned;
    private readonly Dictionary<int, Variable> _shadows = new();

    private PullbackPass(SplitCallee split, FunctionTable functions)
    {
        _split = split;
        _primal = split.Primal;
        _functions = functions;
        _fresh = new Fresh(_primal with { Body = Block.Empty });
        _names = new PublicNames(_primal);
        _state = Rewindable.State(_fresh);
        _tape = _fresh.Distinct("tape", split.Tape);
        _seed = _fresh.Distinct("seed", _primal.ReturnType);
        _returned = _primal.ReturnType.IsReference ? _fresh.Distinct("dReturned", _primal.ReturnType) : null;
        foreach (int k in Active().Where(k => Input(k).Type.IsReference))
        {
            _shadows.Add(k, _fresh.Variable(_names.Derivative(Input(k)), Input(k).Type));
        }
    }

    public static PullbackFunctions Run(SplitCallee split, FunctionTable functions, string sweepName)
    {
        var pass = new PullbackPass(split, functions);
        Function sweep = pass.Sweep(sweepName);
        return new PullbackFunctions(pass.Entry(sweep), sweep);
    }

    private IEnumerable<int> Active() => Enumerable.Range(0, _split.Active.Count).Where(k => _split.Active[k]);

    private Variable Input(int k) => _primal.Parameters[k].Variable;

    private Function Entry(Function sweep)
    {
        var body = new List<Statement>();
        body.AddRange(_primal.Parameters.Where(p => p.Variable.Type is ArrayType or ListType).Where(p => IsNeeded(p)).Select(p => Guards.NotNull(p.Variable)));
        body.AddRange(Guards.Apart(_primal, _split.Active, _functions));
        body.Add(new Declare(_state, new Code("new {PullbackState}()", EquatableArray<Expr>.Empty, _state.Type, IsPure: true)));
        body.AddRange(WrittenArguments().Select(v => new Do(Rewindable.Kept(_state, new Local(v)))));
        body.AddRange(Shadows());
        body.Add(new Declare(_tape, null));
        if (_returned is not null)
        {
            body.Add(new Declare(_returned, null));
        }

        Variable value = _fresh.Distinct("value", _primal.ReturnType);
        body.Add(new Declare(value, Forward()));
        body.Add(new Do(new Code("{0}.Ready()", EquatableArray.Of<Expr>(new Local(_state)), IrType.Void, IsPure: false)));
        var function = new FunctionType(_primal.ReturnType, sweep.ReturnType);
        var again = new Call(
            new Callee(sweep.Id, sweep.Name) { TypeArguments = _split.Forward.TypeArguments },
            sweep.Parameters.Select(p => new Argument(Passing.Value, new Local(p.Variable))).ToEquatable(),
            sweep.ReturnType);
        var type = new TupleType(EquatableArray.Of(
            new TupleElement("Value", _primal.ReturnType),
            new TupleElement("Pullback", function)));
        body.Add(new Return(new TupleOf(type, EquatableArray.Of<Expr>(new Local(value), new Lambda(_seed, again, function)))));
        return _primal with
        {
            Parameters = _primal.Parameters.Select(p => p with { Default = null }).ToEquatable(),
            ReturnType = type,
            Body = new Block(body.ToEquatable()),
            NextId = _fresh.NextId,
        };
    }

    private bool IsNeeded(Parameter parameter) => _shadows.Keys.Any(k => Input(k).Id == parameter.Variable.Id);

    private IEnumerable<Variable> WrittenArguments() => Enumerable.Range(0, _primal.Parameters.Count)
        .Where(k => Input(k).Type.IsReference && _functions.MayWrite(_primal.Id, k))
        .Select(Input);

    private IEnumerable<Statement> Shadows()
    {
        Variable? set = null;
        if (SharedShadows.AreNeeded(_primal, _split.Active, _functions))
        {
            Declare declaration = SharedShadows.Declaration(_fresh);
            set = declaration.Variable;
            yield return declaration;
        }

        foreach (KeyValuePair<int, Variable> shadow in _shadows.OrderBy(s => s.Key))
        {
            var zeros = new ZerosLike(new Local(Input(shadow.Key)), shadow.Value.Type, set is null ? null : new Local(set));
            yield return new Declare(shadow.Value, Rewindable.Kept(_state, zeros));
        }
    }

    private Call Forward()
    {
        List<Argument> arguments = _primal.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable))).ToList();
        arguments.AddRange(_shadows.OrderBy(s => s.Key).Select(s => new Argument(Passing.Value, new Local(s.Value))));
        arguments.Add(new Argument(Passing.Out, new Local(_tape)));
        if (_returned is not null)
        {
            arguments.Add(new Argument(Passing.Out, new Local(_returned)));
        }

        arguments.Add(new Argument(Passing.Value, new Local(_state)));
        return new Call(_split.Forward, arguments.ToEquatable(), _primal.ReturnType);
    }

    /// <summary>
    /// <c>FBackward</c>, then the adjoints that it left in the shadows, copied out before everything is put back.
    /// </summary>
    private Function Sweep(string name)
    {
        var body = new List<Statement>();
        if (_returned is not null)
        {
            body.Add(Guards.NotNull(_seed));
            body.Add(new Accumulate(new Local(_returned), new Local(_seed)));
        }

        Dictionary<int, Variable> scalars = SplitSignature.Outputs(_primal, _split.Active)
            .ToDictionary(k => k, k => _fresh.Variable(_names.Derivative(Input(k)), Input(k).Type));
        Variable[] outputs = scalars.OrderBy(s => s.Key).Select(s => s.Value).ToArray();
        Call backward = Backward();
        body.Add(outputs.Length switch
        {
            0 => new Do(backward),
            1 => new Declare(outputs[0], backward),
            _ => new Deconstruct(outputs.ToEquatable(), backward),
        });

        Declare? copies = SharedShadows.AreNeeded(_primal, _split.Active, _functions) ? SharedShadows.Declaration(_fresh, "copies") : null;
        if (copies is not null)
        {
            body.Add(copies);
        }

        var elements = new List<TupleElement>();
        var items = new List<Expr>();
        foreach (int k in Active().Where(k => _primal.Parameters[k].Passing != Passing.Out))
        {
            if (_shadows.TryGetValue(k, out Variable? shadow))
            {
                Variable copy = _fresh.Distinct(Input(k).Name + "Gradient", shadow.Type);
                body.AddRange(Copied(copy, shadow, copies?.Variable));
                elements.Add(new TupleElement(shadow.Name, shadow.Type));
                items.Add(new Local(copy));
            }
            else
            {
                elements.Add(new TupleElement(scalars[k].Name, scalars[k].Type));
                items.Add(new Local(scalars[k]));
            }
        }

        body.Add(new Do(new Code("{0}.Restore()", EquatableArray.Of<Expr>(new Local(_state)), IrType.Void, IsPure: false)));
        var type = new TupleType(elements.ToEquatable());
        body.Add(new Return(items.Count == 1 ? items[0] : new TupleOf(type, items.ToEquatable())));
        return _primal with
        {
            Id = _primal.Id + "|Sweep",
            Name = name,
            Parameters = SweepParameters().Select(v => new Parameter(v, Passing.Value)).ToEquatable(),
            ReturnType = items.Count == 1 ? elements[0].Type : type,
            Body = new Block(body.ToEquatable()),
            NextId = _fresh.NextId,
        };
    }

    /// <summary>Two arguments that are one array have one shadow, and get one gradient.</summary>
    private static IEnumerable<Statement> Copied(Variable copy, Variable shadow, Variable? copies) => copies is null
        ? new Statement[]
        {
            new Declare(copy, new ZerosLike(new Local(shadow), shadow.Type)),
            new Accumulate(new Local(copy), new Local(shadow)),
        }
        : new Statement[]
        {
            new Declare(copy, new Code("{0}.Copy({1})", EquatableArray.Of<Expr>(new Local(copies), new Local(shadow)), shadow.Type, IsPure: false)),
        };

    /// <summary>The references, the shadows, then what every sweep starts from.</summary>
    private IEnumerable<Variable> SweepParameters()
    {
        IEnumerable<Variable> references = _split.References.Select(Input);
        IEnumerable<Variable> rest = _returned is null
            ? new[] { _tape, _state, _seed }
            : new[] { _tape, _returned, _state, _seed };
        return references.Concat(_shadows.OrderBy(s => s.Key).Select(s => s.Value)).Concat(rest);
    }

    private Call Backward()
    {
        List<Argument> arguments = _split.References.Select(k => new Argument(Passing.Value, new Local(Input(k)))).ToList();
        arguments.AddRange(_split.References
            .Where(k => _split.Active[k])
            .Select(k => new Argument(Passing.Value, new Local(_shadows[k]))));
        arguments.Add(new Argument(Passing.Value, new Local(_tape)));
        arguments.AddRange(Active()
            .Where(k => _primal.Parameters[k].Passing is Passing.Ref or Passing.Out)
            .Select(k => new Argument(Passing.Value, new Zero(Input(k).Type))));
        arguments.AddRange(SplitSignature.Seeds(_primal.ReturnType)
            .Select(k => new Argument(Passing.Value, SplitSignature.ReturnedItem(new Local(_seed), k))));
        return new Call(_split.Backward, arguments.ToEquatable(), SplitSignature.BackwardResult(_primal, _split.Active));
    }
}
