using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Spans;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>Calls of <c>TensorPrimitives</c> in reverse mode: they overwrite whole spans, or give a number of their own.</summary>
internal sealed class SpanSteps(AliasClasses aliases, AdjointMap adjoints, Fresh fresh, LocalDerivative local)
{
    private readonly SpanAdjoints _spans = new(adjoints, fresh, local, aliases.MayOverlap);

    public IEnumerable<PlainStep> Build(Statement statement)
    {
        switch (statement)
        {
            case Do { Value: SpanCall call }:
                yield return Effect(statement, call);
                break;
            case Declare { Value: SpanCall call } s:
                yield return Reduction(s, call);
                break;
            case Assign { Value: SpanCall call } s:
                // target = Sum(x) is double sum = Sum(x); target = sum;
                Variable result = fresh.Variable(Support.NameText.CamelCase(call.Member), call.Type);
                if (local.IsActive(call) && local.Place(s.Target) is not null)
                {
                    adjoints.Of(result);
                }

                yield return Reduction(new Declare(result, call), call);
                yield return new ValueSteps(aliases, adjoints, fresh, local).Assignment(s with { Value = new Local(result) });
                break;
        }
    }

    private PlainStep Reduction(Declare s, SpanCall call)
    {
        var step = new PlainStep();
        step.Forward.Add(s);
        step.Declares.Add(s.Variable);
        step.Overwrites.Add(new Overwrite(Location.Variable(s.Variable.Id), new Local(s.Variable)));
        if (call.Type.CarriesDerivative && adjoints.IsActive(s.Variable) && local.IsActive(call))
        {
            step.After.AddRange(_spans.Reduction(call, s.Variable));
        }

        return step;
    }

    private PlainStep Effect(Statement statement, SpanCall call)
    {
        var step = new PlainStep();
        step.Forward.Add(statement);
        foreach (Expr destination in call.Destinations)
        {
            if (destination.Root() is Variable root)
            {
                Expr storage = SpanElements.Storage(destination);
                step.Overwrites.Add(new Overwrite(Location.Contents(aliases.ClassOf(root)), storage)
                {
                    IsWhole = true,
                    IsAll = storage is Local { Type: ArrayType { Element: RealType } } && aliases.IsAlone(root),
                });
            }
        }

        if (call.Destinations.Any(d => local.Place(d) is not null))
        {
            (IReadOnlyList<Statement> statements, bool readsBefore) = _spans.Effect(call);
            (readsBefore ? step.Before : step.After).AddRange(statements);
        }

        return step;
    }
}
