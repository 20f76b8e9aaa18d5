using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Lowering;

/// <summary>What statements may change: variables, the elements of arrays by element type, and anything else there is.</summary>
internal sealed class Effects
{
    private readonly HashSet<int> _assigned = [];
    private readonly HashSet<IrType> _written = [];
    private readonly HashSet<IrType> _resized = [];
    private bool _isOpaque;

    public static Effects Of(Block block)
    {
        var effects = new Effects();
        foreach (Statement statement in block.AllStatements())
        {
            effects.Add(statement);
        }

        return effects;
    }

    public bool Assigns(Variable variable) => _assigned.Contains(variable.Id);

    /// <summary>Whether an expression could have another value after the statements than before them.</summary>
    public bool CanChange(Expr expr) => expr.Descendants().Any(CanChangePart);

    private bool CanChangePart(Expr expr) => expr switch
    {
        Local local => Assigns(local.Variable),
        // An init-only or readonly field is set where its object is made, and never again.
        ElementAt element when ObjectFields.Of(element) is { CanAssign: false } => false,
        ElementAt element => _isOpaque || _written.Contains(Lanes.Number(element.Type)),
        LengthOf { Array.Type: ListType list } => _isOpaque || _resized.Contains(list.Element),

        // Pure code reads only what does not change, except through the references it is given.
        Code code => code.Operands.Any(o => o.Type switch
        {
            ArrayType array => _isOpaque || _written.Contains(array.Element),
            ListType list => _isOpaque || _written.Contains(list.Element),
            ObjectType => _isOpaque || _written.Count > 0,
            _ => false,
        }),
        CloneOf or ZerosLike or NewObject => _isOpaque || _written.Count > 0,
        _ => false,
    };

    private void Add(Statement statement)
    {
        switch (statement)
        {
            case Declare s:
                _assigned.Add(s.Variable.Id);
                break;
            case Deconstruct s:
                _assigned.UnionWith(s.Variables.Select(v => v.Id));
                break;
            case Assign s:
                AddTarget(s.Target);
                break;
            case For s:
                _assigned.Add(s.Index.Id);
                break;
            case InsertAt s:
                AddReachable(s.List.Type);
                break;
            case RemoveAt s:
                AddReachable(s.List.Type);
                break;
        }

        foreach (Expr expr in statement.Expressions())
        {
            Add(expr);
        }
    }

    private void AddTarget(Expr target)
    {
        while (target is TupleItem item)
        {
            target = item.Tuple;
        }

        if (target is ElementAt element)
        {
            _written.Add(Lanes.Number(element.Type));
        }
        else if (target.Root() is Variable variable)
        {
            _assigned.Add(variable.Id);
        }
    }

    private void Add(Expr expr)
    {
        if (expr is Call call)
        {
            foreach (Argument argument in call.Arguments)
            {
                if (argument.Passing is Passing.Ref or Passing.Out)
                {
                    AddTarget(argument.Value);
                }

                AddReachable(argument.Value.Type);
            }
        }
        else if (expr is SpanCall primitive)
        {
            _written.UnionWith(primitive.Destinations.Select(SpanElements.TypeOf));
        }
        else if (expr is Code { IsPure: false } code)
        {
            // A read of a field is impure because it cannot be repeated later, yet it changes nothing.
            _isOpaque |= code.Template.IndexOfAny(['(', '=']) >= 0;
        }
    }

    /// <summary>The elements that a function may write which is given a reference of the type.</summary>
    private void AddReachable(IrType type)
    {
        switch (type)
        {
            case ArrayType array:
                _written.Add(array.Element);
                AddReachable(array.Element);
                break;
            case ListType list:
                _written.Add(list.Element);
                _resized.Add(list.Element);
                AddReachable(list.Element);
                break;
            case SpanType { IsReadOnly: false } span:
                _written.Add(span.Element);
                break;
            case SpanType span:
                AddReachable(span.Element);
                break;
            case ObjectType whole:
                foreach (ObjectField field in whole.Fields)
                {
                    _written.Add(field.Type);
                    AddReachable(field.Type);
                }

                foreach (IrType kind in whole.Kinds)
                {
                    AddReachable(kind);
                }

                break;
            case TupleType tuple:
                foreach (TupleElement element in tuple.Elements)
                {
                    AddReachable(element.Type);
                }

                break;
        }
    }
}
