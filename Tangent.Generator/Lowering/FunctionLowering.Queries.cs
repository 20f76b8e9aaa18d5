using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Queries over arrays, spans, lists and ranges: the parts of a chain that hand items on. See
/// <see cref="TryLowerQuery"/> for what ends one.
/// <code>
/// w.Zip(x, (a, b) =&gt; a * b).Where(p =&gt; p &gt; 0)      becomes, for each k,      double value = w[k] * x[k];
///                                                                       if (value &gt; 0) { … }
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    private const string OtherClauses = "of a query, only 'from', 'where' and 'select' are followed here: write a loop";

    private const string InOrderOnly = "behind 'Where' it is not known here which item this is: write a loop";

    /// <summary>What happens while the query is enumerated, where that is more than the query itself.</summary>
    private Effects? _meanwhile;

    /// <summary>A value that stays what it is until the last item has come.</summary>
    private Expr Settled(Expr value, string name) => value switch
    {
        Literal => value,
        Local or LengthOf { Array: Local } when _meanwhile?.CanChange(value) != true => value,
        _ => Spill(value, name),
    };

    private static bool IsLinq(IMethodSymbol method) =>
        method is { ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    /// <summary>Whether a query has clauses that hand on more than an item (<c>let</c>, a second <c>from</c>), or more than one by one.</summary>
    private static bool HasOtherClauses(ITranslatedQueryOperation query) => query.Syntax is QueryExpressionSyntax { Body: var body }
        && (body.Continuation is not null || body.SelectOrGroup is not SelectClauseSyntax || body.Clauses.Any(c => c is not WhereClauseSyntax));

    /// <summary>The loop behind a sequence; null where there is none to be seen, and nothing is said.</summary>
    private Sequence? SequenceOf(IOperation operation)
    {
        IOperation source = WithoutConversions(operation);
        if (source is IInvocationOperation call && IsLinq(call.TargetMethod))
        {
            IOperation[] parts = PartsOf(call).Select(WithoutConversions).ToArray();
            return call.TargetMethod.Name switch
            {
                "Range" => Counting(parts),
                "Repeat" => Repeating(parts),
                "Select" => SequenceOf(parts[0]) is { } of ? Selected(of, call, parts[1]) : null,
                "Where" => SequenceOf(parts[0]) is { } of ? Filtered(of, call, parts[1]) : null,
                "Zip" when parts.Length == 2 || IsDelegate(call.TargetMethod.Parameters.Last().Type) => SequenceOf(parts[0]) is { } first && SequenceOf(parts[1]) is { } second
                    ? Zipped(first, second, call, parts.Skip(2).FirstOrDefault())
                    : null,
                "Take" when IsInt(parts[1]) => SequenceOf(parts[0]) is { } of ? Dense(of, call, s => Taken(s, parts[1])) : null,
                "Skip" when IsInt(parts[1]) => SequenceOf(parts[0]) is { } of ? Dense(of, call, s => Skipped(s, parts[1])) : null,
                "Reverse" => SequenceOf(parts[0]) is { } of ? Dense(of, call, Reversed) : null,
                "AsEnumerable" => SequenceOf(parts[0]),
                _ => null,
            };
        }

        if (Map(source.Type) is not (ArrayType { Rank: 1 } or ListType or SpanType))
        {
            return null;
        }

        Expr storage = Settled(LowerValue(source), "source");
        Expr count = storage.Type is ListType ? Spill(new LengthOf(storage), "count") : new LengthOf(storage);
        return new Sequence(count, ElementTypeOf(storage.Type), (k, next) => next(new ElementAt(storage, EquatableArray.Of(k), ElementTypeOf(storage.Type))));
    }

    private Sequence Counting(IOperation[] parts)
    {
        Operands operands = LowerInOrder(parts);
        Expr start = Settled(operands[0], "start");
        Expr count = Settled(operands[1], "count");
        EmitCountCheck(count);
        return new Sequence(count, IrType.Int, (k, next) => next(Sum(start, k)));
    }

    private Sequence Repeating(IOperation[] parts)
    {
        Operands operands = LowerInOrder(parts);
        Expr value = Settled(operands[0], "value");
        Expr count = Settled(operands[1], "count");
        EmitCountCheck(count);
        return new Sequence(count, value.Type, (_, next) => next(value));
    }

    private Sequence Selected(Sequence of, IInvocationOperation call, IOperation function)
    {
        IMethodSymbol? target = TargetOf(function)?.Method;
        if (call.Syntax is QueryClauseSyntax and not FromClauseSyntax and not WhereClauseSyntax)
        {
            Refuse(call, OtherClauses);
        }

        bool takesIndex = call.TargetMethod.Parameters.Last().Type is INamedTypeSymbol { TypeArguments.Length: 3 };
        if (takesIndex && !of.IsDense)
        {
            Refuse(call, InOrderOnly);
        }

        return of with
        {
            Element = Map(target?.ReturnType ?? call.TargetMethod.TypeArguments.Last()),
            Visit = (k, next) => of.Visit(k, item => next(Applied(function, takesIndex ? [item, k] : [item]))),
        };
    }

    private Sequence Filtered(Sequence of, IInvocationOperation call, IOperation condition)
    {
        bool takesIndex = call.TargetMethod.Parameters.Last().Type is INamedTypeSymbol { TypeArguments.Length: 3 };
        if (takesIndex && !of.IsDense)
        {
            Refuse(call, InOrderOnly);
        }

        return of with
        {
            IsDense = false,
            Visit = (k, next) => of.Visit(k, item =>
            {
                Expr named = item is Local ? item : Spill(item, "item");
                Expr isWanted = Applied(condition, takesIndex ? [named, k] : [named]);
                Emit(new If(isWanted, Collect(() => next(named)), Block.Empty));
            }),
        };
    }

    private Sequence? Zipped(Sequence first, Sequence second, IInvocationOperation call, IOperation? function)
    {
        if (!first.IsDense || !second.IsDense)
        {
            Refuse(call, InOrderOnly);
            return null;
        }

        IrType type = function is null ? Map(((INamedTypeSymbol)call.Type!).TypeArguments[0]) : Map(TargetOf(function)?.Method.ReturnType);
        Expr count = first.Count.Equals(second.Count) ? first.Count : Spill(Smaller(first.Count, second.Count), "count");
        return new Sequence(count, type, (k, next) => first.Visit(k, a => second.Visit(k, b => next(function is null
            ? new TupleOf((TupleType)type, EquatableArray.Of(a, b))
            : Applied(function, a, b)))));
    }

    private Sequence? Dense(Sequence of, IInvocationOperation call, Func<Sequence, Sequence> make)
    {
        if (!of.IsDense)
        {
            Refuse(call, InOrderOnly);
            return null;
        }

        return make(of);
    }

    private Sequence Taken(Sequence of, IOperation count) =>
        of with { Count = Spill(Smaller(Settled(LowerValue(count), "taken"), of.Count), "count") };

    private Sequence Skipped(Sequence of, IOperation count)
    {
        Expr given = Settled(LowerValue(count), "skipped");
        Expr skipped = given is Literal ? given : Spill(Larger(given, Index(0)), "start");
        return of with
        {
            Count = Spill(new Binary(BinaryOperator.Subtract, of.Count, skipped, IrType.Int), "count"),
            Visit = (k, next) => of.Visit(Sum(skipped, k), next),
        };
    }

    private static Sequence Reversed(Sequence of)
    {
        Expr last = new Binary(BinaryOperator.Subtract, of.Count, Index(1), IrType.Int);
        return of with { Visit = (k, next) => of.Visit(new Binary(BinaryOperator.Subtract, last, k, IrType.Int), next) };
    }

    private static Expr Smaller(Expr a, Expr b) =>
        new Conditional(new Binary(BinaryOperator.LessThan, a, b, IrType.Bool), a, b, IrType.Int);

    private static Expr Larger(Expr a, Expr b) =>
        new Conditional(new Binary(BinaryOperator.GreaterThan, a, b, IrType.Bool), a, b, IrType.Int);

    /// <summary>A function of the query on items, as a value with a name.</summary>
    private Expr Applied(IOperation function, params Expr[] arguments)
    {
        if (TargetOf(function) is not DelegateTarget target)
        {
            return Refuse(function, UnknownTarget);
        }

        IMethodSymbol method = target.Method;
        if (MathOwner.Of(method) is string owner && Rules.MathRules.Knows(owner, method.Name, method.Parameters.Length))
        {
            return new MathCall(owner, method.Name, arguments.ToEquatable(), Map(method.ReturnType));
        }

        if (!IsOwnCode(method) || UnsupportedMethod.ReasonFor(method) is not null)
        {
            Report(
                Descriptors.NoKnownDerivative, function.Syntax, StatementText.Short(function.Syntax), "its body is not known here; write a lambda");
            return new DefaultOf(Map(method.ReturnType));
        }

        if (Captures.Of(method.OriginalDefinition, _context, target.Bindings).Any(c => c.IsWritten))
        {
            return Refuse(function, "a query does not say when its functions are called, and this one assigns variables around it: write a loop");
        }

        Argument[] given = arguments
            .Select((a, k) => new Argument(PassingOf(method.Parameters[k]), Widen(NeedsStatement(a) ? Spill(a) : a, Map(method.Parameters[k].Type))))
            .Concat(CapturedArguments(method, target.Bindings, function))
            .ToArray();
        var call = new Call(_context.Callees.Get(method, target.Bindings), given.ToEquatable(), Map(method.ReturnType));
        return Spill(call, method.MethodKind == MethodKind.AnonymousFunction ? "item" : null);
    }

    /// <summary>The loop, with a body that is emitted for each item.</summary>
    private void EmitSequence(Sequence sequence, Action<Expr> body)
    {
        Variable k = NewVariable("k", IrType.Int);
        Emit(new For(k, Index(0), BinaryOperator.LessThan, sequence.Count, 1, Collect(() => sequence.Visit(new Local(k), body))));
    }
}
