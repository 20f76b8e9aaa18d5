using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>How the backward sweep comes by a value that is computed once wherever it is computed.</summary>
internal enum Keep
{
    /// <summary>It still stands in its variable.</summary>
    Direct,

    /// <summary>It is the index of a counted loop, which the mirrored loop has too.</summary>
    Index,

    /// <summary>It is cheap, and what it is computed from is unchanged: it is evaluated again.</summary>
    Recompute,

    /// <summary>It is kept in a history, one value for each trip.</summary>
    Store,
}

/// <summary>
/// Tells variables that are written once from those that change, and decides for the former whether to keep or to recompute.
/// The latter are restored where they were overwritten (<see cref="Requirements"/>).
/// </summary>
internal sealed class Keeping
{
    private readonly Reads _reads;
    private readonly Dictionary<Location, List<int>> _writes = new();
    private readonly Dictionary<int, int> _depths = new();
    private readonly Dictionary<int, Step> _definitions = new();
    private readonly HashSet<int> _indices = new();
    private readonly Dictionary<int, Keep> _modes = new();

    public Keeping(IReadOnlyList<Step> steps, Reads reads)
    {
        _reads = reads;
        Collect(steps);
    }

    /// <summary>Whether the variable has one value from its declaration to the end of its scope.</summary>
    public bool IsWrittenOnce(int variable)
    {
        if (_indices.Contains(variable))
        {
            return true;
        }

        int writes = _writes.TryGetValue(Location.Variable(variable), out List<int>? positions) ? positions.Count : 0;
        return _definitions.TryGetValue(variable, out Step? definition)
            ? writes == 1 && positions![0] == definition.Position
            : writes == 0;
    }

    /// <summary>Whether anything from a position on overwrites the location.</summary>
    public bool IsWrittenFrom(Location location, int position) =>
        _writes.TryGetValue(location, out List<int>? positions) && positions.Any(p => p >= position);

    /// <summary>Whether no element or field that the expression reads is ever overwritten.</summary>
    public bool AreNeverWritten(Expr expr) => _reads.Of(expr).All(l => l.Kind == LocationKind.Variable || !_writes.ContainsKey(l));

    public Step? DefinitionOf(int variable) =>
        _definitions.TryGetValue(variable, out Step? definition) ? definition : null;

    public Keep ModeOf(int variable)
    {
        if (!_modes.TryGetValue(variable, out Keep mode))
        {
            mode = Decide(variable);
            _modes.Add(variable, mode);
        }

        return mode;
    }

    private Keep Decide(int variable)
    {
        if (_indices.Contains(variable))
        {
            return Keep.Index;
        }

        bool isCutAnew = !_reads.SpansLast && DefinitionOf(variable) is PlainStep { Value.Type: SpanType };
        if (DefinitionOf(variable) is not Step definition || (definition.Loops.Count == 0 && !definition.InBranch && !isCutAnew))
        {
            return Keep.Direct;
        }

        if (definition is PlainStep { Value: Expr value } && Cost.Of(value) <= Cheap(value, definition) && IsUnchangedAfter(value, definition))
        {
            return Keep.Recompute;
        }

        return definition.Loops.Count == 0 ? Keep.Direct : Keep.Store;
    }

    /// <summary>Conditions are always better repeated where they are read.</summary>
    private static int Cheap(Expr value, Step definition) =>
        definition.Loops.Count == 0 && value.Type is RealType ? Cost.CheapBesideLocal : Cost.Cheap;

    /// <summary>
    /// Whether everything the expression reads keeps its value from the step to the end of the forward sweep; inside a
    /// loop, from the start of the outermost one.
    /// </summary>
    private bool IsUnchangedAfter(Expr expr, Step step) => _reads.Of(expr).All(location =>
        (location.Kind == LocationKind.Variable && IsWrittenOnce(location.Id) && IsAvailable(location.Id))
        || IsFrozen(location, step)
        || IsPutBackSeldom(location, step));

    /// <summary>
    /// Whether the location has the same value again at the mirror of the step's loop, if only its writes are recorded, and those are
    /// fewer than the values of the step: they stand in outer loops alone. Forces from positions, which move once a step, are of this kind.
    /// </summary>
    private bool IsPutBackSeldom(Location location, Step step) =>
        location.Kind != LocationKind.ShadowContents
        && step.Loops.Count > 1
        && _writes.TryGetValue(location, out List<int>? positions)
        && positions.All(p => p < step.Loops[0].Position || (_depths[p] < step.Loops.Count && !IsWithin(p, step.Loops[step.Loops.Count - 1])));

    private static bool IsWithin(int position, LoopStep loop) => position >= loop.Position && position < loop.End;

    private bool IsAvailable(int variable) => ModeOf(variable) is Keep.Direct or Keep.Index or Keep.Recompute or Keep.Store;

    private bool IsFrozen(Location location, Step step)
    {
        if (location.Kind == LocationKind.Variable && IsWrittenOnce(location.Id))
        {
            return true;
        }

        int from = step.Loops.Count > 0 ? step.Loops[0].Position : step.Position;
        return !_writes.TryGetValue(location, out List<int>? positions) || positions.All(p => p < from);
    }

    private void Collect(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case PlainStep plain:
                    foreach (Variable declared in plain.Declares)
                    {
                        _definitions[declared.Id] = plain;
                    }

                    foreach (Location location in plain.Overwrites.Select(o => o.Location).Concat(plain.AlsoWrites))
                    {
                        AddWrite(location, plain);
                    }

                    break;
                case BranchStep branch:
                    Collect(branch.Then);
                    Collect(branch.Else);
                    break;
                case GuardedStep guarded:
                    Collect(guarded.Body);
                    Collect(guarded.Final);
                    break;
                case LoopStep loop:
                    if (loop.Header is For counted)
                    {
                        _indices.Add(counted.Index.Id);
                    }

                    if (loop.Trips is Variable trips)
                    {
                        _definitions[trips.Id] = loop;
                        AddWrite(Location.Variable(trips.Id), loop);
                    }

                    Collect(loop.Body);
                    break;
                default:
                    break;
            }
        }
    }

    private void AddWrite(Location location, Step step)
    {
        _depths[step.Position] = step.Loops.Count;
        if (!_writes.TryGetValue(location, out List<int>? positions))
        {
            positions = new List<int>();
            _writes.Add(location, positions);
        }

        positions.Add(step.Position);
    }
}
