using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Snapshots.Harness;

/// <summary>
/// What the generator writes for a source, against the <c>*.verified.cs</c> files beside the test. The text is compiled with warnings
/// as errors and its derivatives are run against finite differences first, so that no wrong text can be accepted.
/// </summary>
internal static class Verifier
{
    /// <summary>The members stand in a class <c>N.Model</c>. The points are those of its first annotated method; the others get random ones.</summary>
    public static void Members(string members, params AtAttribute[] points) => File(TestCompilation.Source(members), points);

    public static void File(string source, params AtAttribute[] points)
    {
        Consumer consumer = Consumer.Of(source);
        var files = new SnapshotFiles(TestContext.CurrentContext.Test);
        string difference = files.Compare(consumer.GeneratedFiles);

        Assert.That(consumer.Problems, Is.Empty);
        Assert.That(consumer.Boxings, Is.Empty);
        foreach (NumericCase c in Cases(consumer, points))
            CaseCheck.Everything(c);

        files.Conclude(consumer.GeneratedFiles, difference);
    }

    private static IEnumerable<NumericCase> Cases(Consumer consumer, AtAttribute[] points) =>
        NumericCase.Methods(consumer.Load().GetTypes()).SelectMany((m, i) => NumericCase.At(m, i == 0 ? points : []));
}
