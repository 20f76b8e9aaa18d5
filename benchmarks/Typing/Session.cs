using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tangent.Generator;

namespace Tangent.Benchmarks.Typing;

/// <summary>An editing session: our driver and the control's, each given the same compilations one after another.</summary>
internal sealed class Session
{
    private readonly ControlGenerator _control = new();
    private GeneratorDriver _ours;
    private GeneratorDriver _controls;

    public Session(bool tracksSteps)
    {
        _ours = Driver(new TangentGenerator(), tracksSteps);
        _controls = Driver(_control, tracksSteps);
    }

    public GeneratorDriverRunResult Result => _ours.GetRunResult();

    /// <summary>
    /// Milliseconds that our generator and the control take for a compilation. Each gets an instance of its own, so that neither finds bodies bound by
    /// the other.
    /// </summary>
    public (double Ours, double Control) Run(Func<CSharpCompilation> compilation)
    {
        CSharpCompilation first = compilation();
        CSharpCompilation second = compilation();
        double ours = Time(() => _ours = _ours.RunGenerators(first));
        _control.Texts = ControlGenerator.TextsOf(_ours.GetRunResult());
        double control = Time(() => _controls = _controls.RunGenerators(second));
        return (ours, control);
    }

    /// <summary>How many files the last run wrote anew.</summary>
    public int Rewritten => Result.Results.Single().TrackedOutputSteps.Values
        .SelectMany(steps => steps)
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    /// <summary>Milliseconds that each named stage took in the last run, over all methods.</summary>
    public IEnumerable<(string Stage, double Milliseconds)> Stages => Result.Results.Single().TrackedSteps
        .Select(stage => (stage.Key, stage.Value.Sum(step => step.ElapsedTime.TotalMilliseconds)))
        .Where(stage => stage.Item2 >= 1)
        .OrderByDescending(stage => stage.Item2);

    private static GeneratorDriver Driver(IIncrementalGenerator generator, bool tracksSteps) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: SampleProject.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
