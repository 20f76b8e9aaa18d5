using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using Tangent.Generator.Tests.Fuzz.Running;

namespace Tangent.Generator.Tests.Fuzz.Shrinking;

/// <summary>
/// Makes a failing program small: takes the first of its reductions that fails in the same way, and so on until none does. Many reductions
/// go through one compilation.
/// </summary>
internal sealed partial class Shrinker(Fuzzer fuzzer, TimeSpan limit)
{
    private const int BatchSize = 24;

    public ProgramRun Shrink(ProgramRun failing)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ProgramRun smallest = failing;
        while (watch.Elapsed < limit && Smaller(smallest, watch) is ProgramRun smaller)
        {
            smallest = smaller;
        }

        return smallest;
    }

    private ProgramRun? Smaller(ProgramRun failing, Stopwatch watch)
    {
        foreach (string[] candidates in Reductions.Of(failing.Program.Members).Chunk(BatchSize))
        {
            if (watch.Elapsed > limit)
            {
                return null;
            }

            IReadOnlyList<ProgramRun> runs = fuzzer.Check([.. candidates.Select(c => failing.Program with { Members = c })]);
            ProgramRun? found = runs.Where(r => FailsAlike(r, failing)).MinBy(r => r.Program.Members.Length);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The same kind of failure, and the same error or exception where there is one: not another bug that was met on the way.</summary>
    private static bool FailsAlike(ProgramRun run, ProgramRun failing) =>
        run.Failure?.Kind == failing.Failure!.Kind
        && (failing.Failure.Kind is not (FailureKind.UncompilableDerivative or FailureKind.Throws or FailureKind.InternalError)
            || Mark(run.Failure) == Mark(failing.Failure));

    private static string Mark(Failure failure) => ErrorCode().Match(failure.Details).Value;

    [GeneratedRegex(@"CS\d{4}|[A-Za-z]+Exception")]
    private static partial Regex ErrorCode();
}
