using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// What ends a query, with the arithmetic that <c>System.Linq</c> has: sums go from the first item to the last, those of <c>float</c> in
/// <c>double</c>; a largest item is not a NaN unless all are, a smallest one is if any is.
/// <code>
/// double y = a.Sum(v =&gt; v * v);      becomes      double sum = 0;
///                                              for (int k = 0; k &lt; a.Length; k++) { sum += a[k] * a[k]; }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private Expr? TryLowerQuery(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!IsLinq(method) || method.Parameters.Length == 0 || !IsInOrder(invocation.Arguments))
        {
            return null;
        }

        IOperation[] parts = PartsOf(invocation).Select(WithoutConversions).ToArray();
        bool isDirect = SequenceIsStorage(parts[0]);
        if (isDirect && parts.Length == 1 && method.Name is "ToArray" or "Count" or "Any")
        {
            return null;
        }

        Func<Sequence, Expr>? end = (method.Name, parts.Length) switch
        {
            ("Sum", 1 or 2) when Map(method.ReturnType) is RealType => s => Summed(Mapped(s, parts), method),
            ("Average", 1 or 2) when Map(method.ReturnType) is RealType => s => Averaged(Mapped(s, parts), parts.Length == 1 && SequenceIsStorage(parts[0]) ? "0" : "-0.0", method),
            ("Max", 1 or 2) when Map(method.ReturnType) is RealType => s => Extreme(Mapped(s, parts), BinaryOperator.GreaterThan),
            ("Min", 1 or 2) when Map(method.ReturnType) is RealType => s => Extreme(Mapped(s, parts), BinaryOperator.LessThan),
            ("Aggregate", 2) => s => Folded(s, parts[1]),
            ("Aggregate", 3 or 4) => s => Folded(s, parts),
            ("ToArray", 1) => s => InArray(s, (ArrayType)Map(method.ReturnType)),
            ("ToList", 1) when Map(method.ReturnType) is ListType list => s => InList(s, list),
            ("Count", 1) => Counted,
            ("Count", 2) => s => Counted(Filtered(s, invocation, parts[1])),
            _ => null,
        };
        return end is not null && SequenceOf(parts[0]) is { } sequence ? end(sequence) : null;
    }

    private bool SequenceIsStorage(IOperation source) => Map(source.Type) is ArrayType or ListType or SpanType;

    /// <summary>The items that a last function makes: <c>Sum(x =&gt; f(x))</c>.</summary>
    private Sequence Mapped(Sequence sequence, IOperation[] parts) => parts.Length == 1 ? sequence : sequence with
    {
        Element = Map(TargetOf(parts[1])?.Method.ReturnType),
        Visit = (k, next) => sequence.Visit(k, item => next(Applied(parts[1], item))),
    };

    private Local Variable(string name, Expr value) => (Local)Spill(value, name);

    private Expr Summed(Sequence items, IMethodSymbol method)
    {
        Local sum = Variable("sum", new Literal("0", IrType.Double));
        EmitSequence(items, item => Emit(new Assign(sum, Increased(sum, item))));
        return Narrow(sum, Map(method.ReturnType), isChecked: false);
    }

    private static Binary Increased(Local sum, Expr item) => new(BinaryOperator.Add, sum, Widen(item, sum.Type), sum.Type);

    /// <param name="items">What is averaged.</param>
    /// <param name="start">
    /// <c>System.Linq</c> adds up the items of an array or a list to zero, and any others to the first of them: to -0, which changes none.
    /// </param>
    /// <param name="method">Which of the overloads it is.</param>
    private Expr Averaged(Sequence items, string start, IMethodSymbol method)
    {
        Local sum = Variable("sum", new Literal(start, IrType.Double));
        Expr count = items.Count;
        if (items.IsDense)
        {
            EmitEmptyCheck(count);
            EmitSequence(items, item => Emit(new Assign(sum, Increased(sum, item))));
        }
        else
        {
            Local counted = Variable("count", Index(0));
            EmitSequence(items, item =>
            {
                Emit(new Assign(sum, Increased(sum, item)));
                Emit(new Assign(counted, new Binary(BinaryOperator.Add, counted, Index(1), IrType.Int)));
            });
            EmitEmptyCheck(counted);
            count = counted;
        }

        return Narrow(new Binary(BinaryOperator.Divide, sum, Widen(count, sum.Type), sum.Type), Map(method.ReturnType), isChecked: false);
    }

    /// <summary>The first item begins; a later one replaces it where it is beyond it, or the one of the two that is a NaN.</summary>
    private Expr Extreme(Sequence items, BinaryOperator beyond)
    {
        bool isLargest = beyond == BinaryOperator.GreaterThan;
        return Folded(items, isLargest ? "largest" : "smallest", (known, item) =>
        {
            Expr named = item is Local ? item : Spill(item, "item");
            Expr isBeyond = new Binary(beyond, named, known, IrType.Bool);
            Expr replaces = isLargest
                ? new Binary(BinaryOperator.ConditionalOr, isBeyond, IsNaN(known), IrType.Bool)
                : new Binary(
                    BinaryOperator.ConditionalAnd,
                    Not(IsNaN(known)),
                    new Binary(BinaryOperator.ConditionalOr, isBeyond, IsNaN(named), IrType.Bool),
                    IrType.Bool);
            Emit(new If(replaces, Block.Of(new Assign(known, named)), Block.Empty));
        });
    }

    private static MathCall IsNaN(Expr value) =>
        new(value.Type.Equals(IrType.Single) ? "float" : "double", "IsNaN", EquatableArray.Of(value), IrType.Bool);

    private Expr Folded(Sequence items, IOperation function) =>
        Folded(items, "result", (known, item) => Emit(new Assign(known, Applied(function, known, item))));

    private Expr Folded(Sequence items, IOperation[] parts)
    {
        IrType type = Map(TargetOf(parts[2])?.Method.ReturnType);
        Local known = Variable("result", Widen(LowerValue(parts[1]), type));
        EmitSequence(items, item => Emit(new Assign(known, Applied(parts[2], known, item))));
        return parts.Length == 4 ? Applied(parts[3], known) : known;
    }

    /// <summary>The first item starts, and <paramref name="next"/> takes up each later one.</summary>
    private Expr Folded(Sequence items, string name, Action<Local, Expr> next)
    {
        Variable variable = NewVariable(name, items.Element);
        var known = new Local(variable);
        if (items.IsDense)
        {
            EmitEmptyCheck(items.Count);
            items.Visit(Index(0), item => Emit(new Declare(variable, Widen(item, variable.Type))));
            Variable k = NewVariable("k", IrType.Int);
            Block body = Collect(() => items.Visit(new Local(k), item => next(known, item)));
            Emit(new For(k, Index(1), BinaryOperator.LessThan, items.Count, 1, body));
            return known;
        }

        Emit(new Declare(variable, Parts.Default(variable.Type)));
        Local any = Variable("any", new Literal("false", IrType.Bool));
        EmitSequence(items, item =>
        {
            Expr named = item is Local ? item : Spill(item, "item");
            Block first = Block.Of(new Assign(known, named), new Assign(any, True));
            Emit(new If(Not(any), first, Collect(() => next(known, named))));
        });
        EmitEmptyCheck(any);
        return known;
    }

    /// <summary>The exception of <c>System.Linq</c> where there is no item.</summary>
    private void EmitEmptyCheck(Expr countOrAny)
    {
        Expr isEmpty = countOrAny.Type.Equals(IrType.Bool)
            ? Not(countOrAny)
            : new Binary(BinaryOperator.LessThanOrEqual, countOrAny, Index(0), IrType.Bool);
        Emit(ThrowIf(isEmpty, "System.InvalidOperationException", "Sequence contains no elements"));
    }

    /// <summary>The exception of <c>System.Linq</c> where fewer than no items are asked for.</summary>
    private void EmitCountCheck(Expr count)
    {
        if (count is not (LengthOf or Literal { Text: [not '-', ..] }))
        {
            Emit(ThrowIf(new Binary(BinaryOperator.LessThan, count, Index(0), IrType.Bool), "System.ArgumentOutOfRangeException", "count"));
        }
    }

    /// <summary>The exception of the library, with its message or the name of its parameter.</summary>
    private If ThrowIf(Expr condition, string exceptionType, string argument)
    {
        string type = _context.Names.Type(_context.Compilation.GetTypeByMetadataName(exceptionType)!);
        var exception = new Code(
            "new " + Braced(type) + "(\"" + argument + "\")", EquatableArray<Expr>.Empty, new PlainType("Exception", PlainKind.Other), IsPure: true);
        return new If(condition, Block.Of(new Throw(exception)), Block.Empty);
    }

    private Expr InArray(Sequence items, ArrayType type)
    {
        if (!items.IsDense)
        {
            return new CloneOf(InList(items, new ListType(type.Element)), type);
        }

        Expr size = items.Count is LengthOf or Literal ? items.Count : Spill(Larger(items.Count, Index(0)), "length");
        Local array = Variable("array", new NewArray(type, EquatableArray.Of(size)));
        Variable k = NewVariable("k", IrType.Int);
        Block body = Collect(() => items.Visit(new Local(k), item => Emit(
            new Assign(new ElementAt(array, EquatableArray.Of<Expr>(new Local(k)), type.Element), Widen(item, type.Element)))));
        Emit(new For(k, Index(0), BinaryOperator.LessThan, items.Count, 1, body));
        return array;
    }

    private Expr InList(Sequence items, ListType type)
    {
        Local list = Variable("list", new NewList(type, null));
        EmitSequence(items, item => Emit(new InsertAt(list, null, Widen(NeedsStatement(item) ? Spill(item) : item, type.Element))));
        return list;
    }

    private Expr Counted(Sequence items)
    {
        Local count = Variable("count", Index(0));
        EmitSequence(items, _ => Emit(new Assign(count, new Binary(BinaryOperator.Add, count, Index(1), IrType.Int))));
        return count;
    }
}
