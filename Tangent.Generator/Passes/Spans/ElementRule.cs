using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Rules.Spans;

namespace Tangent.Generator.Passes.Spans;

/// <summary>
/// How one element of an elementwise call is differentiated, and whether before or after the call wrote it. A derivative that reads
/// what the call may overwrite (<c>Multiply(x, y, x)</c>) has to stand before it, and finds no result there yet: where it reads the
/// result too, that is computed anew.
/// </summary>
internal sealed class ElementRule
{
    private readonly MathRule _rule;

    private ElementRule(MathRule rule, Expr[] arguments, Expr value, IReadOnlyList<int> active, bool readsOverwritten)
    {
        _rule = rule;
        Arguments = arguments;
        Value = value;
        Active = active;
        ReadsOverwritten = readsOverwritten;
    }

    public IReadOnlyList<Expr> Arguments { get; }

    public Expr Value { get; }

    /// <summary>The arguments that a derivative flows through.</summary>
    public IReadOnlyList<int> Active { get; }

    public bool ReadsOverwritten { get; }

    public static ElementRule Of(SpanCall call, Variable index, LocalDerivative local, Func<Expr, Expr, bool> mayOverlap)
    {
        Expr[] arguments = SpanLoops.Elements(call, index);
        Expr destination = call.Destinations[0];
        MathRule rule = SpanRules.Elementwise(call, arguments);
        int[] active = Enumerable.Range(0, arguments.Length).Where(k => rule.HasPartial(k) && local.IsActive(arguments[k])).ToArray();
        bool readsOverwritten = active.SelectMany(rule.Reads)
            .Any(r => call.Sources[r].Type.IsReference && mayOverlap(call.Sources[r], destination));
        Expr value = readsOverwritten ? SpanRules.ValueOf(call, arguments) : SpanElements.At(destination, new Local(index));
        return new ElementRule(rule, arguments, value, active, readsOverwritten);
    }

    public Expr Partial(int k) => _rule.Partial(k, Arguments, Value);
}
