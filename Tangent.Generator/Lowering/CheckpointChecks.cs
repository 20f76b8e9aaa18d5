using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Analysis;
using Tangent.Generator.Diagnostics;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;

namespace Tangent.Generator.Lowering;

/// <summary>A loop over <c>Checkpoint.Range</c>, known by its index, with where it assigns which variables.</summary>
internal sealed record CheckpointSite(string FunctionId, Variable Index, SyntaxNode At, IReadOnlyList<(int Variable, SyntaxNode At)> Assignments);

/// <summary>What can't be run again, where it stands in a callee, and state that can't be kept.</summary>
internal static class CheckpointChecks
{
    public static void Report(LoweringContext context, FunctionTable functions)
    {
        foreach (CheckpointSite site in context.Checkpoints)
        {
            if (functions.Find(site.FunctionId) is Function function
                && function.Body.AllStatements().OfType<For>().FirstOrDefault(s => s.Slots is not null && s.Index.Id == site.Index.Id) is For loop)
            {
                ReportMoves(context, site, function, loop, functions);
                if (ReasonAgainst(function, loop, functions) is string reason)
                {
                    context.Report(Descriptors.UnsupportedConstruct, site.At, StatementText.Short(site.At), reason);
                }
            }
        }
    }

    /// <summary>
    /// An array that a variable comes to name has to be nobody else's, as far as elements are written: reverse mode keeps elements, not names.
    /// </summary>
    private static void ReportMoves(LoweringContext context, CheckpointSite site, Function function, For loop, FunctionTable functions)
    {
        IReadOnlyList<Variable> moved = MovedArrays.In(loop);
        if (moved.Count == 0)
        {
            return;
        }

        AliasClasses aliases = AliasClasses.Within(function, functions);
        var inside = new HashSet<int>(loop.Body.AllStatements().SelectMany(Fresh.Declared).Select(v => v.Id));
        var parameters = new HashSet<int>(function.Parameters.Select(p => p.Variable.Id));
        List<Variable> outside = function.Body.AllStatements()
            .SelectMany(s => s.Expressions().SelectMany(e => e.Variables()).Concat(Fresh.Declared(s)))
            .Where(v => AliasClasses.HoldsReference(v.Type) && !inside.Contains(v.Id))
            .ToList();
        foreach (Variable variable in moved)
        {
            bool isShared = MovedArrays.AreWritten([variable], function, functions)
                && outside.Any(v => aliases.ClassOf(v) == aliases.ClassOf(variable) && (!moved.Contains(v) || parameters.Contains(v.Id)));
            if (isShared || variable.Type is not ArrayType { Rank: 1 } || !CheckpointedStorage.IsPlain(variable.Type))
            {
                SyntaxNode at = site.Assignments.FirstOrDefault(a => a.Variable == variable.Id).At ?? site.At;
                string reason = isShared
                    ? $"'{variable.Name}' comes to name another array in a loop over 'Checkpoint.Range', which also another variable names and which is written; let it start with a copy, or write its elements"
                    : $"'{variable.Name}' comes to name another array in a loop over 'Checkpoint.Range', which is supported for arrays of one dimension; write its elements instead";
                context.Report(Descriptors.UnsupportedConstruct, at, StatementText.Short(at), reason);
            }
        }
    }

    private static string? ReasonAgainst(Function function, For loop, FunctionTable functions)
    {
        if (CalledIn(loop.Body, functions).FirstOrDefault(HasOtherValues) is Function callee)
        {
            return $"a trip is run more than once, and '{callee.Name}', which it calls, may then read another value from outside; pass that as an argument";
        }

        return CheckpointedStorage.ReasonAgainst(function, loop, functions);
    }

    public static List<Function> CalledIn(Block body, FunctionTable functions)
    {
        var called = new List<Function>();
        var open = new Queue<Block>([body]);
        while (open.Count > 0)
        {
            foreach (Call call in open.Dequeue().AllStatements().SelectMany(s => s.Expressions()).OfType<Call>())
            {
                if (functions.Find(call.Callee.Id) is Function callee && !called.Contains(callee))
                {
                    called.Add(callee);
                    open.Enqueue(callee.Body);
                }
            }
        }

        return called;
    }

    /// <summary>Whether a function reads what may be something else the next time.</summary>
    private static bool HasOtherValues(Function function) => function.Body.AllStatements()
        .Where(s => s is not (Do or Throw))
        .SelectMany(s => s.Expressions())
        .SelectMany(e => e.Descendants())
        .Any(e => e is Code { IsPure: false } code && !code.Template.StartsWith("new ", System.StringComparison.Ordinal));
}
