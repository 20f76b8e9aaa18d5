using System;
using System.Collections.Generic;

namespace Tangent.Generator.Rules.Spans;

/// <summary>What the derivative of a reduction reads besides elements and the result, computed once for all elements.</summary>
internal enum ReductionScalar
{
    /// <summary>The number of elements.</summary>
    Count,

    /// <summary>The mean of the first span.</summary>
    Mean,

    /// <summary>How many elements of the first span are equal to the result.</summary>
    Ties,

    /// <summary>The Euclidean norm of the first span.</summary>
    FirstNorm,

    /// <summary>The Euclidean norm of the second span.</summary>
    SecondNorm,
}

/// <summary>
/// One term of the derivative of a reduction: <see cref="Factor"/>, the same for all elements, over the result and the rule's
/// scalars, times <see cref="Elements"/>, one formula for each span, over the elements at one place, the result and the scalars.
/// </summary>
internal sealed record ReductionTerm(
    Func<Functions, Formula, IReadOnlyList<Formula>, Formula> Factor,
    IReadOnlyList<Func<Functions, IReadOnlyList<Formula>, Formula, IReadOnlyList<Formula>, Formula>> Elements);
