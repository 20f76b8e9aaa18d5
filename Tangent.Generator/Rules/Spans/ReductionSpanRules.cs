using System;
using System.Collections.Generic;

namespace Tangent.Generator.Rules.Spans;

/// <summary>
/// Members that give a number. Where the derivative is not unique it is the subgradient of least norm: 0 for the norm of zeros, and equal
/// shares for all elements that are the greatest.
/// </summary>
internal static class ReductionSpanRules
{
    public static IEnumerable<SpanRule> All { get; } =
    [
        Sum("Sum", (m, x) => 1),
        Sum("SumOfSquares", (m, x) => 2 * x),
        Sum("SumOfMagnitudes", (m, x) => m.If(x > 0, 1, m.If(x < 0, -1, 0))),
        Of("Dot", 2, [Term((m, v, s) => 1, (m, e, v, s) => e[1], (m, e, v, s) => e[0])]),
        Of("Norm", 1, [Term((m, v, s) => m.If(v.Is(0), 0, 1 / v), (m, e, v, s) => e[0])]),
        Of("Distance", 2, [Term((m, v, s) => m.If(v.Is(0), 0, 1 / v), (m, e, v, s) => e[0] - e[1], (m, e, v, s) => e[1] - e[0])]),
        Of("Average", 1, [Term((m, v, s) => 1 / s[0], (m, e, v, s) => 1)], ReductionScalar.Count),
        Of("StdDev", 1, [Term((m, v, s) => m.If(v.Is(0), 0, 1 / (v * s[0])), (m, e, v, s) => e[0] - s[1])], ReductionScalar.Count, ReductionScalar.Mean),
        Of(
            "CosineSimilarity",
            2,
            [
                Term((m, v, s) => 1 / (s[0] * s[1]), (m, e, v, s) => e[1], (m, e, v, s) => e[0]),
                Term((m, v, s) => -(v / (s[0] * s[0])), (m, e, v, s) => e[0], (m, e, v, s) => 0),
                Term((m, v, s) => -(v / (s[1] * s[1])), (m, e, v, s) => 0, (m, e, v, s) => e[1]),
            ],
            ReductionScalar.FirstNorm,
            ReductionScalar.SecondNorm),
        Extreme("Max"),
        Extreme("MaxMagnitude"),
        Extreme("MaxMagnitudeNumber"),
        Extreme("MaxNumber"),
        Extreme("Min"),
        Extreme("MinMagnitude"),
        Extreme("MinMagnitudeNumber"),
        Extreme("MinNumber"),
        Product("Product", 1),
        Product("ProductOfSums", 2),
        Product("ProductOfDifferences", 2),
    ];

    private static SpanRule Sum(string member, Func<Functions, Formula, Formula> element) =>
        Of(member, 1, [Term((m, v, s) => 1, (m, e, v, s) => element(m, e[0]))]);

    private static SpanRule Extreme(string member) =>
        Of(member, 1, [Term((m, v, s) => 1 / s[0], (m, e, v, s) => m.If(e[0].Is(v), 1, 0))], ReductionScalar.Ties);

    private static SpanRule Product(string member, int sources) => new(member, sources, IsReduction: true, SpanRuleKind.Product);

    private static SpanRule Of(string member, int sources, ReductionTerm[] terms, params ReductionScalar[] scalars) =>
        new(member, sources, IsReduction: true, SpanRuleKind.Reduction) { Terms = terms, Scalars = scalars };

    private static ReductionTerm Term(
        Func<Functions, Formula, IReadOnlyList<Formula>, Formula> factor,
        params Func<Functions, IReadOnlyList<Formula>, Formula, IReadOnlyList<Formula>, Formula>[] elements) => new(factor, elements);
}
