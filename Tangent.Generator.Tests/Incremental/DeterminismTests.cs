using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Incremental;

public sealed class DeterminismTests
{
    private static readonly string[] Sources =
    [
        """
        using System;
        using Tangent;
        namespace N;
        public static partial class Model
        {
            const double Rate = -0.125;

            [Differentiable]
            public static double Loss(double[] w, double y, float f = 2.5f)
            {
                double s = Rate;
                for (int i = 0; i < w.Length; i++)
                {
                    s += Helper.Scaled(w[i], 1.5e-3) * y; // a comment
                }

                return s / 1234.5678 + f;
            }
        }
        """,
        "namespace N; static class Helper { public static double Scaled(double x, double by = -1234567.875) => x * by; }",
        "using Tangent; namespace N; public static partial class Model { [Differentiable] public static double Ill(double I) => I * 0.1; }",
    ];

    [Test]
    public void The_order_of_files_does_not_matter() =>
        Assert.That(Texts(TestCompilation.Of(Sources.Reverse().ToArray())), Is.EqualTo(Texts(TestCompilation.Of(Sources))));

    [Test]
    public void Line_ends_do_not_matter()
    {
        string[] windows = Sources.Select(s => s.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)).ToArray();

        IReadOnlyList<string> texts = Texts(TestCompilation.Of(windows));

        Assert.That(texts, Is.EqualTo(Texts(TestCompilation.Of(Sources))));
        Assert.That(texts, Has.None.Contains("\r"));
    }

    [TestCase("de-DE")]
    [TestCase("sv-SE")]
    [TestCase("tr-TR")]
    public void The_culture_does_not_matter(string culture)
    {
        IReadOnlyList<string> expected = Texts(TestCompilation.Of(Sources));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.That(Texts(TestCompilation.Of(Sources)), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyList<string> Texts(CSharpCompilation compilation) => TestCompilation.Run(compilation)
        .Results.Single()
        .GeneratedSources
        .Select(s => s.HintName + "\n" + s.SourceText)
        .Order(StringComparer.Ordinal)
        .ToList();
}
