using System.Collections.Generic;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Rules.Spans;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Spans;

/// <summary>
/// Copies by way of an array that is apart, where the two spans may overlap out of step: the adjoint of the plain copy would read what it has
/// written.
/// <code>
/// x.CopyTo(y);      →      double[] copy = x.ToArray();
///                          copy.AsSpan().CopyTo(y);
/// </code>
/// </summary>
internal sealed class SeparateCopies : IrRewriter
{
    private readonly AliasClasses _aliases;
    private readonly Fresh _fresh;

    private SeparateCopies(AliasClasses aliases, Fresh fresh)
    {
        _aliases = aliases;
        _fresh = fresh;
    }

    public static Function Run(Function function, FunctionTable functions)
    {
        var fresh = new Fresh(function);
        Block body = new SeparateCopies(AliasClasses.AcrossArguments(function, functions), fresh).Visit(function.Body);
        return function with { Body = body, NextId = fresh.NextId };
    }

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if (statement is not Do { Value: SpanCall { Member: SpanRules.Copy } call } || !_aliases.MayOverlap(call.Sources[0], call.Destinations[0]))
        {
            return base.Visit(statement);
        }

        Variable copy = _fresh.Variable("copy", new ArrayType(call.Element, 1));
        var view = new AsSpan(new Local(copy), new SpanType(call.Element, IsReadOnly: false), IsImplicit: false);
        return
        [
            new Declare(copy, new CloneOf(call.Sources[0], copy.Type)) { Source = statement.Source },
            new Do(call with { Arguments = EquatableArray.Of(view, call.Destinations[0]) }) { Source = statement.Source },
        ];
    }
}
