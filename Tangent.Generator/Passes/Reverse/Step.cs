using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>One piece of the program with what runs in the forward sweep and what runs at its mirror in the backward sweep.</summary>
internal abstract class Step
{
    public string? Source { get; set; }

    /// <summary>Where the step stands in the text, for telling what comes later.</summary>
    public int Position { get; set; }

    /// <summary>The loops around the step, outermost first.</summary>
    public IReadOnlyList<LoopStep> Loops { get; set; } = System.Array.Empty<LoopStep>();

    /// <summary>The loop around the step whose trips are each run back at once, null where there is none.</summary>
    public LoopStep? FusedIn { get; set; }

    /// <summary>Whether the step stands in an arm of a branch.</summary>
    public bool InBranch { get; set; }
}

internal sealed class PlainStep : Step
{
    public List<Statement> Forward { get; } = new();

    /// <summary>Backward statements that read the state as it is after the step.</summary>
    public List<Statement> After { get; } = new();

    /// <summary>Backward statements that read the state as it was before the step.</summary>
    public List<Statement> Before { get; } = new();

    /// <summary>Storage that <see cref="After"/> reads inside calls.</summary>
    public List<Location> AlsoReads { get; } = new();

    /// <summary>Storage that a call writes and its backward part puts back itself.</summary>
    public List<Location> AlsoWrites { get; } = new();

    public List<Overwrite> Overwrites { get; } = new();

    /// <summary>The variables that are declared here.</summary>
    public List<Variable> Declares { get; } = new();

    /// <summary>What the one declared variable is given, where evaluating it again is possible.</summary>
    public Expr? Value { get; set; }

    /// <summary>Whether the adjoint is the user's own statements, which may do anything: they run once each, in the mirrored order.</summary>
    public bool IsInserted { get; set; }

    /// <summary>
    /// Whether a variable that is declared here gets its last value of a trip back where the mirror of that trip begins, so that the mirror
    /// needs nothing of the other trips, which may run at the same time.
    /// </summary>
    public bool IsKeptByTrip => !InBranch && Loops.Any(l => l.Header is For { IsParallel: true }) && Loops[Loops.Count - 1].Trips is null;

    /// <summary>The overwrites of variables that are declared here, where those are kept by trip.</summary>
    public IEnumerable<Overwrite> KeptByTrip => IsKeptByTrip
        ? Overwrites.Where(o => o.Slot is not null && o.Place is Local local && Declares.Any(d => d.Id == local.Variable.Id))
        : [];

    /// <summary>Storage that is fresh here: what was required of earlier storage of the class is not overwritten.</summary>
    public Location? Freshens { get; set; }
}

internal sealed class BranchStep : Step
{
    public BranchStep(Expr condition, IReadOnlyList<Step> then, IReadOnlyList<Step> otherwise)
    {
        Condition = condition;
        Then = then;
        Else = otherwise;
    }

    public Expr Condition { get; }

    public IReadOnlyList<Step> Then { get; }

    public IReadOnlyList<Step> Else { get; }
}

/// <summary>The backward sweep comes here only where nothing was thrown: what was guarded has run, and what comes finally.</summary>
internal sealed class GuardedStep(Try header, IReadOnlyList<Step> body, IReadOnlyList<Step> final) : Step
{
    public Try Header { get; } = header;

    public IReadOnlyList<Step> Body { get; } = body;

    public IReadOnlyList<Step> Final { get; } = final;
}

internal sealed class LoopStep : Step
{
    public LoopStep(Statement header) => Header = header;

    /// <summary>The loop statement; its body is in <see cref="Body"/>.</summary>
    public Statement Header { get; }

    public IReadOnlyList<Step> Body { get; set; } = System.Array.Empty<Step>();

    /// <summary>Counts the trips where the header doesn't tell them.</summary>
    public Variable? Trips { get; set; }

    public int End { get; set; }

    /// <summary>How a trip's backward sweep follows it at once; null where all trips are run back together, later.</summary>
    public FusedSweep? Fused { get; set; }
}

/// <summary>A location that a step overwrites, and how its old value comes back in the backward sweep.</summary>
internal sealed class Overwrite
{
    public Overwrite(Location location, Expr place)
    {
        Location = location;
        Place = place;
    }

    /// <summary>All that may change where something is done to a reference that is not looked into.</summary>
    public static IEnumerable<Overwrite> Whole(Expr reference, int aliasClass) =>
        Location.Within(reference.Type, aliasClass).Select(l => new Overwrite(l, reference) { IsWhole = true });

    public Location Location { get; }

    /// <summary>The variable, the element, or the whole reference whose elements a call may write.</summary>
    public Expr Place { get; }

    /// <summary>Whether all elements behind <see cref="Place"/> may change, not the place itself.</summary>
    public bool IsWhole { get; set; }

    /// <summary>What is kept of the place: its value, a copy of its elements or, where these are rows themselves, what is in them too.</summary>
    public Expr Kept => Removed ?? (!IsWhole ? Place
        : Place.Type is ArrayType { Element.IsReference: true } or ListType ? new SnapshotOf(Place)
        : new CloneOf(Place, Place.Type is SpanType span ? new ArrayType(span.Element, 1) : Place.Type));

    /// <summary>The element that is taken out of a list, and where it comes in again.</summary>
    public ElementAt? Removed { get; set; }

    /// <summary>The index that <see cref="Removed"/> comes in at, null at the end.</summary>
    public Expr? RemovedAt { get; set; }

    /// <summary>The statement that puts back what was kept.</summary>
    public Statement PutBack(Expr kept) => Removed is not null ? new InsertAt(Place, RemovedAt, kept) : Kept switch
    {
        SnapshotOf => new Restore(kept),
        CloneOf => new CopyInto(kept, Place),
        _ => new Assign(Place, kept),
    };

    /// <summary>The length of an array that this keeps all of: its earlier contents are needed in it no more.</summary>
    public Expr? Size { get; set; }

    /// <summary>Whether what is kept is all that the location has: its earlier contents are needed no more, though nothing fills it anew.</summary>
    public bool IsAll { get; set; }

    /// <summary>The exact inverse of the assignment, for a counter: <c>i = i - 1</c>.</summary>
    public Statement? Undo { get; set; }

    /// <summary>Whether the backward sweep needs the old value.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Where the old value is kept.</summary>
    public Slot? Slot { get; set; }
}
