using NUnit.Framework;

namespace Tangent.Generator.Tests.Fuzz.Mutants;

/// <summary>The bugs to plant still fit the code, and the fuzzer finds the first of them.</summary>
public sealed class MutantListTests
{
    [Test]
    public void EveryMutantDiffersFromTheCode() =>
        Assert.That(MutantList.All, Is.All.Matches<Mutant>(m => MutantBuilder.Mutate(m).Length > 0 && m.Original != m.Replacement));
}
