using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Tangent.Generator.Tests.Mutations;

/// <summary>A second copy of the tests that is bound to another generator, and runs some of them in this process.</summary>
internal sealed class MutatedTests : AssemblyLoadContext
{
    private readonly byte[] _generator;
    private readonly NUnitTestAssemblyRunner _runner = new(new DefaultTestAssemblyBuilder());
    private readonly ITestFilter _filter;
    private readonly FieldInfo _active;
    private readonly FieldInfo _uses;

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
        _uses = switches.GetField("Uses")!;
        _active.SetValue(null, mutation);
        _runner.Load(own, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["StopOnError"] = true });
    }

    /// <summary>How many tests there are.</summary>
    public int Count => _runner.CountTestCases(_filter);

    /// <summary>The name of a test that fails while the mutation is on, or <see langword="null"/>.</summary>
    public string? FirstFailing(int mutation)
    {
        _active.SetValue(null, mutation);
        _uses.SetValue(null, 0);
        ITestResult result = _runner.Run(TestListener.NULL, _filter);
        return result.FailCount == 0 && result.ResultState.Status == TestStatus.Passed ? null : Failing(result) is ITestResult failing ? $"{failing.FullName} ({failing.Message})" : result.ResultState.ToString();
    }

    protected override Assembly? Load(AssemblyName name) => name.Name == "Tangent.Generator" ? LoadOnce() : null;

    private Assembly LoadOnce() => Assemblies.FirstOrDefault(a => a.GetName().Name == "Tangent.Generator") ?? LoadFromStream(new MemoryStream(_generator));

    private static ITestResult? Failing(ITestResult result) =>
        !result.HasChildren && result.ResultState.Status == TestStatus.Failed ? result : result.Children.Select(Failing).FirstOrDefault(f => f is not null);
}
