using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;

namespace Tangent.Generator.Tests.Passes;

/// <summary>Numbers of a product put into one, where variables whose names begin with d count as derivatives.</summary>
internal sealed class FoldFactorsTests
{
    [TestCase("2 * x * dx / 2", "x * dx")]
    [TestCase("2 * x * (0.5 * dx)", "x * dx")]
    [TestCase("2 * x * (dx / 8)", "0.25 * x * dx")]
    [TestCase("1.5 * (2 * dx)", "3 * dx")]
    [TestCase("0.1 * (dx * 2)", "0.2 * dx")]
    [TestCase("-2 * x * dx / 2", "-x * dx")]
    [TestCase("x + 2 * x * dx / x / 2", "x + x * dx / x")]
    [TestCase("2 * (x + 0.5 * (4 * dx))", "2 * (x + 2 * dx)")]
    public void One_number_is_left(string product, string expected) => Check(product, expected);

    [TestCase("0.1 * (0.3 * dx)")]
    [TestCase("3 * x * dx / 3")]
    [TestCase("2 * x * dx / 3")]
    [TestCase("2 * x * dx")]
    [TestCase("2 / dx * x")]
    [TestCase("2 * (x + dx)")]
    [TestCase("0 * x * dx / 2")]
    [TestCase("2 * x * dx / 0")]
    public void What_would_be_rounded_otherwise_stays(string product) => Check(product, product);

    [Test]
    public void A_value_of_the_methods_own_stays()
    {
        Function f = Lowered.Function("double F(double x) { double y = 2 * x * (0.5 * x); return y; }");
        Assert.That(FoldFactors.Run(f, Lowered.Derivatives(f)), Is.SameAs(f));
    }

    [TestCase(1.7, 0.3)]
    [TestCase(-0.1, 1e-9)]
    [TestCase(3.3e100, 7.7e-101)]
    public void The_value_is_the_same_to_the_bit(double x, double dx)
    {
        Assert.That(x * dx, Is.EqualTo(2 * x * dx / 2).And.EqualTo(2 * x * (0.5 * dx)));
        Assert.That(0.2 * dx, Is.EqualTo(0.1 * (dx * 2)));
        Assert.That(3 * dx, Is.EqualTo(1.5 * (2 * dx)));
    }

    private static void Check(string product, string expected)
    {
        Function f = Lowered.Function($"double F(double x) {{ double dx = Math.Sin(x); double dy = {product}; return dy; }}");
        Function folded = FoldFactors.Run(f, Lowered.Derivatives(f));
        Assert.That(Lowered.Text(folded), Does.Contain($"double dy = {expected};"));
        Assert.That(ReferenceEquals(folded, f), Is.EqualTo(product == expected));
    }
}
