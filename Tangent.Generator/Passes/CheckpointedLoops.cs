using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;

namespace Tangent.Generator.Passes;

/// <summary>Takes one of the two forms that <see cref="OutlineTrips"/> leaves of a loop over <c>Checkpoint.Range</c>.</summary>
internal static class CheckpointedLoops
{
    /// <summary>For forward mode: the loop with its body.</summary>
    public static Function Whole(Function function) => AreIn(function) ? function with { Body = new AsLoops().Visit(function.Body) } : function;

    /// <summary>For reverse mode: calls of its trip. A loop without one (of a derivative) is a loop like any other.</summary>
    public static Function Called(Function function, FunctionTable functions)
    {
        if (!AreIn(function))
        {
            return function;
        }

        var byReference = new HashSet<int>(function.Body.AllStatements()
            .OfType<For>()
            .Where(s => s.Trip is not null)
            .SelectMany(s => s.Trip!.Arguments)
            .Where(a => a.Passing == Passing.Ref)
            .SelectMany(a => a.Value.Variables())
            .Select(v => v.Id));
        Block body = new AsCalls(byReference, loop => MovedArrays.Apart(loop.Trip!, loop, function, functions)).Visit(function.Body);
        var mentioned = new HashSet<int>(body.AllStatements().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Select(v => v.Id));
        return function with { Body = new WithoutOwn(mentioned).Visit(body) };
    }

    public static bool AreIn(Function function) => function.Body.AllStatements().Any(s => s is For { Slots: not null });

    private sealed class AsLoops : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) =>
            base.Visit(statement is For loop ? loop with { Trip = null } : statement);
    }

    private sealed class AsCalls(HashSet<int> byReference, System.Func<For, IEnumerable<Statement>> before) : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) => statement switch
        {
            For { Slots: Expr slots, Trip: Call trip } loop => before(loop)
                .Append(new Checkpointed(loop.Index, loop.Bound, slots, trip))
                .Select(s => s with { Source = loop.Source }),
            For { Slots: not null } loop => base.Visit(loop with { Slots = null }),

            // By reference only what has a value is handed over.
            Declare { Value: null } s when byReference.Contains(s.Variable.Id) => new[] { s with { Value = Hoist.Initial(s.Variable.Type) } },
            _ => base.Visit(statement),
        };
    }

    /// <summary>Takes out what was declared outside of a loop for its trips alone: they declare it themselves.</summary>
    private sealed class WithoutOwn(HashSet<int> mentioned) : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) =>
            statement is Declare { Value: null } s && !mentioned.Contains(s.Variable.Id) ? Enumerable.Empty<Statement>() : base.Visit(statement);
    }
}
