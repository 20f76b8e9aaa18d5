using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Reverse mode, whole: the forward sweep, then the backward sweep, in one method.
/// <code>
/// (R Value, double dx) FVjp(double x, double[] w, double[] dw, double seed = 1.0)
/// </code>
/// </summary>
internal sealed class VjpPass : IReverseMode
{
    private readonly IReadOnlyList<bool> _wrt;
    private readonly Dictionary<int, Parameter> _buffers = new();
    private readonly List<Statement> _localShadows = new();
    private readonly List<Statement> _localAdjoints = new();
    private readonly Dictionary<int, Variable> _own = new();
    private readonly FunctionTable _functions;
    private readonly PublicNames _names;
    private Parameter? _seed;

    private VjpPass(IReadOnlyList<bool> wrt, FunctionTable functions, PublicNames names)
    {
        _functions = functions;
        _wrt = wrt;
        _names = names;
    }

    public static Function Run(
        Function function,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        IDerivations derivations)
    {
        var pass = new VjpPass(wrt, functions, new PublicNames(function));
        return pass.Join(ReverseProgram.Of(function, wrt, functions, derivations, pass));
    }

    public bool RunsAtOnce => true;

    public void BindParameters(ReverseProgram program)
    {
        for (int i = 0; i < _wrt.Count; i++)
        {
            Parameter parameter = program.Primal.Parameters[i];
            Variable variable = parameter.Variable;
            if (_wrt[i])
            {
                Variable derivative = program.Fresh.Variable(_names.Derivative(variable), AdjointMap.TypeOf(variable.Type)) with { ShadowOf = variable.Id };
                if (parameter.Passing is Passing.Ref or Passing.Out)
                {
                    program.Adjoints.BindByReference(variable, derivative);
                }
                else
                {
                    program.Adjoints.Bind(variable, derivative);
                }

                if (NeedsOwnShadow(program, variable))
                {
                    _own.Add(derivative.Id, program.Fresh.Variable(derivative.Name + "Here", derivative.Type));
                }

                if (variable.Type.IsReference)
                {
                    _buffers.Add(i, new Parameter(derivative, Passing.Value));
                }
                else if (parameter.Passing is Passing.Ref or Passing.Out)
                {
                    _buffers.Add(i, new Parameter(derivative, Passing.Ref));
                }
                else
                {
                    _localAdjoints.Add(new Declare(derivative, Hoist.InitialAdjoint(derivative.Type)));
                }
            }
            else if (program.Adjoints.IsActive(variable))
            {
                var derivative = new Local(program.Adjoints.Of(variable));
                (variable.Type.IsReference ? _localShadows : _localAdjoints).Add(new Declare(
                    derivative.Variable,
                    variable.Type.IsReference ? new ZerosLike(new Local(variable), variable.Type) : Hoist.InitialAdjoint(variable.Type)));
            }
        }

        if (program.Primal.ReturnType.CarriesDerivative)
        {
            string? one = program.Primal.ReturnType switch
            {
                RealType { Kind: RealKind.Single } => "1f",
                RealType { HasLiterals: true } => "1.0",
                _ => null,
            };
            Variable seed = program.Fresh.Variable(_names.Free("seed"), program.Primal.ReturnType);
            _seed = new Parameter(program.Adjoints.Seed(seed), Passing.Value, one);
        }
    }

    public IEnumerable<Statement> SeedResults(ReverseProgram program)
    {
        if (_seed is null)
        {
            yield break;
        }

        for (int k = 0; k < program.Results.Count; k++)
        {
            Variable result = program.Results[k];
            if (!program.Adjoints.IsActive(result))
            {
                continue;
            }

            Expr seed = new Local(_seed.Variable);
            if (program.Primal.ReturnType is TupleType type)
            {
                seed = new TupleItem(seed, k, type.Elements[k].Type);
            }

            var adjoint = new Local(program.Adjoints.Of(result));
            yield return result.Type.IsReference
                ? new Accumulate(adjoint, seed)
                : new Assign(adjoint, Build.Add(adjoint, seed));
        }
    }

    /// <summary>The rows of a caller's buffer are its own: where the method moved rows about, they go back.</summary>
    public IReadOnlyCollection<Location> RequiredAtEntry(ReverseProgram program) => program.ShadowRows();

    /// <summary>
    /// Where inserted statements act on the adjoint of an argument that is only read, it starts from zero and is added to the caller's
    /// buffer in the end: what is in that before is none of theirs.
    /// </summary>
    private bool NeedsOwnShadow(ReverseProgram program, Variable variable) =>
        variable.Type.IsReference
        && InsertTargets.Include(program.Primal, variable, _functions)
        && !program.Primal.Parameters.Any(p =>
            program.IsWritten(p.Variable) && program.Aliases.ClassOf(p.Variable) == program.Aliases.ClassOf(variable));

    private Function Join(ReverseProgram program)
    {
        var resized = new ResizedLists(program, _wrt, _functions);
        (IReadOnlyList<Declare> hoisted, Block forward) = Hoist.Run(program.Forward, program.Backward, program.Fresh);
        var finals = new FinalContents(program);
        var body = new List<Statement>();
        body.AddRange(Guards.OfBuffers(program, _wrt, resized.Contains));
        if (_seed is not null && _seed.Variable.Type.IsReference)
        {
            body.Add(Guards.NotNull(_seed.Variable));
        }

        body.AddRange(resized.AtEntry);
        int start = body.Count;
        body.AddRange(finals.AtEntry);
        body.AddRange(_localShadows);
        body.AddRange(hoisted);
        body.AddRange(program.Early(_localAdjoints));
        body.AddRange(forward.Statements);
        body.AddRange(finals.Keep);
        body.Add(new Note("---- backward ----"));
        body.AddRange(program.Late(_localAdjoints));
        body.AddRange(resized.AtEnd);
        body.AddRange(program.Backward.Statements);
        body.AddRange(finals.PutBack);
        if (_own.Count > 0)
        {
            body = WithOwnShadows(program, body, start);
        }

        (IrType type, Expr? value) = Returned(program);
        if (value is not null)
        {
            body.Add(new Return(value));
        }

        IEnumerable<Parameter> parameters = program.Primal.Parameters.Select(p => p with { Default = null })
            .Concat(_buffers.OrderBy(b => b.Key).Select(b => b.Value))
            .Concat(_seed is null ? System.Array.Empty<Parameter>() : new[] { _seed });
        return program.Primal with
        {
            Parameters = parameters.ToEquatable(),
            ReturnType = type,
            Body = new Block(body.ToEquatable()),
            NextId = program.Fresh.NextId,
        };
    }

    private List<Statement> WithOwnShadows(ReverseProgram program, List<Statement> body, int start)
    {
        var result = body.Take(start).ToList();
        var end = new List<Statement>();
        foreach (KeyValuePair<int, Parameter> buffer in _buffers.Where(b => _own.ContainsKey(b.Value.Variable.Id)).OrderBy(b => b.Key))
        {
            Variable own = _own[buffer.Value.Variable.Id];
            result.Add(new Declare(own, new ZerosLike(new Local(program.Primal.Parameters[buffer.Key].Variable), own.Type)));
            end.Add(new Accumulate(new Local(buffer.Value.Variable), new Local(own)));
        }

        result.AddRange(body.Skip(start).SelectMany(new Renamer(_own).Visit));
        result.AddRange(end);
        return result;
    }

    /// <summary>The value, then the adjoints of the by-value parameters; a single one of them comes without a tuple.</summary>
    private (IrType Type, Expr? Value) Returned(ReverseProgram program)
    {
        var elements = new List<TupleElement>();
        var items = new List<Expr>();
        if (program.Primal.ReturnType is not VoidType)
        {
            Expr[] results = program.Results.Select(r => (Expr)new Local(r)).ToArray();
            elements.Add(new TupleElement("Value", program.Primal.ReturnType));
            items.Add(program.Primal.ReturnType is TupleType tuple ? new TupleOf(tuple, results.ToEquatable()) : results[0]);
        }

        for (int i = 0; i < _wrt.Count; i++)
        {
            if (_wrt[i] && !_buffers.ContainsKey(i))
            {
                Variable derivative = program.Adjoints.Of(program.Primal.Parameters[i].Variable);
                elements.Add(new TupleElement(derivative.Name, derivative.Type));
                items.Add(new Local(derivative));
            }
        }

        var type = new TupleType(elements.ToEquatable());
        return items.Count switch
        {
            0 => (IrType.Void, null),
            1 => (elements[0].Type, items[0]),
            _ => (type, new TupleOf(type, items.ToEquatable())),
        };
    }
}
