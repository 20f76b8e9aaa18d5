using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// A loop whose trips are independent but for what they add to sums: each trip's backward sweep follows it at once, and nothing is kept from
/// trip to trip.
/// <code>
/// double dsum = seed / n;
/// for (int i = 0; i &lt; n; i++)
/// {
///     double z = w * x[i];
///     sum += z * z;
///     double dz = 2 * z * dsum;
///     dw += dz * x[i];
/// }
/// </code>
/// </summary>
internal sealed class FusedSweep(IReadOnlyList<Declare> seeds, IReadOnlyDictionary<int, Variable> known, IReadOnlyCollection<Location> scratch)
{
    /// <summary>The adjoints of the sums, which are known before the loop.</summary>
    public IReadOnlyList<Declare> Seeds { get; } = seeds;

    /// <summary>By the id of a sum's adjoint, the variable that holds it during the loop.</summary>
    public IReadOnlyDictionary<int, Variable> Known { get; } = known;

    /// <summary>State that no trip and nothing after the loop reads again, which a trip may therefore leave changed.</summary>
    public IReadOnlyCollection<Location> Scratch { get; } = scratch;

    /// <summary>State that the backward sweep of what stands before the loop still needs.</summary>
    public HashSet<Location> NeededBefore { get; } = new();

    /// <summary>
    /// Whether the forward sweep stays what it was: a trip run back puts back only scratch memory, and the loop destroys nothing that the
    /// steps before it need.
    /// </summary>
    public bool LeavesStateAlone(IReadOnlyList<Step> body) => body.All(step => step switch
    {
        PlainStep plain => plain.Overwrites.All(o => (!o.IsRequired || Scratch.Contains(o.Location)) && !NeededBefore.Contains(o.Location))
            && plain.AlsoWrites.All(Scratch.Contains),
        BranchStep branch => LeavesStateAlone(branch.Then) && LeavesStateAlone(branch.Else),
        LoopStep loop => LeavesStateAlone(loop.Body),
        _ => false,
    });
}
