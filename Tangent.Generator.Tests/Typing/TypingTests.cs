using System;
using System.Linq;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Typing;

/// <summary>
/// While somebody types, the generator never throws, is silent about what does not compile, and keeps the signatures that callers
/// need. Some edits of each file here; <see cref="TypingCommand"/> runs all.
/// </summary>
[Category("Typing")]
public sealed class TypingTests
{
    private const int EditsOfEach = 10;

    [TestCaseSource(typeof(Sample), nameof(Sample.All))]
    public void Edits(object sample)
    {
        TypingSession session = new((Sample)sample);
        Assume.That(session.FirstError, Is.Null, "the file compiles by itself");
        Edit[] edits = [.. session.Edits()];
        Random random = new(20);
        string[] failures = [.. Enumerable.Range(0, EditsOfEach)
            .Select(_ => edits[random.Next(edits.Length)])
            .Select(e => session.Check(e) is string failure ? e.Name + ": " + failure : null)
            .OfType<string>()];
        Assert.That(failures, Is.Empty);
    }
}
