using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>The two parts of a callee, and the fields of the tape between them.</summary>
internal sealed record SplitParts(Function Forward, Function Backward, EquatableArray<Variable> TapeFields);

/// <summary>
/// Reverse mode in two parts, for a function that another derivative calls: the backward part runs later than the
/// forward part, so what it reads of it travels on a tape.
/// <code>
/// double SquareForward(double x, out SquareTape tape)
/// double SquareBackward(SquareTape tape, double seed)
/// </code>
/// </summary>
internal sealed class SplitPass : IReverseMode
{
    private readonly SplitCallee _split;
    private readonly FunctionTable _functions;
    private readonly List<Parameter> _shadows = new();
    private readonly List<Statement> _localShadows = new();
    private readonly List<Statement> _localAdjoints = new();
    private readonly List<Parameter> _seeds = new();
    private readonly Dictionary<int, Parameter> _resultSeeds = new();

    private SplitPass(SplitCallee split, FunctionTable functions)
    {
        _split = split;
        _functions = functions;
    }

    public static SplitParts Run(SplitCallee split, FunctionTable functions, IDerivations derivations)
    {
        var pass = new SplitPass(split, functions);
        return pass.Split(ReverseProgram.Of(split.Primal, split.Active, functions, derivations, pass));
    }

    public bool RunsAtOnce => false;

    public void BindParameters(ReverseProgram program)
    {
        for (int k = 0; k < program.Primal.Parameters.Count; k++)
        {
            Parameter parameter = program.Primal.Parameters[k];
            Variable variable = parameter.Variable;
            if (_split.Active[k] && variable.Type.IsReference)
            {
                Variable shadow = program.Fresh.Unique("d" + variable.Name, AdjointMap.TypeOf(variable.Type)) with { ShadowOf = variable.Id };
                program.Adjoints.Bind(variable, shadow);
                _shadows.Add(new Parameter(shadow, Passing.Value));
            }
            else if (_split.Active[k] && parameter.Passing is Passing.Ref or Passing.Out)
            {
                Variable adjoint = program.Adjoints.Of(variable);
                _seeds.Add(new Parameter(adjoint, Passing.Value));
            }
            else if (_split.Active[k] || program.Adjoints.IsActive(variable))
            {
                bool isReference = variable.Type.IsReference;
                Variable derivative = program.Adjoints.Of(variable);
                (isReference ? _localShadows : _localAdjoints).Add(new Declare(
                    derivative,
                    isReference ? new ZerosLike(new Local(variable), variable.Type) : Hoist.InitialAdjoint(variable.Type)));
            }
        }

        IrType result = program.Primal.ReturnType;
        foreach (int k in SplitSignature.Seeds(result))
        {
            Variable seed = program.Fresh.Distinct("seed" + SplitSignature.ReturnedName(result, k), SplitSignature.ReturnedType(result, k));
            _resultSeeds.Add(k, new Parameter(program.Adjoints.Temporary(seed), Passing.Value));
        }
    }

    public IEnumerable<Statement> SeedResults(ReverseProgram program)
    {
        foreach (KeyValuePair<int, Parameter> seed in _resultSeeds.OrderBy(s => s.Key))
        {
            Variable result = program.Results[seed.Key];
            if (program.Adjoints.IsActive(result))
            {
                var adjoint = new Local(program.Adjoints.Of(result));
                yield return new Assign(adjoint, Build.Add(adjoint, new Local(seed.Value.Variable)));
            }
        }
    }

    public IReadOnlyCollection<Location> RequiredAtEntry(ReverseProgram program) => Enumerable
        .Range(0, program.Primal.Parameters.Count)
        .Where(k => program.Primal.Parameters[k].Variable.Type.IsReference && _functions.MayWrite(program.Primal.Id, k))
        .Select(k => program.Primal.Parameters[k].Variable)
        .SelectMany(v => Location.Within(v.Type, program.Aliases.ClassOf(v)))
        .Concat(program.ShadowRows())
        .Distinct()
        .ToArray();

    private SplitParts Split(ReverseProgram program)
    {
        (IReadOnlyList<Declare> hoisted, Block forward) = Hoist.Run(program.Forward, program.Backward, program.Fresh);
        List<Parameter> references = References(program);
        Variable tape = program.Fresh.Distinct("tape", _split.Tape);
        var handed = new HashSet<int>(references.Concat(_seeds).Concat(_resultSeeds.Values).Select(p => p.Variable.Id));
        foreach (Declare local in _localAdjoints.Cast<Declare>())
        {
            handed.Add(local.Variable.Id);
        }

        List<Variable> fields = FreeVariables.Of(program.Backward).Where(v => !handed.Contains(v.Id)).ToList();
        if (fields.Any(f => f.Type is SpanType))
        {
            throw new NotDifferentiableException("a span that a called method cuts for itself");
        }

        // A variable that the backward sweep assigns before it reads it needs no field; that shows once it is tidied.
        EquatableArray<Variable> named = TapeFieldNames.Of(fields, _split.Tape);
        Function backward = Tidy.Run(BackwardPart(program, references, tape, fields, named), firstGenerated: 0);
        var read = new HashSet<string>(backward.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Descendants())
            .OfType<TapeField>()
            .Select(f => f.Name));
        fields = fields.Where((_, k) => read.Contains(named[k].Name)).ToList();
        named = named.Where(f => read.Contains(f.Name)).ToEquatable();
        Function whole = ForwardPart(program, hoisted, forward, tape, fields, named);
        return new SplitParts(Tidy.Run(whole, _split.Primal.NextId), backward, named);
    }

    private List<Parameter> References(ReverseProgram program)
    {
        IEnumerable<Parameter> primals = _split.References.Select(k => program.Primal.Parameters[k]);
        IEnumerable<Parameter> shadows = _split.References
            .Where(k => _split.Active[k])
            .Select(k => new Parameter(program.Adjoints.Of(program.Primal.Parameters[k].Variable), Passing.Value));
        return primals.Select(p => p with { Default = null, IsParams = false }).Concat(shadows).ToList();
    }

    private Function ForwardPart(
        ReverseProgram program,
        IReadOnlyList<Declare> hoisted,
        Block forward,
        Variable tape,
        List<Variable> fields,
        EquatableArray<Variable> named)
    {
        var parameters = program.Primal.Parameters.Select(p => p with { Default = null, IsParams = false }).ToList();
        parameters.AddRange(_shadows);
        parameters.Add(new Parameter(tape, Passing.Out));
        var body = new List<Statement>(_localShadows);
        body.AddRange(hoisted);
        body.AddRange(forward.Statements);
        body.Add(new Assign(new Local(tape), new NewTape(_split.Tape)));
        for (int k = 0; k < fields.Count; k++)
        {
            body.Add(new Assign(new TapeField(new Local(tape), named[k].Name, fields[k].Type), new Local(fields[k])));
        }

        IrType type = program.Primal.ReturnType;
        foreach (int k in SplitSignature.ReturnedShadows(type))
        {
            Variable result = program.Results[k];
            Variable shadow = program.Fresh.Distinct("dReturned" + SplitSignature.ReturnedName(type, k), AdjointMap.TypeOf(result.Type));
            parameters.Add(new Parameter(shadow, Passing.Out));
            body.Add(new Assign(new Local(shadow), program.Adjoints.Find(result) ?? new ZerosLike(new Local(result), shadow.Type)));
        }

        if (type is not VoidType)
        {
            Expr[] results = program.Results.Select(r => (Expr)new Local(r)).ToArray();
            body.Add(new Return(type is TupleType tuple ? new TupleOf(tuple, results.ToEquatable()) : results[0]));
        }

        return program.Primal with
        {
            Id = _split.Forward.Id,
            Name = _split.Forward.Text,
            Parameters = parameters.ToEquatable(),
            Body = new Block(body.ToEquatable()),
            NextId = program.Fresh.NextId,
        };
    }

    private Function BackwardPart(
        ReverseProgram program,
        List<Parameter> references,
        Variable tape,
        List<Variable> fields,
        EquatableArray<Variable> named)
    {
        IEnumerable<Parameter> parameters = references
            .Concat(new[] { new Parameter(tape, Passing.Value) })
            .Concat(_seeds)
            .Concat(_resultSeeds.OrderBy(s => s.Key).Select(s => s.Value));
        var body = new List<Statement>();
        for (int k = 0; k < fields.Count; k++)
        {
            body.Add(new Declare(fields[k], new TapeField(new Local(tape), named[k].Name, fields[k].Type)));
        }

        body.AddRange(_localAdjoints);
        body.AddRange(program.Backward.Statements);
        IrType type = SplitSignature.BackwardResult(program.Primal, _split.Active);
        Expr[] outputs = SplitSignature.Outputs(program.Primal, _split.Active)
            .Select(k => (Expr)new Local(program.Adjoints.Of(program.Primal.Parameters[k].Variable)))
            .ToArray();
        if (outputs.Length > 0)
        {
            body.Add(new Return(outputs.Length > 1 ? new TupleOf((TupleType)type, outputs.ToEquatable()) : outputs[0]));
        }

        return program.Primal with
        {
            Id = _split.Backward.Id,
            Name = _split.Backward.Text,
            Parameters = parameters.ToEquatable(),
            ReturnType = type,
            Body = new Block(body.ToEquatable()),
            NextId = program.Fresh.NextId,
        };
    }
}
