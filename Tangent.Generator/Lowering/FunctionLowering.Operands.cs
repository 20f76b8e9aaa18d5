using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Evaluation order. Expressions of the IR have no effects, so the effects of an operand become statements before it; an
/// operand that was evaluated earlier, and that those statements could change, is put into a temporary first.
/// <code>
/// x[i] + Next(ref i)      becomes      double xi = x[i];
///                                      double next = Next(ref i);
///                                      … xi + next …
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private sealed class Operands(FunctionLowering owner)
    {
        private readonly List<Expr> _values = [];
        private readonly HashSet<int> _places = [];

        public Expr this[int index] => _values[index];

        public int Count => _values.Count;

        public EquatableArray<Expr> All => _values.ToEquatable();

        public EquatableArray<Expr> From(int first) => _values.Skip(first).ToEquatable();

        public void Add(IOperation operation) => Add(() => owner.LowerValue(operation));

        public void Add(Func<Expr> lower)
        {
            (Expr value, Block effects) = owner.Collect(lower);
            if (!effects.IsEmpty)
            {
                Save(0, _values.Count, Effects.Of(effects));
                owner.EmitAll(effects.Statements);
            }

            _values.Add(value);
        }

        /// <summary>A variable that is handed over itself, not its value: what is written to it before the call is what the call finds.</summary>
        public void AddPlace(Expr place)
        {
            _places.Add(_values.Count);
            _values.Add(place);
        }

        /// <summary>Puts each operand of a range that the change could reach into a temporary.</summary>
        public void Save(int first, int end, Effects change) => Keep(first, end, change.CanChange);

        /// <summary>Puts each operand of a range that may change into a temporary.</summary>
        public void Keep(int first, int end, Func<Expr, bool> mayChange)
        {
            for (int i = first; i < end; i++)
            {
                if (!_places.Contains(i) && mayChange(_values[i]))
                {
                    _values[i] = owner.Spill(_values[i]);
                }
            }
        }
    }

    private Operands LowerInOrder(params IOperation[] operations)
    {
        var operands = new Operands(this);
        foreach (IOperation operation in operations)
        {
            operands.Add(operation);
        }

        return operands;
    }

    /// <summary>
    /// The value of an operation as an expression without effects. A call, impure code and fresh storage, which may stand
    /// only as the whole value of a statement, are given one.
    /// </summary>
    private Expr LowerValue(IOperation operation)
    {
        Expr value = LowerRoot(operation);
        return NeedsStatement(value) ? Spill(value) : value;
    }

    private static bool NeedsStatement(Expr value) =>
        value is Call or SpanCall or Code { IsPure: false } or NewArray or NewList or ArrayLiteral or CloneOf or NewObject;
}
