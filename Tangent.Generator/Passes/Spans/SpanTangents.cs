using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Rules.Spans;

namespace Tangent.Generator.Passes.Spans;

/// <summary>
/// Calls of <c>TensorPrimitives</c> in forward mode: the call, and a loop that moves the tangents along.
/// <code>
/// TensorPrimitives.Tanh(x, y);      →      TensorPrimitives.Tanh(x, y);
///                                          for (int i = 0; i &lt; x.Length; i++) { dy[i] = (1 - y[i] * y[i]) * dx[i]; }
/// </code>
/// </summary>
/// <param name="local">The tangents of expressions.</param>
/// <param name="fresh">Makes temporaries.</param>
/// <param name="mayOverlap">Whether two spans may have storage in common.</param>
internal sealed class SpanTangents(LocalDerivative local, Fresh fresh, Func<Expr, Expr, bool> mayOverlap)
{
    /// <summary>A call that writes spans.</summary>
    public IEnumerable<Statement> Effect(Do statement)
    {
        var call = (SpanCall)statement.Value;
        if (call.Destinations.All(d => local.Place(d) is null))
        {
            return [statement];
        }

        if (call.Member == SpanRules.Copy && local.Place(call.Sources[0]) is Expr source)
        {
            // What holds of the values holds of the tangents, where the spans overlap too.
            return [statement, new Do(call with { Arguments = Support.EquatableArray.Of(source, local.Place(call.Destinations[0])!) })];
        }

        Variable index = SpanLoops.Index(fresh);
        switch (SpanRules.Of(call).Kind)
        {
            case SpanRuleKind.Elementwise:
                var rule = ElementRule.Of(call, index, local, mayOverlap);
                Expr sum = new Zero(call.Element);
                foreach (int k in rule.Active)
                {
                    sum = Build.Add(sum, Build.Multiply(rule.Partial(k), Tangent(rule.Arguments[k])));
                }

                For loop = Loop(call, index, Move(call, 0, index, sum));
                return rule.ReadsOverwritten ? [loop, statement] : [statement, loop];
            case SpanRuleKind.Conversion:
                Expr element = SpanLoops.Elements(call, index)[0];
                IrType type = SpanElements.TypeOf(call.Destinations[0]);
                Expr tangent = Tangent(element);
                Expr moved = element.Type.Equals(type) || tangent is Zero ? tangent : new IR.Convert(tangent, type, IsExplicit: true);
                return [statement, Loop(call, index, Move(call, 0, index, moved))];
            case SpanRuleKind.SinCos:
                // By a name: the first destination may be the source.
                Variable moving = fresh.Variable("dangle", call.Element);
                Expr angle = Tangent(SpanLoops.Elements(call, index)[0]);
                Statement[] named = angle is Zero ? [] : [new Declare(moving, angle)];
                angle = angle is Zero ? angle : new Local(moving);
                return [statement, Loop(
                    call,
                    index,
                    [.. named,
                    Move(call, 0, index, Build.Multiply(SinCosRule.Partial(call, 0, index), angle)),
                    Move(call, 1, index, Build.Multiply(SinCosRule.Partial(call, 1, index), angle))])];
            case SpanRuleKind.SoftMax:
                return SoftMax(statement, call, index);
            default:
                throw new NotDifferentiableException("TensorPrimitives." + call.Member);
        }
    }

    /// <summary>The tangent of a reduction whose result is in <paramref name="target"/>, into a new variable.</summary>
    public IEnumerable<Statement> Reduction(SpanCall call, Variable target, Variable tangent)
    {
        if (!call.Sources.Any(local.IsActive))
        {
            yield return new Declare(tangent, new Zero(tangent.Type));
            yield break;
        }

        Variable index = SpanLoops.Index(fresh);
        Expr[] elements = SpanLoops.Elements(call, index);
        if (SpanRules.Of(call).Kind == SpanRuleKind.Product)
        {
            foreach (Statement statement in Product(call, tangent, index, elements))
            {
                yield return statement;
            }

            yield break;
        }

        Spans.Reduction reduction = Spans.Reduction.Of(call, new Local(target), fresh.Variable, fresh);
        foreach (Statement statement in reduction.Scalars)
        {
            yield return statement;
        }

        // One sum for each factor that is the same for all elements.
        var sums = new List<Variable>();
        var additions = new List<Statement>();
        Expr total = new Zero(tangent.Type);
        for (int term = 0; term < reduction.Terms; term++)
        {
            Expr factor = reduction.Factor(term);
            Variable sum = reduction.Terms == 1 && Build.Number(factor) is 1.0 ? tangent : fresh.Variable("sum", tangent.Type);
            Expr amount = new Zero(tangent.Type);
            for (int k = 0; k < elements.Length; k++)
            {
                amount = Build.Add(amount, Build.Multiply(reduction.Element(term, k, elements), Tangent(elements[k])));
            }

            if (amount is not Zero || sum == tangent)
            {
                yield return new Declare(sum, new Literal("0", tangent.Type));
                additions.Add(new Assign(new Local(sum), new Binary(BinaryOperator.Add, new Local(sum), amount, tangent.Type)));
                total = Build.Add(total, Build.Multiply(factor, new Local(sum)));
                sums.Add(sum);
            }
        }

        yield return Loop(call, index, additions.ToArray());
        if (!sums.Contains(tangent))
        {
            yield return new Declare(tangent, total);
        }
    }

    /// <summary>The rule of a product, factor by factor, which needs no division by a factor that may be zero.</summary>
    private IEnumerable<Statement> Product(SpanCall call, Variable tangent, Variable index, Expr[] elements)
    {
        Variable product = fresh.Variable("product", call.Type);
        Expr factor = SpanProduct.Factor(call, elements);
        Expr moving = Build.Add(Build.Multiply(factor, new Local(tangent)), Build.Multiply(new Local(product), Tangent(factor)));
        yield return new Declare(tangent, new Literal("0", tangent.Type));
        yield return new Declare(product, new Literal("1", call.Type));
        yield return Loop(call, index, new Assign(new Local(tangent), moving), SpanProduct.Multiply(product, factor));
    }

    private IEnumerable<Statement> SoftMax(Do statement, SpanCall call, Variable index)
    {
        yield return statement;
        Variable dot = fresh.Variable("dot", call.Element);
        Expr y = SpanElements.At(call.Destinations[0], new Local(index));
        Expr tangent = Tangent(SpanLoops.Elements(call, index)[0]);
        if (tangent is not Zero)
        {
            yield return new Declare(dot, new Literal("0", dot.Type));
            yield return Loop(call, index, new Assign(new Local(dot), Build.Add(new Local(dot), Build.Multiply(y, tangent))));
        }

        Variable again = SpanLoops.Index(fresh);
        y = SpanElements.At(call.Destinations[0], new Local(again));
        tangent = Tangent(SpanLoops.Elements(call, again)[0]);
        yield return Loop(call, again, Move(call, 0, again, tangent is Zero ? tangent : Build.Multiply(y, Build.Subtract(tangent, new Local(dot)))));
    }

    private Assign Move(SpanCall call, int destination, Variable index, Expr tangent) => new(
        local.Place(SpanElements.At(call.Destinations[destination], new Local(index)))
            ?? throw new NotDifferentiableException("a destination of TensorPrimitives." + call.Member),
        tangent);

    private Expr Tangent(Expr element) => local.Tangent(element, element);

    private static For Loop(SpanCall call, Variable index, params Statement[] body) => SpanLoops.Forward(call, index, body);
}
