using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Fuzz.Running;
using Tangent.Generator.Tests.Fuzz.Shrinking;

namespace Tangent.Generator.Tests.Fuzz;

/// <summary>
/// Some hundred random programs with every test run. Long runs have a command line of their own (<see cref="FuzzCommand"/>), which also
/// repeats a program from its name.
/// </summary>
[Category("Fuzz")]
public sealed class FuzzTests
{
    [Test]
    public void DerivativesOfTheSameProgramsAreRight() => Run("1", 200);

    [Test]
    public void DerivativesOfFreshProgramsAreRight()
    {
        string seed = DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);
        TestContext.Out.WriteLine("seed " + seed);
        Run(seed, 50);
    }

    private static void Run(string seed, int count)
    {
        Fuzzer fuzzer = new(new TangentGenerator());
        ProgramRun[] runs = [.. fuzzer.Run(seed, 0, count)];
        ProgramRun? failing = runs.FirstOrDefault(r => r.Failure is not null);
        if (failing is not null)
        {
            ProgramRun small = new Shrinker(fuzzer, TimeSpan.FromSeconds(20)).Shrink(failing);
            Assert.Fail($"{small.Failure!.Kind} of {failing.Program.Name}\n{small.Failure.Details}\n{small.Program.Source("P")}");
        }

        IEnumerable<ProgramRun> accepted = runs.Where(r => r.Refusals.Count == 0);
        Assert.That(accepted.Count(), Is.GreaterThan(count * 0.8), "programs that were not refused");
        Assert.That(accepted.Select(r => r.Findings.Points), Is.All.EqualTo(Fuzzer.Points));
    }
}
