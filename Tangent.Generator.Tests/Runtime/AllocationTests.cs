using System;
using System.Collections.Generic;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric;

namespace Tangent.Generator.Tests.Runtime;

/// <summary>The <c>Vjp</c> entry makes no garbage: histories come from pools and go back there, and nothing is boxed.</summary>
public sealed class AllocationTests
{
    private static readonly double[] X = [0.7, 1.2, 0.4, 0.9];
    private static readonly double[] Dx = new double[X.Length];
    private static readonly double[] Dy = new double[X.Length];

    [TestCaseSource(nameof(Derivatives))]
    public void Reverse_mode_allocates_nothing_once_the_pools_are_warm(Action derivative)
    {
        for (int i = 0; i < 3; i++)
        {
            derivative();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            derivative();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static IEnumerable<TestCaseData> Derivatives()
    {
        yield return Case("straight line", () => Scalars.QuotientVjp(1.1, 0.3));
        yield return Case("counted loop", () => Loops.PowerByProductVjp(1.1, 50));
        yield return Case("while loop", () => Loops.WhileOnARealVjp(1.3));
        yield return Case("nested loops", () => Loops.NestedVjp(1.1, 3, 4));
        yield return Case("triangular loops", () => Loops.TriangularVjp(1.1, 4));
        yield return Case("a while in a for", () => Loops.WhileInsideForVjp(1.05, 3));
        yield return Case("branches in a loop", () => Loops.BranchInsideALoopVjp(1.3, 6));
        yield return Case("an array", () => Arrays.DotVjp(X, X, Dx, Dy));
    }

    private static TestCaseData Case(string name, Action derivative) => new TestCaseData(derivative).SetArgDisplayNames(name);
}
