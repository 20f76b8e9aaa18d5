using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// What <c>FGrad</c> returns, from a gradient whose structs and tuples are taken apart: the one value of the one differentiated parameter, or
/// a tuple of all.
/// </summary>
internal sealed class Gradient
{
    private readonly List<Parameter> _inputs;
    private readonly int _leaves;
    private readonly System.Func<IrType, IrType> _typeOf;

    /// <param name="original">The method as the user wrote it.</param>
    /// <param name="wrt">For each of its parameters whether it is differentiated.</param>
    /// <param name="split">The type of the gradient with its parts side by side.</param>
    /// <param name="typeOf">The type of the derivative with respect to a value of a type; null where it is the value's own.</param>
    public Gradient(Function original, IReadOnlyList<bool> wrt, IrType split, System.Func<IrType, IrType>? typeOf = null)
    {
        _typeOf = typeOf ?? (type => type);
        var names = new PublicNames(original);
        _inputs = original.Parameters.Where((p, k) => wrt[k] && p.Passing != Passing.Out).ToList();
        _leaves = _inputs.Sum(p => PartsOf(p).Count());
        var leaves = new Queue<IrType>(_leaves == 1 ? new[] { split } : ((TupleType)split).Elements.Select(e => e.Type));
        TupleElement[] elements = _inputs.Select(p =>
        {
            IrType[] parts = PartsOf(p).Select(_ => leaves.Dequeue()).ToArray();
            return new TupleElement(names.Derivative(p.Variable), p.Variable.Type is TupleType ? _typeOf(p.Variable.Type) : parts[0]);
        }).ToArray();
        Type = elements.Length == 1 ? elements[0].Type : new TupleType(elements.ToEquatable());
    }

    public IrType Type { get; }

    /// <summary>The gradient in the user's types.</summary>
    public Expr Of(Expr split)
    {
        var leaves = new Queue<Expr>(_leaves == 1 ? new[] { split } : Enumerable.Range(0, _leaves).Select(k => Parts.Item(split, k)));
        Expr[] items = _inputs.Select(p => p.Variable.Type is TupleType type ? Whole((TupleType)_typeOf(type), leaves, p.Variable) : leaves.Dequeue()).ToArray();
        return items.Length == 1 ? items[0] : new TupleOf((TupleType)Type, items.ToEquatable());
    }

    /// <summary>Parts without a derivative are zero, or absent; a number is there where the input's is.</summary>
    private static Expr Whole(TupleType type, Queue<Expr> leaves, Variable of) => Parts.Whole(
        type,
        Parts.Of(type)
            .Select(p => p.Type.CarriesDerivative ? Present(leaves.Dequeue()) : NullableNumber.IsPresence(type, p) ? Parts.At(new Local(of), p) : Hoist.Initial(p.Type))
            .ToArray());

    private static Expr Present(Expr part) => part is DefaultOf absent ? Hoist.Initial(absent.Type) : part;

    private static IEnumerable<Part> PartsOf(Parameter parameter) => Parts.Of(parameter.Variable.Type).Where(p => p.Type.CarriesDerivative);
}
