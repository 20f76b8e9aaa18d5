using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Tangent.Generator.Tests.Fuzz.Running;

namespace Tangent.Generator.Tests.Fuzz.Mutants;

/// <summary>
/// Measures the fuzzer: plants each bug of the list in the generator and counts the programs until one fails.
/// <code>
/// dotnet run --project Tangent.Generator.Tests -c Release -- mutants [--most 3000] [--seed mutants] [--only part-of-a-name]
/// </code>
/// </summary>
internal static class MutantCommand
{
    private const int ProgressEach = 300;

    /// <returns>How many of the bugs were not found.</returns>
    public static int Run(CommandOptions options)
    {
        string seed = options.Text("--seed") ?? "mutants";
        int most = options.Number("--most", 3000);
        int missed = 0;
        foreach (Mutant mutant in MutantList.All.Where(m => m.Name.Contains(options.Text("--only") ?? "", StringComparison.Ordinal)))
        {
            Stopwatch watch = Stopwatch.StartNew();
            Console.WriteLine($"{mutant.Name} ({mutant.File})");
            (int programs, Failure? failure) = Search(mutant, seed, most);
            missed += failure is null ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"    {failure?.Kind.ToString() ?? "NOT FOUND"} after {programs} programs, {watch.Elapsed.TotalSeconds:F0} s"));
        }

        return missed;
    }

    private static (int Programs, Failure? Failure) Search(Mutant mutant, string seed, int most)
    {
        int programs = 0;
        foreach (ProgramRun run in new Fuzzer(MutantBuilder.Build(mutant)).Run(seed, 0, most))
        {
            programs++;
            if (programs % ProgressEach == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {programs} programs"));
            }

            if (run.Failure is { IsOwnMistake: false } failure)
            {
                return (programs, failure);
            }
        }

        return (programs, null);
    }
}
