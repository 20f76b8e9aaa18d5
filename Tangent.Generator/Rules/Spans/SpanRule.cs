using System.Collections.Generic;

namespace Tangent.Generator.Rules.Spans;

internal enum SpanRuleKind
{
    /// <summary>Each element of the destination from the elements at its place.</summary>
    Elementwise,

    /// <summary>A number from all elements, whose derivative in one of them has a short formula.</summary>
    Reduction,

    /// <summary>A product over all elements of a sum, a difference or an element.</summary>
    Product,

    SoftMax,

    /// <summary>Sines and cosines, in two destinations.</summary>
    SinCos,

    /// <summary>Conversions between real types.</summary>
    Conversion,

    /// <summary>No derivative anywhere: indices, counts, integers.</summary>
    Constant,

    Refused,
}

/// <summary>
/// What is known of one member of <c>TensorPrimitives</c>, told apart by its name, the number of its arguments that are not written, and
/// whether it gives back a number. <see cref="Element"/> are the partial derivatives of one element, by the same rules as those of
/// <c>Math</c>.
/// </summary>
internal sealed record SpanRule(string Member, int Sources, bool IsReduction, SpanRuleKind Kind)
{
    public Declaration? Element { get; init; }

    public IReadOnlyList<ReductionTerm> Terms { get; init; } = [];

    /// <summary>What the terms read besides elements and the result.</summary>
    public IReadOnlyList<ReductionScalar> Scalars { get; init; } = [];

    /// <summary>Why there is no derivative.</summary>
    public string? Reason { get; init; }
}
