using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Analysis;

/// <summary>Through which variables a derivative flows into the value of an expression.</summary>
internal static class Dependence
{
    /// <summary>
    /// The variables that the value of an expression depends on differentiably. An index, a condition, a length, a
    /// value cast to an integer and opaque code carry no derivative.
    /// </summary>
    public static IEnumerable<Variable> Of(Expr expr)
    {
        if (!expr.Type.CarriesDerivative)
        {
            return Enumerable.Empty<Variable>();
        }

        return expr switch
        {
            Local local => new[] { local.Variable },
            ElementAt e => Of(e.Array),
            Conditional e => Of(e.WhenTrue).Concat(Of(e.WhenFalse)),
            MathCall { Owner: Lanes.Owner } e => e.Arguments.SelectMany(Of),
            MathCall e => MathRules.Find(e) is MathRule rule
                ? e.Arguments.Where((_, k) => rule.HasPartial(k)).SelectMany(Of)
                : Enumerable.Empty<Variable>(),
            Slice e => Of(e.Span),
            Call e => e.Arguments.Where(a => a.Passing != Passing.Out).SelectMany(a => Of(a.Value)),
            Stopped or Code or LengthOf or NewArray or NewList or ZerosLike or Rent => Enumerable.Empty<Variable>(),
            _ => expr.Children().SelectMany(Of),
        };
    }
}
