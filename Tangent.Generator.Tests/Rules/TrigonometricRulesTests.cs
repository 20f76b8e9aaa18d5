using System;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Tests.Rules;

public sealed class TrigonometricRulesTests
{
    [TestCase("Sin", -2.0, 0.3, 1.1, 40.0)]
    [TestCase("Cos", -2.0, 0.3, 1.1, 40.0)]
    [TestCase("Tan", -1.0, 0.3, 1.1, 4.0)]
    [TestCase("Asin", -0.9, -0.2, 0.4, 0.95)]
    [TestCase("Acos", -0.9, -0.2, 0.4, 0.95)]
    [TestCase("Atan", -3.0, -0.2, 0.4, 50.0)]
    [TestCase("SinPi", -0.7, 0.3, 1.1, 4.2)]
    [TestCase("CosPi", -0.7, 0.3, 1.1, 4.2)]
    [TestCase("TanPi", -0.3, 0.2, 1.1, 4.2)]
    [TestCase("AsinPi", -0.9, -0.2, 0.4, 0.95)]
    [TestCase("AcosPi", -0.9, -0.2, 0.4, 0.95)]
    [TestCase("AtanPi", -3.0, -0.2, 0.4, 50.0)]
    [TestCase("DegreesToRadians", -30.0, 0.5, 400.0)]
    [TestCase("RadiansToDegrees", -3.0, 0.5, 40.0)]
    public void Of_one_argument(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 1, points);

    [TestCase("Atan2", 1.0, 2.0, -1.0, 2.0, 1.0, -2.0, -1.0, -2.0, 0.5, 0.01, 3.0, -0.02)]
    [TestCase("Atan2Pi", 1.0, 2.0, -1.0, 2.0, 1.0, -2.0, -1.0, -2.0, 0.5, 0.01, 3.0, -0.02)]
    public void Of_two_arguments(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 2, points);

    [Test]
    public void At_the_end_of_the_interval_the_inverse_sine_is_vertical()
    {
        RuleCheck.IsAt("Asin", 0, [1.0], double.PositiveInfinity);
        RuleCheck.IsAt("Acos", 0, [-1.0], double.NegativeInfinity);
    }

    [Test]
    public void Close_to_the_end_of_the_interval_no_digits_are_lost()
    {
        // 1 - 2^-20 is a float: 1 / sqrt(1 - x^2) = 2^10 / sqrt(2 - 2^-20).
        double expected = 1024 / Math.Sqrt(2 - Math.Pow(2, -20));
        RuleCheck.IsAt("Asin", 0, [1 - Math.Pow(2, -20)], expected);
    }

    [Test]
    public void Two_results_at_once_are_refused_in_favour_of_one_by_one()
    {
        Declaration sinCos = TrigonometricRules.All.Single(d => d.Function == "SinCos");

        Assert.That(sinCos.Kind, Is.EqualTo(RuleKind.Refused));
        Assert.That(sinCos.Reason, Does.Contain("Sin and Cos"));
    }

    [Test]
    public void Every_rule_is_tested() => RuleCheck.EveryRuleIsNamed(TrigonometricRules.All, GetType());
}
