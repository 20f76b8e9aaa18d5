using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The convenient entries of reverse mode: <c>FGrad</c> and <c>FValueAndGrad</c> make the buffers, call <c>FVjp</c> and return
/// what it filled.
/// <code>
/// Guard.NotNull(w, nameof(w));
/// double[] dw = new double[w.Length];
/// (double value, double dx) = FVjp(w, x, dw, 1.0);
/// return (dw, dx);
/// </code>
/// </summary>
internal sealed class GradPass
{
    private readonly Function _primal;
    private readonly IReadOnlyList<bool> _wrt;
    private readonly Function _vjp;
    private readonly bool _sharesShadows;
    private readonly Fresh _fresh;
    private readonly PublicNames _names;
    private readonly List<Statement> _body = new();
    private readonly List<Argument> _buffers = new();
    private readonly List<TupleElement> _elements = new();
    private readonly List<Expr> _items = new();
    private readonly List<Variable> _returned = new();

    private GradPass(Function primal, IReadOnlyList<bool> wrt, Function vjp, IReadOnlyList<bool> written)
    {
        _primal = primal;
        _wrt = wrt;
        _vjp = vjp;
        _fresh = new Fresh(primal with { Body = Block.Empty });
        _names = new PublicNames(primal);
        _sharesShadows = SharedShadows.AreNeeded(primal, wrt, written);
    }

    /// <param name="primal">The method.</param>
    /// <param name="wrt">For each parameter whether it is differentiated.</param>
    /// <param name="vjp">Its <c>FVjp</c>.</param>
    /// <param name="written">For each parameter whether the method may write elements of it.</param>
    public static Function Grad(Function primal, IReadOnlyList<bool> wrt, Function vjp, IReadOnlyList<bool> written) =>
        new GradPass(primal, wrt, vjp, written).Build(new List<TupleElement>());

    public static Function ValueAndGrad(Function primal, IReadOnlyList<bool> wrt, Function vjp, IReadOnlyList<bool> written) =>
        new GradPass(primal, wrt, vjp, written).Build(new List<TupleElement> { new("Value", primal.ReturnType) });

    private Function Build(List<TupleElement> first)
    {
        var value = new Variable(_fresh.NextId, first.Count > 0 ? "value" : "_", _primal.ReturnType);
        value = _fresh.Variable(value.Name, value.Type);
        AddBuffers();
        List<TupleElement> elements = first.Concat(_elements).ToList();
        List<Expr> items = first.Select(_ => (Expr)new Local(value)).Concat(_items).ToList();
        AddCall(value, isValueUsed: first.Count > 0);
        var type = new TupleType(elements.ToEquatable());
        _body.Add(new Return(items.Count == 1 ? items[0] : new TupleOf(type, items.ToEquatable())));
        return _primal with
        {
            ReturnType = items.Count == 1 ? elements[0].Type : type,
            Body = new Block(_body.ToEquatable()),
            NextId = _fresh.NextId,
        };
    }

    private bool IsBuffer(int k) => _wrt[k] && _primal.Parameters[k].Variable.Type.IsReference;

    private void AddBuffers()
    {
        Variable? shadows = null;
        if (_sharesShadows)
        {
            Declare set = SharedShadows.Declaration(_fresh);
            shadows = set.Variable;
            _body.Add(set);
        }

        for (int k = 0; k < _wrt.Count; k++)
        {
            if (!_wrt[k])
            {
                continue;
            }

            Parameter parameter = _primal.Parameters[k];
            Variable derivative = _fresh.Variable(_names.Derivative(parameter.Variable), BufferType(parameter.Variable.Type));
            if (IsBuffer(k))
            {
                AddShadow(parameter.Variable, derivative, shadows);
                _buffers.Add(new Argument(Passing.Value, new Local(derivative)));
                AddResult(derivative);
            }
            else if (parameter.Passing is Passing.Ref or Passing.Out)
            {
                _body.Add(new Declare(derivative, Hoist.Initial(derivative.Type)));
                _buffers.Add(new Argument(Passing.Ref, new Local(derivative)));
                if (parameter.Passing == Passing.Ref)
                {
                    AddResult(derivative);
                }
            }
            else
            {
                _returned.Add(derivative);
                AddResult(derivative);
            }
        }
    }

    private void AddShadow(Variable primal, Variable derivative, Variable? shadows)
    {
        var source = new Local(primal);
        if (primal.Type is ArrayType or ListType)
        {
            _body.Add(new Do(new Code("{Guard}.NotNull({0}, nameof({0}))", EquatableArray.Of<Expr>(source), IrType.Void, IsPure: true)));
        }

        Expr zeros = shadows is not null && primal.Type is ArrayType or ListType or ObjectType
            ? new ZerosLike(source, derivative.Type, new Local(shadows))
            : new ZerosLike(source, derivative.Type);
        _body.Add(new Declare(derivative, zeros));
    }

    private void AddResult(Variable derivative)
    {
        _elements.Add(new TupleElement(derivative.Name, derivative.Type));
        _items.Add(new Local(derivative));
    }

    private void AddCall(Variable value, bool isValueUsed)
    {
        IEnumerable<Argument> originals = _primal.Parameters.Select(p => new Argument(p.Passing, new Local(p.Variable)));

        // The seed is passed even though it is the default: left out, another overload might take the call.
        Parameter seed = _vjp.Parameters[_vjp.Parameters.Count - 1];
        var one = new Argument(Passing.Value, new Literal(seed.Default ?? "1", seed.Variable.Type));
        var call = new Call(
            new Callee(_vjp.Id, _vjp.Name) { TypeArguments = _vjp.TypeArguments },
            originals.Concat(_buffers).Concat(new[] { one }).ToEquatable(),
            _vjp.ReturnType);
        if (_returned.Count > 0)
        {
            _body.Add(new Deconstruct(new[] { value }.Concat(_returned).ToEquatable(), call));
        }
        else if (isValueUsed)
        {
            _body.Add(new Declare(value, call));
        }
        else
        {
            _body.Add(new Do(call));
        }
    }

    private static IrType BufferType(IrType type) => type is SpanType span ? new ArrayType(span.Element, 1) : type;
}
