using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>The README shows the text of a snapshot, so that it can't fall behind.</summary>
public sealed class ReadmeTests
{
    [Test]
    public void The_readme_shows_what_is_generated()
    {
        const string Snapshot = "StraightLine.Nested_expressions_get_names#N.Model.Wave.g.verified.cs";
        string[] lines = File.ReadAllLines(Path.Combine(SnapshotFiles.FolderOf(typeof(ReadmeTests)), Snapshot));
        string[] method = lines
            .SkipWhile(line => !line.Contains("WaveVjp(double x", StringComparison.Ordinal))
            .TakeWhile(line => line != "        }")
            .Select(line => line.Length > 8 ? line[8..] : line)
            .ToArray();

        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        Assert.That(readme, Does.Contain(string.Join('\n', method)));
    }
}
