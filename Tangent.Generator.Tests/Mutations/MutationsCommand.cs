using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using Tangent.Generator.Tests.Fuzz.Mutants;

namespace Tangent.Generator.Tests.Mutations;

/// <summary>
/// Mutation testing: operators, constants, names and dropped statements all over some files of the generator, one after another, each held
/// against some tests. What survives is a hole in the tests, or changes nothing.
/// <code>
/// dotnet run --project Tangent.Generator.Tests -c Release -- mutations --files Rules/ --tests "Tangent\.Generator\.Tests\.Rules\..*"
/// </code>
/// </summary>
internal static class MutationsCommand
{
    /// <returns>How many mutations survived.</returns>
    public static int Run(CommandOptions options)
    {
        string files = options.Text("--files") ?? "Rules/";
        string tests = options.Text("--tests") ?? @"Tangent\.Generator\.Tests\.Rules\..*";
        Stopwatch watch = Stopwatch.StartNew();
        List<Mutation> mutations = [];
        byte[] generator = MutantBuilder.Compile(MutantBuilder.WithSwitches(files, mutations));
        MutatedTests runner = new(generator, tests);
        if (runner.FirstFailing(0) is string broken)
        {
            Console.WriteLine($"Without a mutation, {broken} fails.");
            return 1;
        }

        Console.WriteLine($"{mutations.Count} mutations in {files}, {runner.Count} tests");
        List<Mutation> survivors = [];
        foreach (Mutation mutation in mutations)
        {
            MutatedTests own = mutation.IsRunOnce ? new MutatedTests(generator, tests, mutation.Number) : runner;
            if (own.FirstFailing(mutation.Number) is null)
            {
                survivors.Add(mutation);
                Console.WriteLine($"survived: {mutation.Place}: {mutation.Original}   →   {(mutation.Replacement.Length == 0 ? "(nothing)" : mutation.Replacement)}");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{mutations.Count} mutations, {mutations.Count - survivors.Count} killed, {survivors.Count} survived, {watch.Elapsed.TotalSeconds:F0} s"));
        return survivors.Count;
    }
}
