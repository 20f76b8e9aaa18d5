using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Tangent.Generator.Tests.Fuzz;
using Tangent.Generator.Tests.Fuzz.Running;

namespace Tangent.Generator.Tests.Mutations;

/// <summary>
/// Mutation testing: operators, constants, names and dropped statements all over some files of the generator, one after another, each held
/// against some tests, and then against some random programs. What survives is a hole in the tests, or changes nothing.
/// <code>
/// dotnet run --project Tangent.Generator.Tests -c Release -- mutations --files Rules/
/// dotnet run --project Tangent.Generator.Tests -c Release -- mutations --files Passes/Forward/,Passes/Reverse/VjpPass --sample 40 --seed 1 --programs 120
///     [--tests regular-expression] [--places Exits.cs:38,Fusion.cs:153] [--verbose 1]
/// </code>
/// </summary>
internal static class MutationsCommand
{
    /// <summary>A mutation that makes the tests take so many times as long, and this long at least, is taken for one that makes them endless.</summary>
    private const int LimitFactor = 3;

    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan MostForPrograms = TimeSpan.FromMinutes(3);

    /// <returns>How many mutations survived.</returns>
    public static int Run(CommandOptions options)
    {
        string files = options.Text("--files") ?? "Rules/";
        string tests = options.Text("--tests") ?? TestsOf(files);
        Stopwatch watch = Stopwatch.StartNew();
        (byte[] generator, IReadOnlyList<Mutation> all) = SwitchedGenerator.Build(files.Split(','));
        Random random = new(options.Number("--seed", 1));
        Mutation[] mutations = options.Number("--sample", 0) is int size and > 0
            ? [.. all.OrderBy(_ => random.Next()).Take(size).OrderBy(m => m.Number)]
            : [.. all];
        if (options.Text("--places") is string places)
        {
            mutations = [.. mutations.Where(m => places.Split(',').Contains(m.Place))];
        }

        MutatedTests runner = new(generator, tests);
        Stopwatch once = Stopwatch.StartNew();
        if (runner.FirstFailing(0, TimeSpan.FromHours(1)) is string broken)
        {
            Console.WriteLine($"Without a mutation, this fails: {broken}");
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mutations.Length} of {all.Count} mutations in {files}, {runner.Count} tests, {watch.Elapsed.TotalSeconds:F0} s until they had run without one"));
        TimeSpan limit = (LimitFactor * once.Elapsed) + LeastLimit;
        int programs = options.Number("--programs", 0);
        List<Mutation> survivors = [];
        foreach (Mutation mutation in mutations)
        {
            MutatedTests own = mutation.IsRunOnce ? new MutatedTests(generator, tests, mutation.Number) : runner;
            string? noticed = own.FirstFailing(mutation.Number, limit);
            runner = noticed == MutatedTests.NoEnd ? new MutatedTests(generator, tests) : runner;
            noticed ??= FirstFailing(own, mutation, programs);
            if (options.Text("--verbose") is not null)
            {
                Console.WriteLine($"{mutation.Place}: {noticed?.Split('\n')[0] ?? "survived"}");
            }

            if (noticed is null)
            {
                survivors.Add(mutation);
                Console.WriteLine($"survived: {mutation.Place}: {mutation.Original}   →   {(mutation.Replacement.Length == 0 ? "(nothing)" : mutation.Replacement)}");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{mutations.Length} mutations, {mutations.Length - survivors.Count} killed, {survivors.Count} survived, {watch.Elapsed.TotalSeconds:F0} s"));
        return survivors.Count;
    }

    /// <summary>The random program, of those that every test run checks first, that goes wrong with the mutation.</summary>
    private static string? FirstFailing(MutatedTests tests, Mutation mutation, int programs)
    {
        tests.Switch(mutation.Number, MostForPrograms);
        ProgramRun? failing = programs == 0 ? null : new Fuzzer(tests.Generator).Run("1", 0, programs).FirstOrDefault(r => r.Failure is { IsOwnMistake: false });
        return failing is null ? null : $"{failing.Program.Name} ({failing.Failure!.Kind})";
    }

    /// <summary>
    /// What can notice a change. Rules have tests of their own. Passes are seen in the tests of passes and in the snapshots, which also
    /// compare the derivatives with differences; the numeric tests were compiled with the generator as it is.
    /// </summary>
    private static string TestsOf(string files) => files.StartsWith("Rules/", StringComparison.Ordinal)
        ? @"Tangent\.Generator\.Tests\.Rules\..*"
        : @"Tangent\.Generator\.Tests\.(Passes|Snapshots)\..*";
}
