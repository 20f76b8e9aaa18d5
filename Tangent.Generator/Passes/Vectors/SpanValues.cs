using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>A value that a loop computes: a span with one element for each trip, or a number that is the same in all.</summary>
internal sealed record SpanValue(Expr Expr, bool IsSpan);

/// <summary>Computes expressions for all trips of a loop at once.</summary>
internal sealed class SpanValues(LoopRange range, IrType type, Fresh fresh)
{
    private const int MaxScratches = 3;

    // The same functions of one number each, in Math and in TensorPrimitives.
    private static readonly HashSet<string> Functions =
    [
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "Cbrt", "Cos", "Cosh", "CosPi", "Exp", "Exp2", "Exp10", "Log", "Sin", "Sinh", "SinPi", "Sqrt", "Tan",
        "Tanh",
    ];

    private static readonly HashSet<string> Exact = ["Abs", "Sqrt"];

    private readonly List<Statement> _statements = new();
    private readonly List<Scratch> _scratches = new();
    private readonly HashSet<int> _inUse = new();
    private readonly Dictionary<int, Expr> _kept = new();

    public IReadOnlyList<Scratch> Scratches => _scratches;

    public void Emit(Statement statement) => _statements.Add(statement);

    /// <summary>The statements since the last time; the scratch memory is free again.</summary>
    public IReadOnlyList<Statement> Take()
    {
        Statement[] taken = _statements.ToArray();
        _statements.Clear();
        _inUse.RemoveWhere(id => !_kept.Values.Any(k => k.Root()!.Id == id));
        return taken;
    }

    /// <summary>Computes a temporary for all trips, in scratch memory of its own.</summary>
    public bool Keep(Declare temporary)
    {
        if (FreeScratch() is not Local scratch || Of(temporary.Value!, into: scratch) is not SpanValue value)
        {
            return false;
        }

        if (!value.IsSpan)
        {
            return false;
        }

        if (!value.Expr.Equals(scratch))
        {
            Emit(new CopyInto(value.Expr.Type is ArrayType array ? new AsSpan(value.Expr, new SpanType(array.Element, false), IsImplicit: false) : value.Expr, scratch));
        }

        _kept.Add(temporary.Variable.Id, scratch);
        return true;
    }

    /// <summary><c>destination += addend</c>, or <c>-=</c>.</summary>
    public bool AddTo(Expr destination, Expr addend, bool negated)
    {
        if (Build.Negated(addend) is Expr opposite)
        {
            (addend, negated) = (opposite, !negated);
        }

        if (addend is Binary { Operator: BinaryOperator.Multiply } product && Factors(product) is var (span, factor))
        {
            if (!negated || !factor.IsSpan)
            {
                Call("MultiplyAdd", destination, span.Expr, negated ? Build.Negate(factor.Expr) : factor.Expr, destination);
                return true;
            }

            if (FreeScratch() is not Expr scratch)
            {
                return false;
            }

            Call("Multiply", scratch, span.Expr, factor.Expr);
            Call("Subtract", destination, destination, scratch);
            return true;
        }

        if (Of(addend) is not SpanValue value)
        {
            return false;
        }

        Call(negated ? "Subtract" : "Add", destination, destination, value.Expr);
        return true;
    }

    /// <summary>The value, in <paramref name="into"/> or in scratch memory where it has to be computed; null where it can't be.</summary>
    public SpanValue? Of(Expr expr, Expr? into = null)
    {
        switch (expr)
        {
            case var _ when !expr.Type.Equals(type):
                return null;
            case ElementAt element when Access.Of(element, range.Index) is Access access:
                return new SpanValue(access.Span(range), IsSpan: true);
            case Local local when _kept.TryGetValue(local.Variable.Id, out Expr? kept):
                return new SpanValue(kept, IsSpan: true);
            case var _ when IsSameInAllTrips(expr):
                return expr.IsMovable() ? new SpanValue(expr, IsSpan: false) : null;
            case Unary { Operator: UnaryOperator.Negate } negated when Of(negated.Operand) is { } operand:
                return Computed("Negate", into, operand.Expr);
            case Binary { Type: RealType } binary when Name(binary.Operator) is string name:
                return Of(binary.Left) is { } left && Of(binary.Right) is { } right ? Computed(name, left, right, into) : null;
            case MathCall { Arguments: [var argument] } call when Functions.Contains(call.Function)
                && (range.Loop.Origin == LoopOrigin.SpanCall || Exact.Contains(call.Function)) && Of(argument) is { } of:
                return Computed(call.Function, into, of.Expr);
            default:
                return null;
        }
    }

    private bool IsSameInAllTrips(Expr expr) => expr.Variables().All(v => v.Id != range.Index.Id && !_kept.ContainsKey(v.Id));

    private (SpanValue Span, SpanValue Factor)? Factors(Binary product)
    {
        if (IsSameInAllTrips(product) || Of(product.Left) is not SpanValue left || Of(product.Right) is not SpanValue right)
        {
            return null;
        }

        return left.IsSpan ? (left, right) : (right, left);
    }

    private SpanValue? Computed(string name, SpanValue left, SpanValue right, Expr? into) => (left.IsSpan, right.IsSpan, name) switch
    {
        // Sums and products are the same to the bit the other way round.
        (false, true, "Add" or "Multiply") => Computed(name, into, right.Expr, left.Expr),
        _ => Computed(name, into, left.Expr, right.Expr),
    };

    private SpanValue? Computed(string member, Expr? into, params Expr[] sources)
    {
        // An operand that is scratch memory is not needed any more.
        Expr? target = into ?? sources.FirstOrDefault(IsFreeScratch) ?? FreeScratch();
        if (target is null)
        {
            return null;
        }

        Call(member, target, sources);
        foreach (Expr source in sources.Where(s => IsFreeScratch(s) && !s.Equals(target)))
        {
            _inUse.Remove(source.Root()!.Id);
        }

        return new SpanValue(target, IsSpan: true);
    }

    private void Call(string member, Expr destination, params Expr[] sources) =>
        Emit(new Do(new SpanCall(member, sources.Append(destination).ToEquatable(), 1, IrType.Void)));

    /// <summary>Whether it is scratch memory that nothing else will read.</summary>
    private bool IsFreeScratch(Expr expr) =>
        expr is Local local && _scratches.Any(s => s.Span.Id == local.Variable.Id) && !_kept.ContainsValue(expr);

    private Local? FreeScratch()
    {
        Scratch? free = _scratches.FirstOrDefault(s => !_inUse.Contains(s.Span.Id));
        if (free is null)
        {
            if (_scratches.Count == MaxScratches)
            {
                return null;
            }

            free = Scratch.Of(type, fresh);
            _scratches.Add(free);
        }

        _inUse.Add(free.Span.Id);
        return new Local(free.Span);
    }

    private static string? Name(BinaryOperator kind) => kind switch
    {
        BinaryOperator.Add => "Add",
        BinaryOperator.Subtract => "Subtract",
        BinaryOperator.Multiply => "Multiply",
        BinaryOperator.Divide => "Divide",
        _ => null,
    };
}
