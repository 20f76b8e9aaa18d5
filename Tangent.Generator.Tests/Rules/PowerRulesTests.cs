using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Rules;

public sealed class PowerRulesTests
{
    private static readonly Local X = new(new Variable(0, "x", IrType.Double));
    private static readonly Local Value = new(new Variable(1, "value", IrType.Double));

    [TestCase("Sqrt", 0.1, 0.9, 3.0, 100.0)]
    [TestCase("Cbrt", -8.0, -0.1, 0.9, 3.0, 100.0)]
    public void Of_one_argument(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 1, points);

    [TestCase("Pow", 2.0, 3.0, 0.3, -1.2, 1.7, 0.5, 0.9, 7.1)]
    [TestCase("Hypot", 3.0, 4.0, -1.0, 0.2, 0.0, 2.0)]
    [TestCase("RootN", 5.0, 3.0, -5.0, 3.0, 2.0, 1.0, 0.7, -2.0, -1.5, 5.0)]
    public void Of_two_arguments(string function, params double[] points) =>
        RuleCheck.AgreesWithDifferences(function, 2, points);

    [TestCase("ReciprocalEstimate", 2.0, -0.25)]
    [TestCase("ReciprocalEstimate", -0.5, -4.0)]
    [TestCase("ReciprocalSqrtEstimate", 4.0, -0.0625)]
    public void An_estimate_has_the_derivative_of_what_it_estimates(string function, double x, double expected) =>
        RuleCheck.IsAt(function, 0, [x], expected);

    [TestCase(0.0)]
    [TestCase(1.0)]
    [TestCase(2.0)]
    [TestCase(3.0)]
    [TestCase(4.0)]
    [TestCase(5.0)]
    [TestCase(0.5)]
    [TestCase(1.5)]
    [TestCase(-0.5)]
    [TestCase(2.3)]
    [TestCase(-1.0)]
    [TestCase(-2.0)]
    [TestCase(-3.0)]
    public void A_literal_exponent(double p)
    {
        foreach (double x in new[] { 0.3, 1.0, 2.5 })
        {
            double expected = FiniteDifference.Derivative(t => Math.Pow(t, p), x);
            Assert.That(InBase(p, x), Is.EqualTo(expected).Within(1e-8 * Math.Max(1, Math.Abs(expected))));
        }
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(-1)]
    [TestCase(0.5)]
    public void No_power_is_called_where_a_product_or_the_value_does(double p)
    {
        Expr partial = PowRule(p).Partial(0, [X, Build.Real(p, IrType.Double)], Value);

        Assert.That(partial.Descendants().OfType<MathCall>(), Is.Empty);
    }

    [Test]
    public void An_exponent_that_hides_under_a_conversion_is_seen()
    {
        Expr two = new IR.Convert(Build.IntLiteral(2), IrType.Double, IsExplicit: false);
        var call = new MathCall("Math", "Pow", EquatableArray.Of<Expr>(X, two), IrType.Double);

        Expr partial = MathRules.Find(call)!.Partial(0, [X, two], Value);

        Assert.That(partial, Is.EqualTo(Build.Multiply(Build.Real(2, IrType.Double), X)));
    }

    [Test]
    public void To_the_zeroth_power_the_derivative_is_zero_everywhere()
    {
        RuleCheck.IsAt("Pow", 0, [0.0, 0.0], 0);
        RuleCheck.IsAt("Pow", 0, [-2.0, 0.0], 0);
        Assert.That(PowRule(0).HasPartial(0), Is.False);
    }

    [TestCase(2.5)]
    [TestCase(0.5)]
    [TestCase(0.0)]
    public void Of_zero_the_derivative_in_an_exponent_that_is_not_negative_is_zero(double p)
    {
        RuleCheck.IsAt("Pow", 1, [0.0, p], 0);
        Assert.That(InExponent(0, p), Is.Zero);
    }

    [TestCase(2.0, 1.5)]
    [TestCase(0.5, -0.7)]
    [TestCase(10.0, 0.3)]
    public void A_literal_base(double x, double p)
    {
        double expected = FiniteDifference.Derivative(t => Math.Pow(x, t), p);
        Assert.That(InExponent(x, p), Is.EqualTo(expected).Within(1e-8 * Math.Max(1, Math.Abs(expected))));
    }

    [Test]
    public void Of_a_negative_base_with_a_whole_exponent() => RuleCheck.IsAt("Pow", 0, [-2.0, 3.0], 12);

    [Test]
    public void At_zero_the_square_root_is_vertical() => RuleCheck.IsAt("Sqrt", 0, [0.0], double.PositiveInfinity);

    [Test]
    public void The_first_root_is_the_identity_at_zero_too() => RuleCheck.IsAt("RootN", 0, [0.0, 1.0], 1);

    [Test]
    public void A_long_vector_does_not_overflow() => RuleCheck.IsAt("Hypot", 0, [3e30, 4e30], 0.6);

    [Test]
    public void At_the_origin_the_length_has_the_subgradient_of_least_norm()
    {
        RuleCheck.IsAt("Hypot", 0, [0.0, 0.0], 0);
        RuleCheck.IsAt("Hypot", 1, [0.0, 0.0], 0);
    }

    [Test]
    public void Every_rule_is_tested() => RuleCheck.EveryRuleIsNamed(PowerRules.All, GetType());

    private static double InExponent(double x, double p)
    {
        Expr literal = Build.Real(x, IrType.Double);
        MathRule rule = MathRules.Find(new MathCall("Math", "Pow", EquatableArray.Of(literal, X), IrType.Double))!;
        var variables = new Dictionary<int, object> { [0] = p, [1] = Math.Pow(x, p) };
        return (double)new IrEvaluator(variables).Visit(rule.Partial(1, [literal, X], Value));
    }

    private static MathRule PowRule(double p) =>
        MathRules.Find(new MathCall("Math", "Pow", EquatableArray.Of(X, Build.Real(p, IrType.Double)), IrType.Double))!;

    private static double InBase(double p, double x)
    {
        var variables = new Dictionary<int, object> { [0] = x, [1] = Math.Pow(x, p) };
        Expr partial = PowRule(p).Partial(0, [X, Build.Real(p, IrType.Double)], Value);
        return (double)new IrEvaluator(variables).Visit(partial);
    }
}
