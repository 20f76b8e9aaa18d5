using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Incremental;

/// <summary>Which stages run again after which edit. Everything after the model is skipped where the model is equal.</summary>
public sealed class EditMatrixTests
{
    private const string Method = """
        using Tangent;
        public static partial class Model
        {
            [Differentiable("x")]
            public static double Loss(double x, double y)
            {
                return Helper.Scaled(x) * y;
            }

            public static int Other() => 1;
        }
        """;

    private const string Callee = "public static class Helper { public static double Scaled(double x) => 2 * x; }";
    private const string Unrelated = "public static class Unrelated { public static int Two => 2; }";

    [Test]
    public void Nothing_edited() => AssertSkipped(c => c);

    [Test]
    public void A_clone_of_the_compilation() => AssertSkipped(c => c.Clone());

    [Test]
    public void An_unrelated_file() => AssertSkipped(c => Edited(c, 2, Unrelated.Replace("2;", "3;", StringComparison.Ordinal)));

    [Test]
    public void A_new_file() => AssertSkipped(c => c.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class New { }", TestCompilation.ParseOptions)));

    [Test]
    public void A_comment_above_the_method() =>
        AssertSkipped(c => Edited(c, 0, Method.Replace("    [Diff", "    // A comment.\n    [Diff", StringComparison.Ordinal)));

    [Test]
    public void White_space_inside_the_method() =>
        AssertSkipped(c => Edited(c, 0, Method.Replace(" * y", "   *\n  y", StringComparison.Ordinal)));

    [Test]
    public void A_comment_inside_the_method() =>
        AssertSkipped(c => Edited(c, 0, Method.Replace(" * y", " /* times */ * y", StringComparison.Ordinal)));

    [Test]
    public void Another_method_in_the_file() => AssertSkipped(c => Edited(c, 0, Method.Replace("=> 1", "=> 2", StringComparison.Ordinal)));

    [Test]
    public void The_body() => AssertRun(c => Edited(c, 0, Method.Replace("* y", "* y * y", StringComparison.Ordinal)), "y * y");

    [Test]
    public void The_body_of_a_callee() => AssertRun(c => Edited(c, 1, Callee.Replace("2 * x", "3 * x * x", StringComparison.Ordinal)), "3 * x");

    [Test]
    public void An_option_of_the_attribute() => AssertRun(
        c => Edited(c, 0, Method.Replace("\"x\"", "\"x\", \"y\"", StringComparison.Ordinal)), "double dy");

    [Test]
    public void The_language_version()
    {
        CSharpCompilation before = TestCompilation.Of(Method, Callee, Unrelated);
        CSharpParseOptions older = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp9);
        GeneratorDriver driver = TestCompilation.Driver().RunGenerators(before).WithUpdatedParseOptions(older);
        CSharpCompilation after = CSharpCompilation.Create(
            "Consumer",
            before.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(), older, t.FilePath)),
            before.References,
            before.Options);

        GeneratorRunResult run = driver.RunGenerators(after).GetRunResult().Results.Single();

        Assert.That(Reasons(run, TrackingNames.Models), Is.All.EqualTo(IncrementalStepRunReason.Modified).Or.EqualTo(IncrementalStepRunReason.New));
    }

    private static void AssertSkipped(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        GeneratorRunResult run = RunTwice(edit);
        Assert.That(
            Reasons(run, TrackingNames.Models),
            Is.Not.Empty.And.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(Reasons(run, TrackingNames.Companions), Is.Not.Empty.And.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(run.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason), Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    private static void AssertRun(Func<CSharpCompilation, CSharpCompilation> edit, string text)
    {
        GeneratorRunResult run = RunTwice(edit);
        Assert.That(Reasons(run, TrackingNames.Models), Is.Not.Empty.And.All.EqualTo(IncrementalStepRunReason.Modified));
        Assert.That(Reasons(run, TrackingNames.Companions), Is.Not.Empty.And.All.EqualTo(IncrementalStepRunReason.Modified));
        Assert.That(run.GeneratedSources.Single().SourceText.ToString(), Does.Contain(text));
    }

    private static GeneratorRunResult RunTwice(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation before = TestCompilation.Of(Method, Callee, Unrelated);
        GeneratorDriver driver = TestCompilation.Driver().RunGenerators(before);
        return driver.RunGenerators(edit(before)).GetRunResult().Results.Single();
    }

    private static CSharpCompilation Edited(CSharpCompilation compilation, int file, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions, old.FilePath));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult run, string stage) =>
        run.TrackedSteps.GetValueOrDefault(stage, ImmutableArray<IncrementalGeneratorRunStep>.Empty)
            .SelectMany(s => s.Outputs)
            .Select(o => o.Reason);
}
