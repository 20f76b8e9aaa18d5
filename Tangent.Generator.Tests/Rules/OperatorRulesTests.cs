using System;
using System.Collections.Generic;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Rules;

public sealed class OperatorRulesTests
{
    [Test]
    public void Binary_operators_agree_with_differences(
        [Values(nameof(BinaryOperator.Add), nameof(BinaryOperator.Subtract), nameof(BinaryOperator.Multiply),
            nameof(BinaryOperator.Divide), nameof(BinaryOperator.Remainder))] string name,
        [Values(-3.7, 0.6, 7.3)] double x,
        [Values(-2.1, 0.45, 5.5)] double y,
        [Values(0, 1)] int k)
    {
        BinaryOperator op = Enum.Parse<BinaryOperator>(name);
        double expected = FiniteDifference.Derivative(t => Value(op, k == 0 ? t : x, k == 1 ? t : y), k == 0 ? x : y);

        Assert.That(Partial(op, IrType.Double, x, y, k), Is.EqualTo(expected).Within(1e-8));
        Assert.That(Partial(op, IrType.Single, (float)x, (float)y, k), Is.TypeOf<float>().And.EqualTo((float)expected).Within(1e-4f));
    }

    [Test]
    public void The_quotient_of_a_remainder_is_the_exact_one()
    {
        // 1 / 0.1 rounds to 10, but 0.1 is a little more than a tenth: it goes into 1 nine times.
        Assert.That(Partial(BinaryOperator.Remainder, IrType.Double, 1.0, 0.1, 1), Is.EqualTo(-9).Within(1e-14));
    }

    [TestCase(nameof(UnaryOperator.Plus), 1)]
    [TestCase(nameof(UnaryOperator.Negate), -1)]
    public void Signs(string name, double expected)
    {
        var x = new Local(new Variable(0, "x", IrType.Double));
        MathRule rule = OperatorRules.Find(new Unary(Enum.Parse<UnaryOperator>(name), x, IrType.Double))!;

        Assert.That(IrEvaluator.Evaluate(rule.Partial(0, [x], x)), Is.EqualTo(expected));
    }

    [Test]
    public void Integers_and_comparisons_have_no_rule()
    {
        var n = new Local(new Variable(0, "n", IrType.Int));
        var x = new Local(new Variable(1, "x", IrType.Double));

        Assert.That(OperatorRules.Find(new Binary(BinaryOperator.Divide, n, n, IrType.Int)), Is.Null);
        Assert.That(OperatorRules.Find(new Binary(BinaryOperator.LessThan, x, x, IrType.Bool)), Is.Null);
        Assert.That(OperatorRules.Find(new Unary(UnaryOperator.Negate, n, IrType.Int)), Is.Null);
    }

    private static double Value(BinaryOperator op, double x, double y)
    {
        var (e, variables) = Operation(op, IrType.Double, x, y);
        return (double)new IrEvaluator(variables).Visit(e);
    }

    private static object Partial(BinaryOperator op, IrType type, object x, object y, int k)
    {
        var (e, variables) = Operation(op, type, x, y);
        var value = new Local(new Variable(2, "value", type));
        variables[2] = new IrEvaluator(variables).Visit(e);
        return new IrEvaluator(variables).Visit(OperatorRules.Find(e)!.Partial(k, [e.Left, e.Right], value));
    }

    private static (Binary Operation, Dictionary<int, object> Variables) Operation(BinaryOperator op, IrType type, object x, object y) =>
        (new Binary(op, new Local(new Variable(0, "x", type)), new Local(new Variable(1, "y", type)), type),
            new Dictionary<int, object> { [0] = x, [1] = y });
}
