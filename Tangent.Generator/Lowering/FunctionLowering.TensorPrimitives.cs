using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Rules.Spans;
using Tangent.Generator.Support;
using Convert = Tangent.Generator.IR.Convert;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Calls of <c>System.Numerics.Tensors.TensorPrimitives</c>. They stay calls; what a span is a view of stays visible, so that an element of
/// it has a name.
/// <code>
/// TensorPrimitives.Multiply(x.Slice(i, n), 2 * a, y);      becomes      double value = 2 * a;
///                                                                      TensorPrimitives.Multiply(x.Slice(i, n), value, y);
/// </code>
/// </summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The call, null where it is none or works on numbers without a derivative only.</summary>
    private Expr? TryLowerTensorPrimitive(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.ContainingType is not { Name: "TensorPrimitives", DeclaringSyntaxReferences.Length: 0 } owner
            || owner.ContainingNamespace.ToDisplayString() != "System.Numerics.Tensors"
            || !HasReals(method))
        {
            return null;
        }

        int written = method.Parameters.Count(p => p.Type is INamedTypeSymbol { Name: "Span" });
        SpanRule? rule = SpanRules.Find(method.Name, method.Parameters.Length - written, !method.ReturnsVoid);
        if (ReasonAgainst(method, rule) is string reason)
        {
            Report(Descriptors.NoKnownDerivative, invocation.Syntax, StatementText.Short(invocation.Syntax), reason);
            return new DefaultOf(Map(invocation.Type));
        }

        var operands = new Operands(this);
        var places = new int[method.Parameters.Length];
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            places[argument.Parameter!.Ordinal] = operands.Count;
            operands.Add(() => SpanOrNumber(argument.Value));
        }

        foreach (IArgumentOperation destination in invocation.Arguments.Where(a => a.Parameter!.Ordinal >= method.Parameters.Length - written))
        {
            Expr span = operands[places[destination.Parameter!.Ordinal]];
            RefuseWriteToState(destination.Value, span, SpanElements.TypeOf(span));
        }

        var call = new SpanCall(method.Name, places.Select(place => operands[place]).ToEquatable(), written, Map(method.ReturnType));
        if (written == 0)
        {
            return call;
        }

        Emit(new Do(call));
        return new DefaultOf(IrType.Void);
    }

    private string? ReasonAgainst(IMethodSymbol method, SpanRule? rule) =>
        rule is null ? "there is no rule for it; write it with members that have one"
        : rule.Kind == SpanRuleKind.Refused ? rule.Reason
        : method.Parameters.Select(p => p.Type).OfType<INamedTypeSymbol>().Where(TypeMapping.IsSpan).Select(s => Map(s.TypeArguments[0]))
            .Any(t => t.CarriesDerivative && t is not RealType) ? "it is supported for double and float"
        : null;

    /// <summary>A span as a view of a place, anything else as a name or a number.</summary>
    private Expr SpanOrNumber(IOperation operation)
    {
        Expr value = LowerValue(operation);
        if (!value.Type.IsReference)
        {
            return value is Local or Literal ? value : Spill(value);
        }

        return IsView(value) ? WithSimpleBounds(value) : Spill(value);
    }

    private static bool IsView(Expr span) => span switch
    {
        Local => true,
        Code { IsPure: true } => true,
        ElementAt element => IsView(element.Array),
        Slice slice => IsView(slice.Span),
        AsSpan view => IsView(view.Array),
        Convert { Type: SpanType } view => IsView(view.Operand),
        _ => false,
    };

    /// <summary>Where a slice begins is read at each element: by name, unless it is as simple as a name.</summary>
    private Expr WithSimpleBounds(Expr span) => span switch
    {
        Slice slice => slice with
        {
            Span = WithSimpleBounds(slice.Span),
            Start = SimpleBound(slice.Start, "start"),
            Length = slice.Length is null ? null : SimpleBound(slice.Length, "length"),
        },
        AsSpan view => view with { Array = WithSimpleBounds(view.Array) },
        Convert view => view with { Operand = WithSimpleBounds(view.Operand) },
        _ => span,
    };

    private Expr SimpleBound(Expr bound, string name) =>
        bound is Local or Literal or LengthOf { Array: Local } || (bound is Binary { Left: Local or Literal, Right: Local or Literal })
            ? bound
            : Spill(bound, name);
}
