extern alias benchmarks;

using System;
using System.Collections.Generic;
using System.Linq;
using benchmarks::Benchmarks;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Runtime;

/// <summary>
/// The gradients of the benchmarks allocate what the functions themselves do, and nothing more. (HAND's Jacobian is computed by forward
/// mode.) They are right, too: each against the one by hand and against differences.
/// </summary>
public sealed class BenchmarkAllocationTests
{
    private const int Calls = 4;

    [TestCaseSource(nameof(Names))]
    public void A_gradient_allocates_nothing_beyond_its_function(string name)
    {
        Problem problem = Problems.All(new Options(Quick: true, Only: name, Data: null)).First()();
        Assert.That(problem.Fault(), Is.Null);
        Assert.That(Allocated(problem.Ours), Is.AtMost(Allocated(problem.Function)));
    }

    private static IEnumerable<string> Names() =>
        ["GMM 1k d=10", "GMM 1k d=10 K=25, vectors", "network, vectors", "LSTM l2", "BA 1", "Rosenbrock", "logistic", "network", "pendulum", "Black-Scholes", "Kalman", "n-body"];

    private static long Allocated(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
