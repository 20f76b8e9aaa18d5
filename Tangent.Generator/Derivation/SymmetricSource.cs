using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Derivation;

/// <summary>
/// What a function is the reverse-mode derivative of: <c>FVjp</c> of <see cref="Primal"/>, or where <see cref="IsProduct"/> says so its
/// <c>FHvp</c>. <see cref="Wrt"/> says for each parameter of that whether it is differentiated.
/// </summary>
internal sealed record SymmetricSource(Function Primal, IReadOnlyList<bool> Wrt, bool IsProduct)
{
    /// <summary>The parameter of <c>FVjp</c> that is the buffer of a reference of the primal's.</summary>
    public int Buffer(int k) => Primal.Parameters.Count
        + Enumerable.Range(0, k).Count(i => Wrt[i] && Primal.Parameters[i].Variable.Type.IsReference);
}
