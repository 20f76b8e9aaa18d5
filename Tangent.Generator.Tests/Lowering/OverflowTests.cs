using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

/// <summary>Checked and unchecked contexts are written out where they differ from the project's default.</summary>
public sealed class OverflowTests
{
    private const string Members = """
        [Differentiable] public static double F(double x, int n, int m) => x * unchecked(n + 1) * checked(m * 2) * (n - m);
        """;

    [TestCase(false, "x * (n + 1) * checked(m * 2) * (n - m)")]
    [TestCase(true, "x * unchecked(n + 1) * (m * 2) * (n - m)")]
    public void A_context(bool isCheckedByDefault, string expected)
    {
        CSharpCompilation compilation = TestCompilation.OfMembers(Members);
        compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(isCheckedByDefault));

        Assert.That(IrPrinter.Print(Lowered.Model(compilation).Primal), Does.Contain(expected));
    }
}
