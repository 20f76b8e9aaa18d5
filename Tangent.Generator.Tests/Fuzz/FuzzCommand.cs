using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Tests.Fuzz.Running;
using Tangent.Generator.Tests.Fuzz.Shrinking;
using Tangent.Generator.Tests.Fuzz.Writing;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>
/// The fuzzer by itself: many programs, one by its name, or one from a file.
/// <code>
/// dotnet run --project Tangent.Generator.Tests -c Release -- fuzz --count 10000 --seed 1 [--first 0] [--out artifacts/fuzz]
///     [--shrink seconds-for-each-failure] [--generator other/Tangent.Generator.dll]
/// dotnet run --project Tangent.Generator.Tests -c Release -- fuzz --show 1:42
/// dotnet run --project Tangent.Generator.Tests -c Release -- fuzz --file artifacts/fuzz/Adjoint-1-42.cs
/// </code>
/// </summary>
internal static class FuzzCommand
{
    public static int Run(CommandOptions options)
    {
        if (options.Text("--show") is string name)
        {
            Console.WriteLine(ProgramWriter.Write(name).Source("P"));
            return 0;
        }

        IIncrementalGenerator generator = options.Text("--generator") is string path ? GeneratorFile.Load(path) : new TangentGenerator();
        if (options.Text("--file") is string saved)
        {
            return FuzzFile.Check(saved, generator);
        }

        string seed = options.Text("--seed") ?? Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        Fuzzer fuzzer = new(generator);
        Shrinker shrinker = new(fuzzer, TimeSpan.FromSeconds(options.Number("--shrink", 60)));
        FuzzReport report = new(seed, options.Text("--out") ?? Path.Combine("artifacts", "fuzz"), shrinker);
        foreach (ProgramRun run in fuzzer.Run(seed, options.Number("--first", 0), options.Number("--count", 1000)))
        {
            report.Add(run);
        }

        Console.WriteLine(report.Summary());
        return report.HasFailures ? 1 : 0;
    }
}
