using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Tangent.Generator.Tests.Mutations;

/// <summary>A second copy of the tests that is bound to another generator, and runs some of them in this process.</summary>
internal sealed class MutatedTests : AssemblyLoadContext
{
    /// <summary>Stands for a test where a run had to be left behind: it is of no use any more.</summary>
    public const string NoEnd = "no end";

    private readonly byte[] _generator;
    private readonly NUnitTestAssemblyRunner _runner = new(new DefaultTestAssemblyBuilder());
    private readonly ITestFilter _filter;
    private readonly FieldInfo _active;
    private readonly FieldInfo _end;

    /// <param name="generator">The other generator, as a file's bytes.</param>
    /// <param name="tests">A regular expression for the full names of the tests to run.</param>
    /// <param name="mutation">What is on while the generator is loaded.</param>
    public MutatedTests(byte[] generator, string tests, int mutation = 0)
        : base("Mutated", isCollectible: true)
    {
        _generator = generator;
        Assembly own = LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(MutatedTests).Assembly.Location)));
        _filter = TestFilter.FromXml($"<filter><test re='1'>{tests}</test></filter>");
        Assembly mutated = LoadFromAssemblyName(new AssemblyName("Tangent.Generator"));
        Type switches = mutated.GetType("Tangent.Generator.MutationSwitch", throwOnError: true)!;
        _active = switches.GetField("Active")!;
        _end = switches.GetField("End")!;
        _end.SetValue(null, long.MaxValue);
        _active.SetValue(null, mutation);
        _runner.Load(own, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["StopOnError"] = true });
    }

    /// <summary>How many tests there are.</summary>
    public int Count => _runner.CountTestCases(_filter);

    /// <summary>What a generator of this assembly makes of random programs, while the mutation is on.</summary>
    public IIncrementalGenerator Generator => (IIncrementalGenerator)Activator.CreateInstance(LoadOnce().GetType(typeof(TangentGenerator).FullName!, throwOnError: true)!)!;

    /// <summary>The name of a test that fails while the mutation is on, or does not end, or <see langword="null"/>.</summary>
    public string? FirstFailing(int mutation, TimeSpan limit)
    {
        Switch(mutation, limit);
        Task<string?> run = Task.Run(FirstFailing);
        return run.Wait(limit + limit) ? run.Result : NoEnd;
    }

    /// <summary>The mutation is on from here on; where it makes a loop endless, the loop ends in an exception after some time.</summary>
    public void Switch(int mutation, TimeSpan limit)
    {
        _active.SetValue(null, mutation);
        _end.SetValue(null, Environment.TickCount64 + (long)limit.TotalMilliseconds);
    }

    private string? FirstFailing()
    {
        ITestResult result = _runner.Run(TestListener.NULL, _filter);
        return result.FailCount == 0 && result.ResultState.Status == TestStatus.Passed ? null : Failing(result) is ITestResult failing ? $"{failing.FullName} ({failing.Message})" : result.ResultState.ToString();
    }

    protected override Assembly? Load(AssemblyName name) => name.Name == "Tangent.Generator" ? LoadOnce() : null;

    private Assembly LoadOnce() => Assemblies.FirstOrDefault(a => a.GetName().Name == "Tangent.Generator") ?? LoadFromStream(new MemoryStream(_generator));

    private static ITestResult? Failing(ITestResult result) =>
        !result.HasChildren && result.ResultState.Status == TestStatus.Failed ? result : result.Children.Select(Failing).FirstOrDefault(f => f is not null);
}
