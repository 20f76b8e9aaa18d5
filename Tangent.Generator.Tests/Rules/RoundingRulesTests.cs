using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Rules;

public sealed class RoundingRulesTests
{
    private static readonly Local X = new(new Variable(0, "x", IrType.Single));

    [TestCase("Floor")]
    [TestCase("Ceiling")]
    [TestCase("Truncate")]
    [TestCase("Round")]
    public void A_staircase_has_a_structural_zero(string function)
    {
        MathRule rule = MathRules.Find(new MathCall("MathF", function, EquatableArray.Of<Expr>(X), IrType.Single))!;

        Assert.That(rule.Kind, Is.EqualTo(RuleKind.LocallyConstant));
        Assert.That(rule.HasPartial(0), Is.False);
        Assert.That(rule.Partial(0, [X], X), Is.EqualTo(new Zero(IrType.Single)));
        Assert.That(rule.Reads(0), Is.Empty);
        Assert.That(rule.UsesValue(0), Is.False);
    }

    [TestCase("Floor", 1.5)]
    [TestCase("Ceiling", 1.5)]
    [TestCase("Truncate", -1.5)]
    [TestCase("Round", 1.2)]
    public void Differences_say_so_too(string function, double x) => RuleCheck.AgreesWithDifferences(function, 1, x);

    [Test]
    public void Rounding_to_digits_is_a_staircase() => RuleCheck.IsAt("Round", 0, [1.234, 2.0], 0);
}
