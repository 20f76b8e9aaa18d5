using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Spans;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// A function as two sweeps, before they are joined into <c>FVjp</c> or split into the parts of a call.
/// <see cref="Results"/> are the variables that hold what the function returns.
/// </summary>
internal sealed class ReverseProgram
{
    private readonly AliasClasses _within;
    private readonly HashSet<int> _written;
    private readonly HashSet<int> _writtenReals;
    private readonly HashSet<int> _renamed;

    private ReverseProgram(Function primal, Fresh fresh, AdjointMap adjoints, AliasClasses aliases, FunctionTable functions)
    {
        _within = AliasClasses.Within(primal, functions);
        _written = new HashSet<int>(StorageWrites.Of(primal.Body, functions).Select(v => _within.ClassOf(v)));
        _writtenReals = RealWrites.In(primal, _within, _written, functions);
        _renamed = new HashSet<int>(primal.Body.AllStatements().OfType<Assign>().Select(a => a.Target).OfType<Local>().Select(l => l.Variable.Id));
        Functions = functions;
        Primal = primal;
        Fresh = fresh;
        Adjoints = adjoints;
        Aliases = aliases;
    }

    public Function Primal { get; }

    /// <summary>The functions that it may call.</summary>
    public FunctionTable Functions { get; }

    public Fresh Fresh { get; }

    public AdjointMap Adjoints { get; }

    public AliasClasses Aliases { get; }

    public IReadOnlyList<Variable> Results { get; private set; } = System.Array.Empty<Variable>();

    public Block Forward { get; private set; } = Block.Empty;

    public Block Backward { get; private set; } = Block.Empty;

    /// <summary>What the backward sweep puts back to the state before the function.</summary>
    public IReadOnlyCollection<Location> Restored { get; private set; } = System.Array.Empty<Location>();

    /// <summary>
    /// Whether the function itself writes elements through the reference, under this or another name of its own. What
    /// a caller may have passed twice does not count.
    /// </summary>
    public bool IsWritten(Variable reference) => _written.Contains(_within.ClassOf(reference));

    /// <summary>The same, of elements and fields that carry a derivative: only they have shadows, whose sharing matters.</summary>
    public bool HasRealsWritten(Variable reference) => _writtenReals.Contains(_within.ClassOf(reference));

    /// <summary>Whether a reference comes to name other storage than it is declared with.</summary>
    public bool IsRenamed(Variable reference) => _renamed.Contains(reference.Id);

    /// <summary>The references inside the shadows of the parameters that are arrays of arrays, or objects.</summary>
    public IReadOnlyCollection<Location> ShadowRows() => Primal.Parameters
        .Select(p => p.Variable)
        .SelectMany(v => Location.ShadowsWithin(v.Type, Aliases.ClassOf(v)))
        .Distinct()
        .ToArray();

    /// <param name="function">The function, its tuples split.</param>
    /// <param name="wrt">For each parameter whether it is differentiated.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="derivations">Finds the derivatives of those.</param>
    /// <param name="mode">What differs between the joined and the split form.</param>
    public static ReverseProgram Of(
        Function function,
        IReadOnlyList<bool> wrt,
        FunctionTable functions,
        IDerivations derivations,
        IReverseMode mode)
    {
        Function inlined = InlineCalls.Run(CheckpointedLoops.Called(function, functions), functions);
        Function structured = NameResults.Run(SplitTuples.Run(StructureExits.Run(SetsOfShadows.Run(NameFreshStorage.Run(AssignParts.Run(SeparateCopies.Run(inlined, functions)))))));
        Function named = NameOperands.Run(structured, Activity.Of(structured, wrt, functions));
        named = ShareOperands.Run(named, function.NextId, Activity.Of(named, wrt, functions));
        Function prepared = NameSlices.Run(Prepare.Run(named));
        Activity activity = Activity.Of(prepared, wrt, functions);
        var fresh = new Fresh(prepared);
        AliasClasses aliases = AliasClasses.AcrossArguments(prepared, functions);
        var program = new ReverseProgram(prepared, fresh, new AdjointMap(activity, fresh), aliases, functions);
        mode.BindParameters(program);
        program.Build(functions, derivations, mode);
        return program;
    }

    private void Build(FunctionTable functions, IDerivations derivations, IReverseMode mode)
    {
        var scratch = new ScratchArrays(Primal, Aliases, functions);
        var builder = new StepBuilder(Primal, Aliases, functions, Adjoints, Fresh, derivations, scratch);
        Block body = WithoutReturn();
        List<Step> steps = builder.Build(body).ToList();
        var seeding = new PlainStep { Position = builder.Positions, Source = Primal.Body.Statements.LastOrDefault()?.Source };
        seeding.After.AddRange(mode.SeedResults(this));
        steps.Add(seeding);

        var reads = new Reads(Aliases, Adjoints) { SpansLast = mode.RunsAtOnce };
        ReuseInBackward.Run(steps, new Keeping(steps, reads));
        Requirements requirements = Requirements.Of(steps, reads, mode.RequiredAtEntry(this));

        // Inserted statements see what has been added to an adjoint when their turn comes: after the later steps, before the earlier ones.
        bool hasInserts = functions.All.Append(Primal).Any(f => f.Body.AllStatements().Any(s => s is Insert));
        if (mode.RunsAtOnce && !hasInserts)
        {
            requirements = new Fusion(steps, requirements.Keeping, reads, Adjoints, Aliases, scratch, Fresh)
                .Run(requirements, () => Requirements.Of(steps, reads, mode.RequiredAtEntry(this)));
        }

        var slots = new Slots(Fresh, requirements.Keeping, requirements);
        slots.Plan(steps);
        var backward = new BackwardSweep(slots, requirements.Keeping, requirements, Adjoints, Aliases, Fresh);
        Forward = new ForwardSweep(slots, backward, Fresh).Emit(steps);
        Backward = backward.Emit(steps);
        Restored = RestoredBy(steps).Distinct().ToList();
    }

    /// <summary>The adjoints that a trip of the forward sweep adds to already (<see cref="FusedSweep"/>).</summary>
    public IEnumerable<Statement> Early(IEnumerable<Statement> adjoints) => adjoints.Where(IsEarly);

    /// <summary>The adjoints of the backward sweep alone.</summary>
    public IEnumerable<Statement> Late(IEnumerable<Statement> adjoints) => adjoints.Where(s => !IsEarly(s));

    private bool IsEarly(Statement statement) => statement is Declare { Variable: var variable }
        && Forward.AllStatements().SelectMany(s => s.Expressions()).Any(e => e.Mentions(variable));

    /// <summary>Takes the last statement, the only <c>return</c>, off the body: it returns variables.</summary>
    private Block WithoutReturn()
    {
        if (Primal.Body.Statements.LastOrDefault() is not Return { Value: Expr value })
        {
            return Primal.Body;
        }

        Results = (value is TupleOf tuple ? tuple.Items : EquatableArray.Of(value))
            .Select(item => ((Local)item).Variable)
            .ToArray();
        return new Block(Primal.Body.Statements.Take(Primal.Body.Statements.Count - 1).ToEquatable());
    }

    private static IEnumerable<Location> RestoredBy(IEnumerable<Step> steps) => steps.SelectMany(step => step switch
    {
        PlainStep plain => plain.Overwrites.Where(o => o.IsRequired).Select(o => o.Location).Concat(plain.AlsoWrites),
        BranchStep branch => RestoredBy(branch.Then).Concat(RestoredBy(branch.Else)),
        LoopStep loop => RestoredBy(loop.Body),
        GuardedStep guarded => RestoredBy(guarded.Body).Concat(RestoredBy(guarded.Final)),
        _ => System.Array.Empty<Location>(),
    });
}

/// <summary>What the joined and the split form of reverse mode do differently.</summary>
internal interface IReverseMode
{
    /// <summary>Whether the seeds are there when the forward sweep runs.</summary>
    bool RunsAtOnce { get; }

    /// <summary>Gives the parameters' adjoints and shadows their variables.</summary>
    void BindParameters(ReverseProgram program);

    /// <summary>The statements that start the backward sweep.</summary>
    IEnumerable<Statement> SeedResults(ReverseProgram program);

    /// <summary>The state that must be as it was before the call when the backward sweep is done.</summary>
    IReadOnlyCollection<Location> RequiredAtEntry(ReverseProgram program);
}
