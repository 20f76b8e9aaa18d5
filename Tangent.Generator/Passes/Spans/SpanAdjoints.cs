using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Rules.Spans;

namespace Tangent.Generator.Passes.Spans;

/// <summary>
/// The adjoints of calls of <c>TensorPrimitives</c>, as loops over elements: the same as those of a loop that the user could have written.
/// <code>
/// TensorPrimitives.Tanh(x, y);      ←      for (int i = 0; i &lt; x.Length; i++) { dx[i] += (1 - y[i] * y[i]) * dy[i]; dy[i] = 0; }
/// </code>
/// </summary>
internal sealed class SpanAdjoints(AdjointMap adjoints, Fresh fresh, LocalDerivative local, Func<Expr, Expr, bool> mayOverlap)
{
    /// <summary>The adjoint of a call that writes spans, and whether it reads what was there before the call.</summary>
    public (IReadOnlyList<Statement> Statements, bool ReadsBefore) Effect(SpanCall call)
    {
        Variable index = adjoints.Temporary(SpanLoops.Index(fresh));
        Expr[] elements = SpanLoops.Elements(call, index);
        switch (SpanRules.Of(call).Kind)
        {
            case SpanRuleKind.Elementwise:
                var rule = ElementRule.Of(call, index, local, mayOverlap);
                return (Loop(call, index, HandOn(call, index, elements, (adjoint, into) =>
                {
                    adjoint = rule.Active.Count > 1 && adjoint[0] is not ElementAt ? [into.Name(adjoint[0])] : adjoint;
                    foreach (int k in rule.Active)
                    {
                        local.Contribute(elements[k], Build.Multiply(adjoint[0], rule.Partial(k)), elements[k], into);
                    }
                })), rule.ReadsOverwritten);
            case SpanRuleKind.Conversion:
                IrType type = elements[0].Type;
                return (Loop(call, index, HandOn(call, index, elements, (adjoint, into) =>
                    local.Contribute(elements[0], adjoint[0].Type.Equals(type) ? adjoint[0] : new IR.Convert(adjoint[0], type, IsExplicit: true), elements[0], into))), false);
            case SpanRuleKind.SinCos:
                return (Loop(call, index, HandOn(call, index, elements, (adjoint, into) => local.Contribute(
                    elements[0],
                    Build.Add(
                        Build.Multiply(adjoint[0], SinCosRule.Partial(call, 0, index)),
                        Build.Multiply(adjoint[1], SinCosRule.Partial(call, 1, index))),
                    elements[0],
                    into))), false);
            case SpanRuleKind.SoftMax:
                return (SoftMax(call, index, elements), false);
            default:
                throw new NotDifferentiableException("TensorPrimitives." + call.Member);
        }
    }

    /// <summary>The adjoint of a reduction whose result is in <paramref name="target"/>.</summary>
    public IEnumerable<Statement> Reduction(SpanCall call, Variable target)
    {
        Expr adjoint = local.Place(new Local(target))!;
        Variable index = adjoints.Temporary(SpanLoops.Index(fresh));
        Expr[] elements = SpanLoops.Elements(call, index);
        if (SpanRules.Of(call).Kind == SpanRuleKind.Product)
        {
            return Product(call, adjoint, index, elements);
        }

        var reduction = Spans.Reduction.Of(call, new Local(target), Named, fresh);
        var statements = new List<Statement>(reduction.Scalars);
        var factors = new Expr[reduction.Terms];
        for (int term = 0; term < factors.Length; term++)
        {
            factors[term] = Build.Multiply(adjoint, reduction.Factor(term));
            if (factors[term] is not (Local or Literal))
            {
                Variable scale = Named("scale", call.Type);
                statements.Add(new Declare(scale, factors[term]));
                factors[term] = new Local(scale);
            }
        }

        var contributions = new Contributions(fresh, adjoints);
        for (int k = 0; k < elements.Length; k++)
        {
            Expr sum = new Zero(call.Type);
            for (int term = 0; term < factors.Length; term++)
            {
                sum = Build.Add(sum, Build.Multiply(factors[term], reduction.Element(term, k, elements)));
            }

            local.Contribute(elements[k], sum, elements[k], contributions);
        }

        statements.AddRange(Loop(call, index, contributions.Statements));
        return statements;
    }

    /// <summary>The product of all others is that of those before times that of those behind: no division by what may be zero.</summary>
    private IEnumerable<Statement> Product(SpanCall call, Expr adjoint, Variable index, Expr[] elements)
    {
        var array = new ArrayType(call.Type, 1);
        Variable before = Named("before", array);
        Variable product = Named("product", call.Type);
        Expr factor = SpanProduct.Factor(call, elements);
        yield return new Declare(before, new Rent(array, SpanLoops.Length(call)));
        yield return new Declare(product, new Literal("1", call.Type));
        ElementAt Before(Variable at) => SpanElements.At(new Local(before), new Local(at));
        yield return SpanLoops.Forward(call, index, [new Assign(Before(index), new Local(product)), SpanProduct.Multiply(product, factor)]);

        Variable after = Named("after", call.Type);
        Variable back = adjoints.Temporary(SpanLoops.Index(fresh));
        elements = SpanLoops.Elements(call, back);
        factor = SpanProduct.Factor(call, elements);
        yield return new Declare(after, adjoint);
        var contributions = new Contributions(fresh, adjoints);
        local.Contribute(factor, Build.Multiply(new Local(after), Before(back)), factor, contributions);
        yield return SpanLoops.Backward(call, back, contributions.Statements.Append(SpanProduct.Multiply(after, factor)));
        yield return new Release(new Local(before));
    }

    private IReadOnlyList<Statement> SoftMax(SpanCall call, Variable index, Expr[] elements)
    {
        Expr destination = call.Destinations[0];
        if (!local.IsActive(elements[0]))
        {
            return Loop(call, index, HandOn(call, index, elements, (_, _) => { }));
        }

        Variable dot = Named("dot", call.Element);
        Variable first = adjoints.Temporary(SpanLoops.Index(fresh));
        Expr y = SpanElements.At(destination, new Local(first));
        return
        [
            new Declare(dot, new Literal("0", dot.Type)),
            .. Loop(call, first, [new Assign(new Local(dot), Build.Add(new Local(dot), Build.Multiply(local.Place(y)!, y)))]),
            .. Loop(call, index, HandOn(call, index, elements, (adjoint, into) => local.Contribute(
                elements[0],
                Build.Multiply(SpanElements.At(destination, new Local(index)), Build.Subtract(adjoint[0], new Local(dot))),
                elements[0],
                into))),
        ];
    }

    /// <summary>
    /// Hands the adjoints of the destinations on and zeroes them, or leaves them their own share where the destination is a source too.
    /// Where that is not known, the adjoint is taken aside first, since what is added to the source's may stand in the same place.
    /// </summary>
    private List<Statement> HandOn(SpanCall call, Variable index, Expr[] elements, Action<Expr[], Contributions> contribute)
    {
        Expr?[] places = call.Destinations.Select(d => local.Place(SpanElements.At(d, new Local(index)))).ToArray();
        Expr[] adjoint = places.Select((p, k) => p ?? new Zero(SpanElements.TypeOf(call.Destinations[k]))).ToArray();
        Expr? self = places.Length == 1 ? places[0] : null;
        bool isAside = call.Destinations.Any(d => call.Sources.Where((s, k) => s.Type.IsReference && mayOverlap(s, d) && local.IsActive(s)
            && !Equals(local.Place(elements[k]), self)).Any());
        var statements = new List<Statement>();
        if (isAside)
        {
            for (int k = 0; k < places.Length; k++)
            {
                if (places[k] is Expr place)
                {
                    Variable here = Named("d" + (call.Destinations[k].Root()?.Name ?? string.Empty) + "Here", place.Type);
                    statements.Add(new Declare(here, place));
                    adjoint[k] = new Local(here);
                }
            }
        }

        var contributions = new Contributions(fresh, adjoints, self);
        contribute(adjoint, contributions);
        Statement[] zeros = places.OfType<Expr>().Select(p => new Assign(p, self is null ? new Zero(p.Type) : contributions.SelfShare!)).ToArray();
        statements.AddRange(isAside ? contributions.Statements.OfType<Declare>() : contributions.Statements);
        statements.AddRange(zeros.Where(z => !(z is Assign assign && assign.Value.Equals(assign.Target))));
        statements.AddRange(isAside ? contributions.Statements.Where(s => s is not Declare) : []);
        return statements;
    }

    private Variable Named(string name, IrType type) => adjoints.Temporary(fresh.Variable(name, type));

    private static IReadOnlyList<Statement> Loop(SpanCall call, Variable index, IReadOnlyCollection<Statement> body) =>
        body.Count == 0 ? [] : [SpanLoops.Forward(call, index, body)];
}
