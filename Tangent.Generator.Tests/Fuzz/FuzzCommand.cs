using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Tests.Fuzz.Running;
using Tangent.Generator.Tests.Fuzz.Shrinking;
using Tangent.Generator.Tests.Fuzz.Writing;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>
/// The command line of the fuzzer; <c>dotnet test</c> does not pass here.
/// <code>
/// dotnet run --project Tangent.Generator.Tests -c Release -- fuzz --count 10000 --seed 1 [--first 0] [--out artifacts/fuzz]
///     [--shrink seconds-for-each-failure] [--generator other/Tangent.Generator.dll]
/// dotnet run --project Tangent.Generator.Tests -c Release -- fuzz --show 1:42
/// </code>
/// </summary>
internal static class FuzzCommand
{
    public static int Main(string[] arguments)
    {
        if (arguments is not ["fuzz", ..])
        {
            Console.Error.WriteLine("Usage: fuzz --count N --seed S [--first I] [--out folder] [--generator assembly], or: fuzz --show S:I");
            return 2;
        }

        if (Option(arguments, "--show") is string name)
        {
            Console.WriteLine(ProgramWriter.Write(name).Source("P"));
            return 0;
        }

        IIncrementalGenerator generator = Option(arguments, "--generator") is string path ? GeneratorFile.Load(path) : new TangentGenerator();
        string seed = Option(arguments, "--seed") ?? Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        int count = int.Parse(Option(arguments, "--count") ?? "1000", CultureInfo.InvariantCulture);
        int first = int.Parse(Option(arguments, "--first") ?? "0", CultureInfo.InvariantCulture);
        string folder = Option(arguments, "--out") ?? Path.Combine("artifacts", "fuzz");
        Fuzzer fuzzer = new(generator);
        Shrinker shrinker = new(fuzzer, TimeSpan.FromSeconds(int.Parse(Option(arguments, "--shrink") ?? "60", CultureInfo.InvariantCulture)));
        FuzzReport report = new(seed, folder, shrinker);
        foreach (ProgramRun run in fuzzer.Run(seed, first, count))
        {
            report.Add(run);
        }

        Console.WriteLine(report.Summary());
        return report.HasFailures ? 1 : 0;
    }

    private static string? Option(string[] arguments, string name) =>
        arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
