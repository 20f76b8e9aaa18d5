using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Finds the loops whose trips can each be run back at once (<see cref="FusedSweep"/>). Active values that a trip hands on must be sums
/// that nothing else in the loop reads, and whose adjoint is known before the loop; what a trip's adjoints are added to must not be
/// overwritten in the loop or after it.
/// </summary>
internal sealed class Fusion(
    IReadOnlyList<Step> steps,
    Keeping keeping,
    Reads reads,
    AdjointMap adjoints,
    AliasClasses aliases,
    ScratchArrays scratchArrays,
    Fresh fresh)
{
    /// <param name="requirements">What the backward sweep needs while no loop is fused.</param>
    /// <param name="analyse">Finds out what it needs now.</param>
    /// <returns>What it needs in the end.</returns>
    public Requirements Run(Requirements requirements, System.Func<Requirements> analyse)
    {
        bool isChanged = Mark(loop => IsWorthwhile(loop, requirements));
        while (isChanged)
        {
            requirements = analyse();
            isChanged = false;
            foreach (LoopStep loop in steps.OfType<LoopStep>().Where(l => l.Fused?.LeavesStateAlone(l.Body) == false))
            {
                Unmark(loop);
                isChanged = true;
            }
        }

        return requirements;
    }

    /// <summary>
    /// Whether the loop would otherwise keep whole arrays or tapes, or keep or compute twice as many values as its innermost loops make trips.
    /// A plain sum of products keeps nothing; a number kept beside such a sum costs next to nothing.
    /// </summary>
    private bool IsWorthwhile(LoopStep loop, Requirements requirements)
    {
        int deepest = Loops(loop).Max(l => l.Loops.Count) + 1;
        return Plain(loop.Body).Any(step =>
            step.Overwrites.Any(o => o.IsRequired && o.Undo is null && (o.IsWhole || step.Loops.Count == deepest))
            || step.Declares.Any(v => requirements.IsNeeded(v) && keeping.IsWrittenOnce(v.Id) && IsDear(v, step)
                && (v.Type is TapeType || step.Loops.Count == deepest)));
    }

    private bool IsDear(Variable variable, PlainStep step) => keeping.ModeOf(variable.Id) switch
    {
        Keep.Store => true,
        Keep.Recompute => step.Value is Expr value && value.Type is RealType && Cost.Of(value) > Cost.CheapBesideLocal,
        _ => false,
    };

    /// <summary>Marks the loops that can be fused.</summary>
    private bool Mark(System.Func<LoopStep, bool> isWorthwhile)
    {
        bool found = false;
        for (int at = 0; at < steps.Count; at++)
        {
            if (steps[at] is LoopStep { Header: For, Trips: null, Fused: null } loop
                && All(loop.Body).All(IsPlain) && isWorthwhile(loop)
                && Sweep(loop, steps.Skip(at + 1).ToList()) is FusedSweep sweep)
            {
                loop.Fused = sweep;
                SetLoops(loop.Body, loop, loop);
                found = true;
            }
        }

        return found;
    }

    /// <summary>No guarded step, no inserted statements, no loop of checkpoints.</summary>
    private static bool IsPlain(Step step) => step is not GuardedStep
        && (step is not PlainStep plain || (!plain.IsInserted && !plain.Forward.Any(f => f.Blocks().Any())));

    /// <summary>Takes a loop's mark away again.</summary>
    private static void Unmark(LoopStep loop)
    {
        loop.Fused = null;
        SetLoops(loop.Body, loop, null);
    }

    /// <summary>Within a trip, the loop around it is none: its body is straight-line code that runs and is run back.</summary>
    private static void SetLoops(IEnumerable<Step> body, LoopStep loop, LoopStep? fused)
    {
        foreach (Step step in body)
        {
            step.FusedIn = fused;
            step.Loops = fused is null ? new[] { loop }.Concat(step.Loops).ToArray() : step.Loops.Skip(1).ToArray();
            SetLoops(step is BranchStep branch ? branch.Then.Concat(branch.Else) : step is LoopStep inner ? inner.Body : [], loop, fused);
        }
    }

    private FusedSweep? Sweep(LoopStep loop, IReadOnlyList<Step> later)
    {
        List<PlainStep> body = Plain(loop.Body).ToList();
        var declared = new HashSet<int>(Plain(loop.Body).SelectMany(s => s.Declares).Select(v => v.Id)
            .Concat(Loops(loop).Select(l => ((l.Header as For)?.Index ?? l.Trips)?.Id ?? -1))
            .Concat(Loops(loop).Select(l => l.Trips?.Id ?? -1)));
        HashSet<Location> scratch = Scratch(loop, body, declared, later);
        var known = new Dictionary<int, Variable>();
        var seeds = new List<Declare>();
        KnownBefore? before = null;
        foreach (Location location in body.SelectMany(s => s.Overwrites.Select(o => o.Location).Concat(s.AlsoWrites)).Distinct())
        {
            if (scratch.Contains(location) || !IsActive(location, body))
            {
                continue;
            }

            before ??= new KnownBefore(later, loop, keeping, reads, adjoints);
            if (Sum(location, loop, body) is not Variable sum || before.Of(adjoints.Of(sum)) is not Expr value)
            {
                return null;
            }

            Variable adjoint = adjoints.Temporary(fresh.Variable("d" + sum.Name, sum.Type) with { DerivativeOf = sum.Id });
            known.Add(adjoints.Of(sum).Id, adjoint);
            seeds.Add(new Declare(adjoint, value));
        }

        return ReadsOnlyWhatIsThere(loop, body) && AddsOnlyToWhatStays(loop, body, declared, scratch) ? new FusedSweep(seeds, known, scratch) : null;
    }

    /// <summary>State of each trip's own: variables and fresh arrays declared in it, and arrays used as scratch memory.</summary>
    private HashSet<Location> Scratch(LoopStep loop, List<PlainStep> body, HashSet<int> declared, IReadOnlyList<Step> later)
    {
        var scratch = new HashSet<Location>(declared.Select(Location.Variable));
        Block statements = ((For)loop.Header).Body;
        foreach (Overwrite overwrite in body.SelectMany(s => s.Overwrites).Where(o => o.Location.Kind == LocationKind.Contents))
        {
            if (overwrite.Place.Root() is Variable array && aliases.IsAlone(array)
                && ((declared.Contains(array.Id) && IsFresh(array, body))
                    || (scratchArrays.SizeWithin(array, statements) is not null && !IsMentioned(array, later))))
            {
                scratch.Add(overwrite.Location);
            }
        }

        return scratch;
    }

    private static bool IsFresh(Variable array, List<PlainStep> body) =>
        body.Any(s => s.Declares.Any(v => v.Id == array.Id) && s.Value is NewArray or ArrayLiteral or CloneOf { Type: ArrayType { Element.IsReference: false } });

    private static bool IsMentioned(Variable variable, IEnumerable<Step> steps) => steps.Any(step =>
        step is GuardedStep || (step is LoopStep loop ? IsMentioned(variable, loop.Body) || loop.Header.Expressions().Any(e => e.Mentions(variable))
        : step is BranchStep branch ? branch.Condition.Mentions(variable) || IsMentioned(variable, branch.Then) || IsMentioned(variable, branch.Else)
        : step is PlainStep plain && plain.Forward.Concat(plain.After).Concat(plain.Before).Any(s => Mentions(s, variable))));

    private static bool Mentions(Statement statement, Variable variable) =>
        Block.Of(statement).AllStatements().SelectMany(s => s.Expressions()).Any(e => e.Mentions(variable));

    private bool IsActive(Location location, List<PlainStep> body) => location.Kind == LocationKind.Variable
        ? body.SelectMany(s => s.Overwrites).Where(o => o.Location == location).Any(o => IsActivePlace(o.Place))
        : location.Kind == LocationKind.ShadowContents
            || body.SelectMany(s => s.Overwrites).Where(o => o.Location == location).Any(o => IsActivePlace(o.Place))
            || body.Any(s => s.AlsoWrites.Contains(location));

    private bool IsActivePlace(Expr place) => place.Root() is not Variable root || adjoints.PrimalOfShadow(root) is not null
        || (root.Type.CarriesDerivative && adjoints.IsActive(root));

    /// <summary>The variable of the location, where the loop only adds to it and reads it nowhere else.</summary>
    private Variable? Sum(Location location, LoopStep loop, List<PlainStep> body)
    {
        if (location.Kind != LocationKind.Variable
            || body.SelectMany(s => s.Overwrites).First(o => o.Location == location).Place is not Local { Variable: Variable { Type: RealType { HasLiterals: true } } sum }
            || Headers(loop).Any(e => e.Mentions(sum)))
        {
            return null;
        }

        Variable adjoint = adjoints.Of(sum);
        return body.All(step => step.Overwrites.Any(o => o.Location == location) ? IsAddition(step, sum) : !step.Forward.Any(s => Mentions(s, sum)))
            && body.SelectMany(KnownBefore.Backward).All(s => !s.Expressions().Any(e => e.Mentions(sum)) && !Cleanup.Tidy.AssignedBy(s).Contains(adjoint.Id))
            ? sum
            : null;
    }

    private static bool IsAddition(PlainStep step, Variable sum) =>
        step.Forward.Count == 1 && step.Forward[0] is Assign { Target: Local target, Value: Binary value }
        && target.Variable.Id == sum.Id
        && value switch
        {
            { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Local left } when left.Variable.Id == sum.Id => !value.Right.Mentions(sum),
            { Operator: BinaryOperator.Add, Right: Local right } when right.Variable.Id == sum.Id => !value.Left.Mentions(sum),
            _ => false,
        };

    /// <summary>Whether no adjoint reads a variable that gets its value only after the loop (<see cref="ReuseInBackward"/> may have put it there).</summary>
    private bool ReadsOnlyWhatIsThere(LoopStep loop, List<PlainStep> body) => body.SelectMany(KnownBefore.Backward)
        .SelectMany(s => s.Expressions())
        .SelectMany(e => e.Variables())
        .All(v => keeping.DefinitionOf(v.Id) is not Step definition || definition.Position < loop.End);

    /// <summary>
    /// Whether everything from outside the loop that the trips' adjoints are added to has the same adjoint at the loop as at the end:
    /// nothing from the loop on overwrites it.
    /// </summary>
    private bool AddsOnlyToWhatStays(LoopStep loop, List<PlainStep> body, HashSet<int> declared, HashSet<Location> scratch)
    {
        foreach (Variable derivative in body.SelectMany(KnownBefore.Backward).SelectMany(Changed))
        {
            if (adjoints.PrimalOf(derivative) is not Variable primal)
            {
                continue;
            }

            bool isDeclared = declared.Contains(primal.Id);
            if (!isDeclared && (keeping.IsWrittenFrom(Location.Variable(primal.Id), loop.Position) || keeping.IsWrittenFrom(Location.Variable(derivative.Id), loop.Position)))
            {
                return false;
            }

            // A reference of the trip's own may still name storage from outside.
            int contents = AliasClasses.HoldsReference(primal.Type) ? aliases.ClassOf(primal) : -1;
            if (contents >= 0 && !scratch.Contains(Location.Contents(contents))
                && (keeping.IsWrittenFrom(Location.Contents(contents), loop.Position) || keeping.IsWrittenFrom(Location.ShadowContents(contents), loop.Position)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The adjoints and shadows that a backward statement may change.</summary>
    private static IEnumerable<Variable> Changed(Statement statement)
    {
        Variable? target = statement switch
        {
            Assign assign => assign.Target.Root(),
            Accumulate sum => sum.Target.Root(),
            CopyInto copy => copy.Target.Root(),
            _ => null,
        };
        IEnumerable<Variable> handed = statement.Expressions().OfType<Call>().SelectMany(c => c.Arguments).SelectMany(a => a.Value.Variables());
        return target is null ? handed : handed.Append(target);
    }

    private static IEnumerable<Expr> Headers(LoopStep loop) => Loops(loop).SelectMany(l => l.Header.Expressions())
        .Concat(Branches(loop.Body).Select(b => b.Condition));

    private static IEnumerable<LoopStep> Loops(LoopStep loop) => new[] { loop }.Concat(All(loop.Body).OfType<LoopStep>());

    private static IEnumerable<BranchStep> Branches(IEnumerable<Step> body) => All(body).OfType<BranchStep>();

    private static IEnumerable<PlainStep> Plain(IEnumerable<Step> body) => All(body).OfType<PlainStep>();

    private static IEnumerable<Step> All(IEnumerable<Step> steps) => steps.SelectMany(step => new[] { step }.Concat(All(
        step is LoopStep loop ? loop.Body : step is BranchStep branch ? branch.Then.Concat(branch.Else) : [])));
}
