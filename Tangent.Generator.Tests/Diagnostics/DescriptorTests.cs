using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Tangent.Generator.Diagnostics;

namespace Tangent.Generator.Tests.Diagnostics;

public sealed class DescriptorTests
{
    private static IEnumerable<DiagnosticDescriptor> All => typeof(Descriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(f => f.GetValue(null))
        .OfType<DiagnosticDescriptor>();

    [Test]
    public void Ids_are_unique_and_without_gaps() =>
        Assert.That(All.Select(d => d.Id).Order(), Is.EqualTo(Enumerable.Range(1, All.Count()).Select(i => $"TAN{i:0000}")));

    [TestCaseSource(nameof(All))]
    public void Each_has_a_page_with_its_title(DiagnosticDescriptor descriptor)
    {
        string page = Path.Combine(Root(), "docs", "diagnostics", descriptor.Id + ".md");

        Assert.That(File.ReadLines(page).First(), Is.EqualTo($"# {descriptor.Id}: {descriptor.Title}"));
        Assert.That(File.ReadAllText(page), Does.Contain("## Cause").And.Contain("## Example").And.Contain("## Mend"));
    }

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
