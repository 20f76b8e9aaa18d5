using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>A verified file that no test looks at would claim something that nobody checks.</summary>
public sealed class OrphanTests
{
    [Test]
    public void Every_verified_file_belongs_to_a_test()
    {
        HashSet<string> tests = Fixtures()
            .SelectMany(f => f.GetMethods().Where(m => m.IsDefined(typeof(TestAttribute))).Select(m => $"{f.Name}.{m.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        IEnumerable<string> orphans = SnapshotFiles.VerifiedBelow(SnapshotFiles.FolderOf(typeof(OrphanTests)))
            .Where(file => !tests.Contains(file.Test))
            .Select(file => file.Path);

        Assert.That(orphans, Is.Empty);
    }

    [Test]
    public void Every_fixture_lies_where_its_namespace_says() => Assert.That(
        Fixtures().Where(f => !File.Exists(Path.Combine(SnapshotFiles.FolderOf(f), f.Name + ".cs"))),
        Is.Empty);

    private static IEnumerable<Type> Fixtures() => typeof(OrphanTests).Assembly.GetTypes()
        .Where(t => t.IsPublic && t.Namespace?.StartsWith(typeof(OrphanTests).Namespace!, StringComparison.Ordinal) == true);
}
