using NUnit.Framework;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Tests.Rules;

public sealed class ArithmeticRulesTests
{
    [TestCase("IEEERemainder", 7.0, 2.3, -7.0, 2.3, 7.0, -2.3, 0.4, 2.3)]
    [TestCase("Ieee754Remainder", 7.0, 2.3, -7.0, 2.3, 7.0, -2.3, 0.4, 2.3)]
    [TestCase("ScaleB", 1.5, 3.0, -0.7, -2.0, 0.0, 4.0)]
    public void Of_two_arguments(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 2, points);

    [TestCase("FusedMultiplyAdd", 2.0, 3.0, 4.0, -1.0, 0.5, 0.0)]
    [TestCase("MultiplyAddEstimate", 2.0, 3.0, 4.0, -1.0, 0.5, 0.0)]
    [TestCase("Lerp", 2.0, 3.0, 0.25, -1.0, 4.0, 1.5)]
    public void Of_three_arguments(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 3, points);

    [TestCase("BitIncrement", 1.0)]
    [TestCase("BitIncrement", 0.0)]
    [TestCase("BitDecrement", -3.5)]
    public void A_step_to_the_next_number_is_the_identity_but_for_rounding(string function, double x) =>
        RuleCheck.IsAt(function, 0, [x], 1);

    [Test]
    public void Every_rule_is_tested() => RuleCheck.EveryRuleIsNamed(ArithmeticRules.All, GetType());
}
