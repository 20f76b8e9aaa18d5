using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Parallel;

/// <summary>
/// Loops that came from <c>Parallel.For</c>, and their mirrors, run in parallel again. What trips add to is added up by each worker apart, and then in
/// the order of the workers, so that the result does not depend on the schedule.
/// <code>
/// for (int i = n - 1; i >= 0; i--)      →      double[][] dwParts = Workers.Parts(dw, workers);
/// {                                            Parallel.For(0, workers, worker =>
///     dx[i] += dy[i] * w[0];                   {
///     dw[0] += dy[i] * x[i];                       double[] dwPart = dwParts[worker];
/// }                                                for (int i = …; i &lt; …; i++) { dx[i] += dy[i] * w[0]; dwPart[0] += dy[i] * x[i]; }
///                                              });
///                                              Workers.AddTo(dw, dwParts);
/// </code>
/// A loop whose trips turn out to need one another stays a loop. Comes last: what it writes is not differentiated any more.
/// </summary>
internal sealed class ParallelizeLoops : IrRewriter
{
    private readonly Function _function;
    private readonly FunctionTable _functions;
    private readonly Fresh _fresh;

    private ParallelizeLoops(Function function, FunctionTable functions)
    {
        _function = function;
        _functions = functions;
        _fresh = new Fresh(function);
    }

    public static bool Suits(Function function) => function.Body.AllStatements().Any(s => s is For { IsParallel: true });

    public static Function Run(Function function, FunctionTable functions)
    {
        if (!Suits(function))
        {
            return function;
        }

        var pass = new ParallelizeLoops(function, functions);
        Block body = pass.Visit(function.Body);
        return function with { Body = body, NextId = pass._fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement) =>
        statement is For { IsParallel: true, Step: 1 or -1 } loop && CanBeCaptured(loop)
        && new Independence(_function, loop, _functions) { AllowsSums = true } is var independence && independence.Obstacle() is null
            ? Parallel(loop, independence.Sums).Select(s => s.Source is null ? s with { Source = loop.Source } : s)
            : base.Visit(statement);

    /// <summary>A lambda can't capture spans, nor parameters that are passed by reference.</summary>
    private bool CanBeCaptured(For loop)
    {
        var own = new HashSet<int>(loop.Body.AllStatements().SelectMany(Fresh.Declared).Select(v => v.Id));
        var byReference = new HashSet<int>(_function.Parameters.Where(p => p.Passing != Passing.Value).Select(p => p.Variable.Id));
        return loop.Body.AllStatements().Append(loop)
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .Where(v => !own.Contains(v.Id))
            .All(v => v.Type is not SpanType && !byReference.Contains(v.Id));
    }

    private IEnumerable<Statement> Parallel(For loop, IReadOnlyCollection<Variable> sums)
    {
        (Expr start, Expr end) = loop.Comparison switch
        {
            BinaryOperator.LessThan => (loop.Start, loop.Bound),
            BinaryOperator.LessThanOrEqual => (loop.Start, TripCount.Add(loop.Bound, 1)),
            BinaryOperator.GreaterThan => (TripCount.Add(loop.Bound, 1), TripCount.Add(loop.Start, 1)),
            _ => (loop.Bound, TripCount.Add(loop.Start, 1)),
        };
        return sums.Count == 0 ? [new ParallelFor(loop.Index, start, end, loop.Body)] : WithSums(loop, start, end, sums);
    }

    private IEnumerable<Statement> WithSums(For loop, Expr start, Expr end, IReadOnlyCollection<Variable> sums)
    {
        Variable workers = _fresh.Variable("workers", IrType.Int);
        Variable worker = _fresh.Variable("worker", IrType.Int);
        yield return new Declare(workers, Helper("{Workers}.Count({0}, {1})", IrType.Int, start, end));
        var first = new List<Statement>();
        var results = new List<Statement>();
        var after = new List<Statement>();
        var renamed = new Dictionary<int, Variable>();
        foreach (Variable sum in sums)
        {
            Variable part = _fresh.Variable(sum.Name + "Part", sum.Type);
            renamed.Add(sum.Id, part);
            Variable parts = _fresh.Variable(sum.Name + "Parts", new ArrayType(sum.Type, 1));
            var ofWorker = new ElementAt(new Local(parts), EquatableArray.Of<Expr>(new Local(worker)), sum.Type);
            if (sum.Type.IsReference)
            {
                yield return new Declare(parts, Helper("{Workers}.Parts({0}, {1})", parts.Type, new Local(sum), new Local(workers)));
                first.Add(new Declare(part, ofWorker));
                after.Add(new Do(Helper("{Workers}.AddTo({0}, {1})", IrType.Void, new Local(sum), new Local(parts))));
            }
            else
            {
                yield return new Declare(parts, new NewArray((ArrayType)parts.Type, EquatableArray.Of<Expr>(new Local(workers))));
                first.Add(new Declare(part, new Zero(part.Type)));
                results.Add(new Assign(ofWorker, new Local(part)));
                Expr total = Helper("{Workers}.Sum({0})", sum.Type, new Local(parts));
                after.Add(new Assign(new Local(sum), new Binary(BinaryOperator.Add, new Local(sum), total, sum.Type)));
            }
        }

        Expr Bound(string offset) => Helper("{Workers}.First({0}, {1}, {2}" + offset + ", {3})", IrType.Int, start, end, new Local(worker), new Local(workers));
        Variable last = _fresh.Variable("last", IrType.Int);
        first.Add(new Declare(last, Bound(" + 1")));
        var share = new For(loop.Index, Bound(""), BinaryOperator.LessThan, new Local(last), 1, new Renamer(renamed).Visit(loop.Body)) { Source = loop.Source };
        yield return new ParallelFor(worker, Build.IntLiteral(0), new Local(workers), new Block(first.Append(share).Concat(results).ToEquatable()));
        foreach (Statement statement in after)
        {
            yield return statement;
        }
    }

    private static Code Helper(string template, IrType type, params Expr[] operands) => new(template, EquatableArray.Of(operands), type, IsPure: false);
}
