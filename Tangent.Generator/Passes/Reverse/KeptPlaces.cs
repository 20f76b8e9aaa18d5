using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Storage that has just been kept, and whose present contents nothing in the backward sweep reads: what is overwritten there once more need not
/// be kept, since the earlier contents come back in any case.
/// <code>
/// MultiplyAdd(x, w, b, gate);      keeps gate
/// Sigmoid(gate, gate);             keeps nothing: only its result is read
/// </code>
/// Holds within one run of statements: neither from one arm of a branch to the other, nor from a trip of a loop to its next.
/// </summary>
internal sealed class KeptPlaces(Keeping keeping)
{
    private readonly List<Overwrite> _kept = new();

    /// <summary>Whether the very same elements have been kept.</summary>
    public bool Contains(Overwrite overwrite) => _kept.Any(k =>
        k.Location == overwrite.Location && k.IsWhole == overwrite.IsWhole && k.Place.Equals(overwrite.Place));

    public void Add(Overwrite overwrite)
    {
        if (overwrite is { Undo: null, Removed: null, Size: null } && overwrite.Place is not Local { Type.IsReference: false }
            && WholeCopyOrElement(overwrite) && IsFixed(overwrite.Place))
        {
            _kept.Add(overwrite);
        }
    }

    /// <summary>The backward sweep reads what is there now.</summary>
    public void Forget(Location location) => _kept.RemoveAll(k => k.Location == location);

    public void Forget() => _kept.Clear();

    private static bool WholeCopyOrElement(Overwrite overwrite) =>
        overwrite.IsWhole ? WholeCopy.Suits(overwrite.Place.Type) : overwrite.Place is ElementAt { Type: RealType };

    /// <summary>Whether the place names the same elements wherever it stands: indices of variables that are written once.</summary>
    private bool IsFixed(Expr place) => place.Descendants().All(e => e switch
    {
        Local local => keeping.IsWrittenOnce(local.Variable.Id),
        Literal or Binary { Type: PlainType } or LengthOf { Array: Local } or AsSpan or Slice => true,
        ElementAt => ReferenceEquals(e, place),
        Convert { Type: SpanType } => true,
        _ => false,
    });
}
