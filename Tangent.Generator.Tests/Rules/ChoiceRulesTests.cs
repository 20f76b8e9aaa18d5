using System.Collections.Generic;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Rules;

public sealed class ChoiceRulesTests
{
    [TestCase("Abs", -2.0, -0.1, 0.3, 5.0)]
    public void Of_one_argument(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 1, points);

    [TestCase("CopySign", 2.0, -1.0, -2.0, -1.0, -2.0, 3.0, 2.0, 5.0)]
    [TestCase("Max", 2.0, -1.0, -2.0, -1.0, 0.1, 0.2)]
    [TestCase("MaxNative", 2.0, -1.0, -2.0, -1.0, 0.1, 0.2)]
    [TestCase("MaxNumber", 2.0, -1.0, -2.0, -1.0, 0.1, 0.2)]
    [TestCase("MaxMagnitude", 2.0, -1.0, -2.0, -1.0, 0.1, -0.2)]
    [TestCase("MaxMagnitudeNumber", 2.0, -1.0, -2.0, -1.0, 0.1, -0.2)]
    [TestCase("Min", 2.0, -1.0, -2.0, -1.0, 0.1, 0.2)]
    [TestCase("MinNative", 2.0, -1.0, -2.0, -1.0, 0.1, 0.2)]
    [TestCase("MinNumber", 2.0, -1.0, -2.0, -1.0, 0.1, 0.2)]
    [TestCase("MinMagnitude", 2.0, -1.0, -2.0, -1.0, 0.1, -0.2)]
    [TestCase("MinMagnitudeNumber", 2.0, -1.0, -2.0, -1.0, 0.1, -0.2)]
    public void Of_two_arguments(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 2, points);

    [TestCase("Clamp", 0.5, -1.0, 2.0, -3.0, -1.0, 2.0, 5.0, -1.0, 2.0)]
    [TestCase("ClampNative", 0.5, -1.0, 2.0, -3.0, -1.0, 2.0, 5.0, -1.0, 2.0)]
    public void Of_three_arguments(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 3, points);

    [TestCase("Max")]
    [TestCase("MaxNative")]
    [TestCase("MaxNumber")]
    [TestCase("MaxMagnitude")]
    [TestCase("MaxMagnitudeNumber")]
    [TestCase("Min")]
    [TestCase("MinNative")]
    [TestCase("MinNumber")]
    [TestCase("MinMagnitude")]
    [TestCase("MinMagnitudeNumber")]
    public void A_tie_is_shared_in_halves(string function)
    {
        RuleCheck.IsAt(function, 0, [1.5, 1.5], 0.5);
        RuleCheck.IsAt(function, 1, [1.5, 1.5], 0.5);
    }

    [Test]
    public void Of_opposite_numbers_the_one_that_is_chosen_counts()
    {
        RuleCheck.IsAt("MaxMagnitude", 0, [-2.0, 2.0], 0);
        RuleCheck.IsAt("MaxMagnitude", 1, [-2.0, 2.0], 1);
        RuleCheck.IsAt("MinMagnitude", 0, [-2.0, 2.0], 1);
        RuleCheck.IsAt("MinMagnitude", 1, [-2.0, 2.0], 0);
    }

    [Test]
    public void The_number_beside_a_NaN_counts()
    {
        RuleCheck.IsAt("MaxNumber", 0, [2.0, double.NaN], 1);
        RuleCheck.IsAt("MinNumber", 1, [double.NaN, 2.0], 1);
        RuleCheck.IsAt("MaxMagnitudeNumber", 1, [2.0, double.NaN], 0);
    }

    [Test]
    public void The_magnitude_has_derivative_zero_at_zero()
    {
        RuleCheck.IsAt("Abs", 0, [0.0], 0);
        RuleCheck.IsAt("CopySign", 0, [0.0, -1.0], 0);
    }

    [TestCase(-1.0)]
    [TestCase(2.0)]
    public void At_a_bound_the_value_counts_and_the_bound_does_not(double x)
    {
        RuleCheck.IsAt("Clamp", 0, [x, -1.0, 2.0], 1);
        RuleCheck.IsAt("Clamp", 1, [x, -1.0, 2.0], 0);
        RuleCheck.IsAt("Clamp", 2, [x, -1.0, 2.0], 0);
    }

    [Test]
    public void The_argument_not_chosen_contributes_nothing_not_even_a_NaN()
    {
        var x = new Local(new Variable(0, "x", IrType.Double));
        var y = new Local(new Variable(1, "y", IrType.Double));
        var adjoint = new Local(new Variable(2, "dm", IrType.Double));
        var call = new MathCall("Math", "Max", EquatableArray.Of<Expr>(x, y), IrType.Double);

        Expr contribution = Build.Multiply(adjoint, MathRules.Find(call)!.Partial(1, [x, y], call));

        var variables = new Dictionary<int, object> { [0] = 2.0, [1] = 1.0, [2] = double.PositiveInfinity };
        Assert.That(new IrEvaluator(variables).Visit(contribution), Is.EqualTo(0.0));
    }

    [Test]
    public void Every_rule_is_tested() => RuleCheck.EveryRuleIsNamed(ChoiceRules.All, GetType());
}
