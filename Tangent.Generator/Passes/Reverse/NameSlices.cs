using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Where a span is cut at a place that changes, the place gets a name of its own: the backward sweep keeps the number and cuts the span
/// anew, since a span itself cannot be kept.
/// <code>
/// Span&lt;double&gt; t = s.Slice(i, 2);      →      int start = i;
/// i += 2;                                       Span&lt;double&gt; t = s.Slice(start, 2);
///                                               i += 2;
/// </code>
/// </summary>
internal sealed class NameSlices : IrRewriter
{
    private readonly Fresh _fresh;
    private readonly HashSet<int> _assigned;
    private List<Statement> _before = new();

    private NameSlices(Fresh fresh, HashSet<int> assigned)
    {
        _fresh = fresh;
        _assigned = assigned;
    }

    public static Function Run(Function function)
    {
        var assigned = new HashSet<int>(function.Body.AllStatements()
            .Select(s => (s as Assign)?.Target)
            .OfType<Local>()
            .Select(l => l.Variable.Id));
        var fresh = new Fresh(function);
        Block body = new NameSlices(fresh, assigned).Visit(function.Body);
        return body.Equals(function.Body) ? function : function with { Body = body, NextId = fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (statement is not Declare { Variable.Type: SpanType, Value: Expr value } declare)
        {
            return base.Visit(statement);
        }

        _before = new List<Statement>();
        Expr cut = new Cutting(this).Visit(value);
        return _before.Select(s => s with { Source = statement.Source }).Append(declare with { Value = cut }).ToArray();
    }

    private Expr Named(Expr place, string name)
    {
        if (!place.Variables().Any(v => _assigned.Contains(v.Id)))
        {
            return place;
        }

        var local = new Local(_fresh.Variable(name, place.Type));
        _before.Add(new Declare(local.Variable, place));
        return local;
    }

    private sealed class Cutting(NameSlices names) : IrRewriter
    {
        /// <summary>What only one arm of a choice evaluates stays there: it may fail.</summary>
        public override Expr Visit(Expr expr) => expr is Conditional ? expr : base.Visit(expr) switch
        {
            Slice slice => slice with { Start = names.Named(slice.Start, "start"), Length = slice.Length is null ? null : names.Named(slice.Length, "length") },
            var other => other,
        };
    }
}
