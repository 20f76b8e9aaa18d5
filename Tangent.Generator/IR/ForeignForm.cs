using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// What stands in the place of a body that is out of reach: how the derivatives are called that were generated where it was
/// compiled, null where there is none, the names of the method's parameters, and the ordinals of those that the
/// derivatives are with respect to. The body of such a function is one call of the method itself.
/// </summary>
internal sealed record ForeignForm(string? Jvp, string? Vjp, EquatableArray<string> Names, EquatableArray<int> Wrt)
{
    /// <summary>A function made of such derivatives has none of its own.</summary>
    public static readonly ForeignForm WithoutDerivative = new(null, null, EquatableArray<string>.Empty, EquatableArray<int>.Empty);
}
