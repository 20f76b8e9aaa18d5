using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tangent.Benchmarks.Typing;

// dotnet run -c Release --project benchmarks/Typing [-- methods strokes]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int methods = args.Length > 0 ? int.Parse(args[0]) : 1000;
int strokes = args.Length > 1 ? int.Parse(args[1]) : 25;

CSharpCompilation start = SampleProject.Create(methods);
int annotated = start.SyntaxTrees.Sum(t => SampleProject.MethodsOf(t).Count());
// A run for the just-in-time compiler.
new Session(tracksSteps: false).Run(() => Copy(start));

List<(double Ours, double Control)> cold = [];
for (int i = 0; i < 3; i++)
{
    Session fresh = new(tracksSteps: false);
    cold.Add(fresh.Run(() => Copy(start)));
}

Session session = new(tracksSteps: false);
session.Run(() => Copy(start));
GeneratorRunResult result = session.Result.Results.Single();
int lines = result.GeneratedSources.Sum(s => s.SourceText.Lines.Count);
Console.WriteLine($"{annotated} annotated methods in {start.SyntaxTrees.Length} files; {result.GeneratedSources.Length} generated files, {lines} lines");
if (result.Exception is not null)
{
    throw result.Exception;
}

// Some methods call derivatives of others, so the project compiles only with its companions.
Diagnostic[] broken = start.AddSyntaxTrees(session.Result.GeneratedTrees).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
if (broken.Length > 0)
{
    Console.Error.WriteLine("The sample project does not compile: " + string.Join('\n', broken.Take(5).Select(d => d.ToString())));
    return 1;
}

Console.WriteLine();
Console.WriteLine("| milliseconds (median) | with the generator | with the control | the generator's own |");
Console.WriteLine("|---|---|---|---|");
Print("a cold run", cold);

CSharpCompilation compilation = Copy(start);
session.Run(() => compilation);
long before = Held();
foreach (Edit edit in Edits.All)
{
    List<(double Ours, double Control)> times = [];
    for (int stroke = 1; stroke <= strokes; stroke++)
    {
        times.Add(session.Run(() => edit.Apply(compilation, stroke)));
        compilation = edit.Apply(compilation, stroke);
    }

    Print("a stroke " + edit.Name, times.Skip(3));
}

long after = Held();
Console.WriteLine();
Console.WriteLine($"held by the driver after the first run {before / 1e6:F0} MB, after {strokes * Edits.All.Length} strokes {after / 1e6:F0} MB");

Session tracked = new(tracksSteps: true);
CSharpCompilation followed = Copy(start);
tracked.Run(() => followed);
PrintStages("a cold run");
foreach (Edit edit in Edits.All)
{
    followed = edit.Apply(followed, 1000);
    tracked.Run(() => followed);
    Console.WriteLine($"files written after a stroke {edit.Name}: {tracked.Rewritten}");
    PrintStages("a stroke " + edit.Name);
}

List<(double, double)> builds = [];
for (int i = 0; i < 4; i++)
{
    builds.Add((Emit(start.AddSyntaxTrees(session.Result.GeneratedTrees)), Emit(Copy(start))));
}

(double whole, double bare) = (Median(builds.Select(b => b.Item1)), Median(builds.Select(b => b.Item2)));
Console.WriteLine($"compiling the project with its companions {whole:F0} ms, without {bare:F0} ms: the companions' own {whole - bare:F0} ms");
return 0;

// The same trees in a compilation that has bound nothing yet.
static CSharpCompilation Copy(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees);

static double Emit(Compilation compilation)
{
    long began = Stopwatch.GetTimestamp();
    compilation.Emit(Stream.Null);
    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}

static long Held() => GC.GetTotalMemory(forceFullCollection: true);

void PrintStages(string name) => Console.WriteLine(
    $"stages of {name}, in ms: " + string.Join(", ", tracked.Stages.Select(s => $"{s.Stage} {s.Milliseconds:F0}")));

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return sorted[sorted.Length / 2];
}

static void Print(string name, IEnumerable<(double Ours, double Control)> times)
{
    (double Ours, double Control)[] all = [.. times];
    Console.WriteLine($"| {name} | {Median(all.Select(t => t.Ours)):F1} | {Median(all.Select(t => t.Control)):F1} | {Median(all.Select(t => t.Ours - t.Control)):F1} |");
}
