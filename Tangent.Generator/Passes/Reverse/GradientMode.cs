using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The gradient of a scalar function as one function of the original's parameters: both sweeps, the seed 1, the adjoints made
/// inside. What <c>FGrad</c> computes in two methods, in the form in which it can be differentiated again.
/// <code>
/// (double dx, double[] dw) Gradient(double x, double[] w)
/// </code>
/// </summary>
internal sealed class GradientMode : IReverseMode
{
    private readonly IReadOnlyList<bool> _wrt;
    private readonly PublicNames _names;
    private readonly FunctionTable _functions;
    private readonly List<Statement> _start = new();
    private readonly List<Statement> _adjoints = new();
    private readonly List<TupleElement> _elements = new();
    private readonly List<Expr> _items = new();
    private Variable? _shadows;

    private GradientMode(IReadOnlyList<bool> wrt, PublicNames names, FunctionTable functions)
    {
        _wrt = wrt;
        _names = names;
        _functions = functions;
    }

    public static GradientFunction Run(
        Function function,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        IDerivations derivations)
    {
        var mode = new GradientMode(wrt, new PublicNames(function), functions);
        return mode.Join(ReverseProgram.Of(function, wrt, functions, derivations, mode));
    }

    public bool RunsAtOnce => true;

    public void BindParameters(ReverseProgram program)
    {
        if (SharedShadows.AreNeeded(program.Primal, _wrt, _functions))
        {
            Declare set = SharedShadows.Declaration(program.Fresh);
            _shadows = set.Variable;
            _start.Add(set);
        }

        for (int k = 0; k < _wrt.Count; k++)
        {
            Parameter parameter = program.Primal.Parameters[k];
            if (_wrt[k])
            {
                Bind(program, parameter);
            }
            else if (program.Adjoints.IsActive(parameter.Variable))
            {
                Variable derivative = program.Adjoints.Of(parameter.Variable);
                (derivative.Type.IsReference ? _start : _adjoints).Add(new Declare(derivative, Initial(parameter.Variable)));
            }
        }
    }

    public IEnumerable<Statement> SeedResults(ReverseProgram program)
    {
        Variable result = program.Results[0];
        if (program.Adjoints.IsActive(result))
        {
            var adjoint = new Local(program.Adjoints.Of(result));
            yield return new Assign(adjoint, Build.Add(adjoint, Build.Real(1, result.Type)));
        }
    }

    public IReadOnlyCollection<Location> RequiredAtEntry(ReverseProgram program) => program.ShadowRows();

    private void Bind(ReverseProgram program, Parameter parameter)
    {
        Variable variable = parameter.Variable;
        Variable derivative = program.Fresh.Variable(_names.Derivative(variable), AdjointMap.TypeOf(variable.Type)) with { ShadowOf = variable.Id };
        if (parameter.Passing is Passing.Ref or Passing.Out)
        {
            program.Adjoints.BindByReference(variable, derivative);
        }
        else
        {
            program.Adjoints.Bind(variable, derivative);
        }

        Expr returned = new Local(derivative);
        if (variable.Type is SpanType span)
        {
            // A span's gradient is an array; inside, the adjoint is a span as well.
            Variable array = program.Fresh.Distinct(derivative.Name + "Array", new ArrayType(span.Element, 1));
            _start.Add(new Declare(array, new ZerosLike(new Local(variable), array.Type)));
            _start.Add(new Declare(derivative, new AsSpan(new Local(array), derivative.Type, IsImplicit: true)));
            returned = new Local(array);
        }
        else if (variable.Type.IsReference && program.IsRenamed(variable))
        {
            // The shadow goes where the parameter goes; the gradient is that of the array it named on entry.
            Variable given = program.Fresh.Distinct(derivative.Name + "Given", derivative.Type);
            _start.Add(new Declare(given, Initial(variable)));
            _start.Add(new Declare(derivative, new Local(given)));
            returned = new Local(given);
        }
        else
        {
            (variable.Type.IsReference ? _start : _adjoints).Add(new Declare(derivative, Initial(variable)));
        }

        if (parameter.Passing != Passing.Out)
        {
            _elements.Add(new TupleElement(derivative.Name, returned.Type));
            _items.Add(returned);
        }
    }

    private Expr Initial(Variable primal) => primal.Type.IsReference
        ? new ZerosLike(new Local(primal), primal.Type, _shadows is not null && primal.Type is ArrayType or ListType or ObjectType ? new Local(_shadows) : null)
        : Hoist.InitialAdjoint(primal.Type);

    private GradientFunction Join(ReverseProgram program)
    {
        (IReadOnlyList<Declare> hoisted, Block forward) = Hoist.Run(program.Forward, program.Backward, program.Fresh);
        var finals = new FinalContents(program);
        var body = new List<Statement>(finals.AtEntry);
        body.AddRange(_start);
        body.AddRange(hoisted);
        body.AddRange(program.Early(_adjoints));
        body.AddRange(forward.Statements);
        body.AddRange(finals.Keep);
        body.Add(new Note("---- backward ----"));
        body.AddRange(program.Late(_adjoints));
        body.AddRange(program.Backward.Statements);
        body.AddRange(finals.PutBack);
        EquatableArray<Statement> guards = Guards.Of(program, _wrt, v => v.Type is ArrayType or ListType or ObjectType).ToEquatable();
        var type = new TupleType(_elements.ToEquatable());
        body.Add(new Return(_items.Count == 1 ? _items[0] : new TupleOf(type, _items.ToEquatable())));
        Function gradient = program.Primal with
        {
            Parameters = program.Primal.Parameters.Select(p => p with { Default = null }).ToEquatable(),
            ReturnType = _items.Count == 1 ? _elements[0].Type : type,
            Body = new Block(body.ToEquatable()),
            NextId = program.Fresh.NextId,
        };
        return new GradientFunction(gradient, guards, Derivatives(program));
    }

    private EquatableArray<Variable?> Derivatives(ReverseProgram program) => Enumerable.Range(0, _wrt.Count)
        .Select(k => _wrt[k] ? program.Adjoints.Of(program.Primal.Parameters[k].Variable) : null)
        .ToEquatable();
}

/// <summary>
/// A gradient as one function. <see cref="Guards"/> are the checks that <c>FVjp</c> would make at its entry: of something in the
/// shape of each differentiated parameter, for which <see cref="Derivatives"/> stand in them.
/// </summary>
internal sealed record GradientFunction(Function Function, EquatableArray<Statement> Guards, EquatableArray<Variable?> Derivatives);
