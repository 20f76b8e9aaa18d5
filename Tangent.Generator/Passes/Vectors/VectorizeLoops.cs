using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// Loops of derivatives as calls of <c>TensorPrimitives</c>, which use the vectors of the machine. Elements come out bit for bit the same;
/// a sum is added up in another order. The user's own loops stay as they are.
/// <code>
/// for (int i = w.Length - 1; i >= 0; i--)      →      TensorPrimitives.MultiplyAdd(x, dz, dw, dw);
/// {
///     dw[i] += dz * x[i];
/// }
/// </code>
/// Comes last: what it writes is not differentiated any more.
/// </summary>
internal sealed class VectorizeLoops : IrRewriter
{
    // A call costs as much as some trips.
    private const int FewestTrips = 8;

    // The same where the loop is short again and again, and both forms are there.
    private const int FewestTripsInside = 16;

    private readonly Overlaps _overlaps;
    private readonly Lengths _lengths;
    private readonly Fresh _fresh;
    private int _depth;

    private VectorizeLoops(Function function)
    {
        _overlaps = new Overlaps(function);
        _lengths = new Lengths(function);
        _fresh = new Fresh(function);
    }

    public static Function Run(Function function)
    {
        if (!function.Body.AllStatements().Any(s => s is For { Origin: not LoopOrigin.User }))
        {
            return function;
        }

        var pass = new VectorizeLoops(function);
        Block body = HoistRents.Run(SumsFromZero.Run(pass.Visit(function.Body)));
        return function with { Body = body, NextId = pass._fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (statement is For { Origin: not LoopOrigin.User, IsParallel: false } loop && Calls(loop) is IReadOnlyList<Statement> calls)
        {
            return calls.Select(s => s.Source is null ? s with { Source = loop.Source } : s);
        }

        int around = statement is For or While or DoWhile ? 1 : 0;
        _depth += around;
        Statement[] visited = base.Visit(statement).ToArray();
        _depth -= around;
        return visited;
    }

    private IReadOnlyList<Statement>? Calls(For loop)
    {
        if (LoopRange.Of(loop, _lengths) is not LoopRange range || Build.Number(range.Count) < FewestTrips)
        {
            return null;
        }

        Counter? counter = Counter.Of(loop, range, _fresh);
        LoopRange? elements = counter is null ? range : LoopRange.Of(counter.Loop, _lengths);
        if (elements is null || LoopBody.Of(elements.Loop, _overlaps) is not LoopBody body || !body.Statements.Any(s => s is Assign)
            || new LoopTranslation(body, elements, _overlaps, _fresh).Translate() is not IReadOnlyList<Statement> calls)
        {
            return null;
        }

        calls = counter is null ? calls : [.. counter.Before, .. calls, .. counter.After];
        return _depth > 0 && loop.Origin != LoopOrigin.SpanCall && Build.Number(range.Count) is null
            ? [new If(Compare(BinaryOperator.GreaterThanOrEqual, range.Count, FewestTripsInside), new Block(calls.ToEquatable()), Block.Of(counter is null ? Ascending(loop) : Counted(counter, range)))]
            : range.MayBeNegative
            ? [new If(Compare(BinaryOperator.GreaterThan, range.Count, 0), new Block(calls.ToEquatable()), Block.Empty)]
            : calls;
    }

    private static If Counted(Counter counter, LoopRange range) => new(
        Compare(BinaryOperator.GreaterThan, range.Count, 0),
        new Block(counter.Before.Append(counter.Loop).Concat(counter.After).ToEquatable()),
        Block.Empty);

    private static Binary Compare(BinaryOperator comparison, Expr count, int trips) => new(comparison, count, Build.IntLiteral(trips), IrType.Bool);

    /// <summary>From the first element to the last, since the order is free: then the runtime's compiler leaves out checks of indices.</summary>
    private static For Ascending(For loop) => loop is { Step: -1, Comparison: BinaryOperator.GreaterThanOrEqual }
        ? loop with { Start = loop.Bound, Comparison = BinaryOperator.LessThan, Bound = TripCount.Add(loop.Start, 1), Step = 1 }
        : loop;
}
