using System;
using NUnit.Framework;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Tests.Rules;

public sealed class ExponentialRulesTests
{
    [TestCase("Exp", -2.0, 0.3, 1.1, 4.0)]
    [TestCase("Exp2", -2.0, 0.3, 1.1, 4.0)]
    [TestCase("Exp10", -2.0, 0.3, 1.1)]
    [TestCase("ExpM1", -2.0, 0.3, 1.1, 4.0)]
    [TestCase("Exp2M1", -2.0, 0.3, 1.1, 4.0)]
    [TestCase("Exp10M1", -2.0, 0.3, 1.1)]
    [TestCase("Log", 0.1, 0.9, 3.0, 100.0)]
    [TestCase("Log2", 0.1, 0.9, 3.0, 100.0)]
    [TestCase("Log10", 0.1, 0.9, 3.0, 100.0)]
    [TestCase("LogP1", -0.5, 0.3, 1.1, 4.0)]
    [TestCase("Log2P1", -0.5, 0.3, 1.1, 4.0)]
    [TestCase("Log10P1", -0.5, 0.3, 1.1, 4.0)]
    public void Of_one_argument(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 1, points);

    [TestCase("Log", 3.0, 2.0, 0.2, 10.0, 7.0, 0.5)]
    public void A_logarithm_to_any_base(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 2, points);

    [Test]
    public void Far_below_zero_the_small_derivative_is_not_lost() =>
        RuleCheck.IsAt("ExpM1", 0, [-40.0], Math.Exp(-40));

    [Test]
    public void At_zero_the_logarithm_is_vertical() => RuleCheck.IsAt("Log", 0, [0.0], double.PositiveInfinity);

    [Test]
    public void Every_rule_is_tested() => RuleCheck.EveryRuleIsNamed(ExponentialRules.All, GetType());
}
