using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// To-be-recorded analysis (Hascoët, Naumann, Pascual, "To be recorded analysis in reverse-mode automatic
/// differentiation", 2005): follows the forward sweep and knows at each point which state the backward sweep of what came
/// before still has to read. Only a write that destroys such state is recorded.
/// </summary>
internal sealed class Requirements
{
    private readonly Keeping _keeping;
    private readonly Reads _reads;
    private readonly HashSet<int> _needed = new();
    private readonly KeptPlaces _kept;
    private bool _changed;

    private Requirements(Keeping keeping, Reads reads)
    {
        _keeping = keeping;
        _reads = reads;
        _kept = new KeptPlaces(keeping);
    }

    public Keeping Keeping => _keeping;

    /// <param name="steps">The whole function.</param>
    /// <param name="reads">Tells what code reads.</param>
    /// <param name="atEntry">State that must be restored for what runs before the function.</param>
    public static Requirements Of(IReadOnlyList<Step> steps, Reads reads, IReadOnlyCollection<Location> atEntry)
    {
        Forget(steps);
        var requirements = new Requirements(new Keeping(steps, reads), reads);
        requirements.Analyse(steps, atEntry);
        return requirements;
    }

    /// <summary>Whether the backward sweep reads the variable, which is written once.</summary>
    public bool IsNeeded(Variable variable) => _needed.Contains(variable.Id);

    private void Analyse(IReadOnlyList<Step> steps, IReadOnlyCollection<Location> atEntry)
    {
        do
        {
            _changed = false;
            var required = new HashSet<Location>(atEntry);
            _kept.Forget();
            Follow(steps, required);
        }
        while (_changed);
    }

    /// <summary>What an earlier analysis found.</summary>
    private static void Forget(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case PlainStep plain:
                    plain.Overwrites.ForEach(o => o.IsRequired = false);
                    break;
                case BranchStep branch:
                    Forget(branch.Then);
                    Forget(branch.Else);
                    break;
                case GuardedStep guarded:
                    Forget(guarded.Body);
                    Forget(guarded.Final);
                    break;
                case LoopStep loop:
                    loop.Fused?.NeededBefore.Clear();
                    Forget(loop.Body);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether anything at all is to be done at the mirror of the steps.</summary>
    public static bool HasBackward(IReadOnlyList<Step> steps) => steps.Any(step => step switch
    {
        PlainStep plain => plain.After.Count > 0 || plain.Before.Count > 0 || plain.Overwrites.Any(o => o.IsRequired),
        BranchStep branch => HasBackward(branch.Then) || HasBackward(branch.Else),
        LoopStep loop => HasBackward(loop.Body),
        GuardedStep guarded => HasBackward(guarded.Body) || HasBackward(guarded.Final),
        _ => false,
    });

    private void Follow(IReadOnlyList<Step> steps, HashSet<Location> required)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case PlainStep plain:
                    Follow(plain, required);
                    break;
                case BranchStep branch:
                    _kept.Forget();
                    Follow(branch, required);
                    _kept.Forget();
                    break;
                case LoopStep loop:
                    _kept.Forget();
                    Follow(loop, required);
                    _kept.Forget();
                    break;
                case GuardedStep guarded:
                    _kept.Forget();
                    Follow(guarded.Body, required);
                    _kept.Forget();
                    Follow(guarded.Final, required);
                    _kept.Forget();
                    break;
                default:
                    break;
            }
        }
    }

    private void Follow(PlainStep step, HashSet<Location> required)
    {
        if (step.Freshens is Location fresh)
        {
            required.Remove(fresh);
        }

        Use(_reads.Of(step.Before), required);
        foreach (Overwrite overwrite in step.Overwrites)
        {
            if (!required.Contains(overwrite.Location) || _kept.Contains(overwrite))
            {
                continue;
            }

            if (!overwrite.IsRequired)
            {
                overwrite.IsRequired = true;
                _changed = true;
            }

            if (overwrite.Location.Kind != LocationKind.Variable)
            {
                Use(_reads.Of(overwrite.Place), required);
                Use(overwrite.RemovedAt is Expr index ? _reads.Of(index) : Enumerable.Empty<Location>(), required);
                Use(overwrite.Undo is RemoveAt { Index: Expr inserted } ? _reads.Of(inserted) : Enumerable.Empty<Location>(), required);
                if (overwrite.Size is not null || overwrite.IsAll)
                {
                    required.Remove(overwrite.Location);
                }

                _kept.Add(overwrite);
            }
            else if (overwrite.Undo is null)
            {
                // An old value that is kept makes the new one dispensable; an assignment that is undone starts from it.
                required.Remove(overwrite.Location);
            }
            else if (overwrite.Undo is Assign { Value: Binary counted })
            {
                Use(_reads.Of(counted.Right), required);
            }
        }

        Use(_reads.Of(step.After), required);
        Use(step.After.Count > 0 ? step.AlsoReads : Enumerable.Empty<Location>(), required);
        if (step.Value is Expr value && step.Declares.Any(v => IsNeeded(v) && _keeping.ModeOf(v.Id) == Keep.Recompute))
        {
            // It is evaluated at the start of the block's mirror; nothing in the rest of the block overwrites what it reads.
            Use(_reads.Of(value), required);
        }
    }

    private void Follow(BranchStep step, HashSet<Location> required)
    {
        var otherwise = new HashSet<Location>(required);
        Follow(step.Then, required);
        _kept.Forget();
        Follow(step.Else, otherwise);
        required.UnionWith(otherwise);
        if (HasBackward(step.Then) || HasBackward(step.Else))
        {
            Use(_reads.Of(step.Condition), required);
        }
    }

    private void Follow(LoopStep step, HashSet<Location> required)
    {
        if (step.Fused is FusedSweep fused)
        {
            // Each trip is run back before the next one: nothing of an earlier trip is required in a later one.
            Follow(step.Body, new HashSet<Location>());
            fused.NeededBefore.UnionWith(required);
            return;
        }

        int before;
        do
        {
            before = required.Count;
            var trip = new HashSet<Location>(required);
            _kept.Forget();
            Follow(step.Body, trip);
            required.UnionWith(trip);
        }
        while (required.Count > before);
        if (!HasBackward(step.Body))
        {
            return;
        }

        if (step.Trips is Variable trips)
        {
            Use(new[] { Location.Variable(trips.Id) }, required);
        }

        if (step.Header is For counted)
        {
            Use(_reads.Of(counted.Start).Concat(_reads.Of(counted.Bound)), required);
        }
    }

    /// <summary>A variable that is written once is kept or recomputed, so that no later write can destroy it.</summary>
    private void Use(IEnumerable<Location> locations, HashSet<Location> required)
    {
        foreach (Location location in locations.ToList())
        {
            if (location.Kind != LocationKind.Variable || !_keeping.IsWrittenOnce(location.Id))
            {
                required.Add(location);
                _kept.Forget(location);
            }
            else if (_needed.Add(location.Id))
            {
                _changed = true;
                if (_keeping.ModeOf(location.Id) == Keep.Recompute
                    && _keeping.DefinitionOf(location.Id) is PlainStep { Value: Expr value })
                {
                    Use(_reads.Of(value), required);
                }
            }
        }
    }
}
