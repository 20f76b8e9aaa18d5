using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Tests.Fuzz.Running;
using Tangent.Generator.Tests.Fuzz.Writing;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>Writes, compiles and checks programs, a batch at a time.</summary>
internal sealed class Fuzzer(IIncrementalGenerator generator)
{
    public const int BatchSize = 60;
    public const int Points = 3;

    /// <summary>One batch in so many gets all the care there is.</summary>
    private const int CarefulEach = 8;

    public static string NameOf(string seed, int index) => seed + ":" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The programs of a seed from one index on.</summary>
    public IEnumerable<ProgramRun> Run(string seed, int first, int count)
    {
        foreach (int[] indices in Enumerable.Range(first, count).Chunk(BatchSize))
        {
            Care care = indices[0] / BatchSize % CarefulEach == 0 ? Care.Full : Care.Less;
            foreach (ProgramRun run in Check([.. indices.Select(i => ProgramWriter.Write(NameOf(seed, i)))], care))
            {
                yield return run;
            }
        }
    }

    /// <summary>A batch that cannot be built as a whole is built one by one: the rest of a long run does not suffer from one program.</summary>
    private IReadOnlyList<ProgramRun> Built(IReadOnlyList<FuzzProgram> programs, Care care)
    {
        try
        {
            return Batch.Of(programs, generator, care);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (programs.Count > 1)
            {
                return [.. programs.SelectMany(p => Built([p], care))];
            }

            ProgramRun run = new(programs[0], 0);
            run.Fail(FailureKind.CannotBeBuilt, exception.ToString());
            return [run];
        }
    }

    /// <summary>Compiles the programs together and runs each at some points.</summary>
    public IReadOnlyList<ProgramRun> Check(IReadOnlyList<FuzzProgram> programs, Care care = Care.Full)
    {
        IReadOnlyList<ProgramRun> runs = Built(programs, care);
        foreach (ProgramRun run in runs.Where(r => r.IsAlive))
        {
            ProgramCheck.Check(run, Points);
        }

        return runs;
    }
}
