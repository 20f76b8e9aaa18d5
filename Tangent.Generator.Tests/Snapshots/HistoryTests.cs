using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>What is stored for the backward sweep, read off the emitted text.</summary>
public sealed class HistoryTests
{
    [TestCaseSource(nameof(WithoutHistory))]
    public void Nothing_is_stored(string file) => Assert.That(
        File.ReadAllText(Path.Combine(Folder, file)),
        Does.Not.Contain("History").And.Not.Contain(".Push("));

    /// <summary>A history has exactly as many places as the loop has trips.</summary>
    [TestCase("for (int i = 0; i < n; i++)", "n")]
    [TestCase("for (int i = 2; i < n; i++)", "n - 2")]
    [TestCase("for (int i = 1; i <= n; i++)", "n")]
    [TestCase("for (int i = n - 1; i >= 0; i--)", "n")]
    [TestCase("for (int i = n; i > 0; i--)", "n")]
    [TestCase("for (int i = 0; i < n; i += 2)", "(n + 1) / 2")]
    [TestCase("for (int i = 1; i < n; i += 3)", "(n + 1) / 3")]
    [TestCase("foreach (double v in x)", "x.Length")]
    [TestCase("for (int i = 0; i < n; i++) for (int j = 0; j < 3; j++)", "(long)n * 3")]
    public void A_counted_loop_keeps_as_many_values_as_it_has_trips(string loop, string count)
    {
        string source = TestCompilation.Source($$"""
            [Differentiable]
            public static double F(double[] x, double y, int n)
            {
                {{loop}}
                    y = Math.Sin(y);
                return y;
            }
            """);

        string text = Diagnosed.Companions(source).Single();

        Assert.That(text, Does.Contain($"double[] yHistory = History.Rent<double>({count});"));
        Assert.That(text.Split("Rent").Length - 1, Is.EqualTo(1), "one value is overwritten");
        Assert.That(text.Split("History.Return(yHistory)").Length - 1, Is.EqualTo(1));
    }

    private static string Folder => SnapshotFiles.FolderOf(typeof(HistoryTests));

    private static IEnumerable<string> WithoutHistory() =>
        new[] { nameof(StraightLine), nameof(ElementaryFunctions), nameof(OverwrittenValues), nameof(LoopsWithoutHistory) }
            .SelectMany(fixture => Directory.EnumerateFiles(Folder, fixture + ".*.verified.cs"))
            .Select(path => Path.GetFileName(path));
}
