using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
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

    private readonly Overlaps _overlaps;
    private readonly Lengths _lengths;
    private readonly Fresh _fresh;

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
        Block body = SumsFromZero.Run(pass.Visit(function.Body));
        return function with { Body = body, NextId = pass._fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement) =>
        statement is For { Origin: not LoopOrigin.User, IsParallel: false } loop && Calls(loop) is IReadOnlyList<Statement> calls
            ? calls.Select(s => s.Source is null ? s with { Source = loop.Source } : s)
            : base.Visit(statement);

    private IReadOnlyList<Statement>? Calls(For loop)
    {
        if (LoopRange.Of(loop, _lengths) is not LoopRange range || Build.Number(range.Count) < FewestTrips
            || LoopBody.Of(loop, _overlaps) is not LoopBody body || !body.Statements.Any(s => s is Assign))
        {
            return null;
        }

        IReadOnlyList<Statement>? calls = new LoopTranslation(body, range, _overlaps, _fresh).Translate();
        return calls is not null && range.MayBeNegative
            ? [new If(new Binary(BinaryOperator.GreaterThan, range.Count, Build.IntLiteral(0), IrType.Bool), new Block(calls.ToEquatable()), Block.Empty)]
            : calls;
    }
}
