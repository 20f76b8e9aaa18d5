using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tangent.Generator.Tests.Fuzz.Running;
using Tangent.Generator.Tests.Fuzz.Shrinking;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>Counts what came of the programs, and writes each failure to a folder.</summary>
internal sealed partial class FuzzReport(string seed, string folder, Shrinker shrinker)
{
    /// <summary>So many failures of each kind are made small; the others are of the same few bugs, as a rule.</summary>
    private const int MostShrunk = 6;

    private const int SummaryEach = 12_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<FailureKind, int> _failures = [];
    private readonly Dictionary<string, (int Count, string Example)> _refusals = [];
    private readonly Dictionary<string, int> _features = [];
    private readonly Findings _findings = new();
    private int _programs;
    private int _refused;

    public bool HasFailures => _failures.Count > 0;

    public void Add(ProgramRun run)
    {
        _programs++;
        _findings.Add(run.Findings);
        foreach (string feature in run.Program.Features)
        {
            _features[feature] = _features.GetValueOrDefault(feature) + (run.Refusals.Count == 0 ? 1 : 0);
        }

        if (run.Failure is Failure failure)
        {
            _failures[failure.Kind] = _failures.GetValueOrDefault(failure.Kind) + 1;
            Save(run, _failures[failure.Kind] <= MostShrunk && failure.Kind != FailureKind.UncompilableProgram ? shrinker.Shrink(run) : run);
        }

        if (run.Refusals.Count > 0)
        {
            _refused++;
            Diagnostic refusal = run.Refusals[0];
            string kind = refusal.Id + " " + Quoted().Replace(refusal.GetMessage(CultureInfo.InvariantCulture), "'…'");
            (int count, string example) = _refusals.GetValueOrDefault(kind, (0, run.Program.Name));
            _refusals[kind] = (count + 1, example);
        }

        if (_programs % 600 == 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_programs} programs, {_refused} refused, {_failures.Values.Sum()} failed, {_watch.Elapsed.TotalSeconds:F0} s"));
        }

        if (_programs % SummaryEach == 0)
        {
            Console.WriteLine(Summary()); // a long run may be stopped
        }
    }

    public string Summary()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"seed {seed}: {_programs} programs, {_refused} refused, {_failures.Values.Sum()} failed, in {_watch.Elapsed.TotalSeconds:F0} s\n");
        text.Append(CultureInfo.InvariantCulture, $"points: {_findings.Points}; differences not taken for a kink: {_findings.Kinks}, for ill condition: {_findings.IllConditioned}; not finite: {_findings.NotFinite}; throwing: {_findings.Throwing}\n");
        foreach ((FailureKind kind, int count) in _failures.OrderByDescending(f => f.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"FAILED {count} {kind}\n");
        }

        foreach ((string kind, (int count, string example)) in _refusals.OrderByDescending(r => r.Value.Count))
        {
            text.Append(CultureInfo.InvariantCulture, $"refused {count} {kind} (as {example})\n");
        }

        text.Append("features, by accepted programs: ");
        text.AppendJoin(", ", _features.OrderByDescending(f => f.Value).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value}")));
        return text.ToString();
    }

    private void Save(ProgramRun run, ProgramRun shrunk)
    {
        Directory.CreateDirectory(folder);
        Failure failure = shrunk.Failure!;
        string path = Path.Combine(folder, $"{failure.Kind}-{run.Program.Name.Replace(':', '-')}");
        string comment = $"// {failure.Kind}, made smaller from {run.Program.Name}\n// {failure.Details.Replace("\n", "\n// ", StringComparison.Ordinal)}\n";
        File.WriteAllText(path + ".cs", comment + shrunk.Program.Source(shrunk.ClassName));
        if (shrunk.Companion is not null)
        {
            File.WriteAllText(path + ".g.cs", shrunk.Companion);
        }

        Console.WriteLine($"{failure.Kind} of {run.Program.Name}: {path}.cs");
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
