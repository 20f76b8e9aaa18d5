using NUnit.Framework;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Tests.Rules;

public sealed class HyperbolicRulesTests
{
    [TestCase("Sinh", -2.0, 0.3, 1.1, 4.0)]
    [TestCase("Cosh", -2.0, 0.3, 1.1, 4.0)]
    [TestCase("Tanh", -2.0, 0.3, 1.1, 8.0)]
    [TestCase("Asinh", -20.0, -0.2, 0.4, 3.0)]
    [TestCase("Acosh", 1.2, 2.0, 30.0)]
    [TestCase("Atanh", -0.9, -0.2, 0.4, 0.95)]
    public void Of_one_argument(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 1, points);

    [Test]
    public void At_zero() => RuleCheck.IsAt("Tanh", 0, [0.0], 1);

    [Test]
    public void Where_the_function_is_not_defined_neither_is_its_derivative() =>
        RuleCheck.IsAt("Acosh", 0, [-2.0], double.NaN);

    [Test]
    public void Every_rule_is_tested() => RuleCheck.EveryRuleIsNamed(HyperbolicRules.All, GetType());
}
