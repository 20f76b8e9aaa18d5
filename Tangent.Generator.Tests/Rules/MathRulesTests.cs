using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;
using Tangent.Generator.Support;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Rules;

public sealed class MathRulesTests
{
    /// <summary>
    /// The members of <c>Math</c> in netstandard2.0 are among those walked here: nothing was ever taken away from it.
    /// </summary>
    [Test]
    public void Every_member_is_declared([ValueSource(typeof(MathLibrary), nameof(MathLibrary.Owners))] string owner)
    {
        string[] undeclared = MathLibrary.Members(owner)
            .Where(m => !MathRules.Knows(owner, m.Name, m.GetParameters().Length))
            .Select(m => m.ToString()!)
            .ToArray();

        Assert.That(undeclared, Is.Empty);
    }

    [Test]
    public void Every_declared_function_exists()
    {
        IEnumerable<MethodInfo> byConstraint = typeof(System.Numerics.INumberBase<double>).GetMethods(BindingFlags.Public | BindingFlags.Static);
        var existing = MathLibrary.Owners.SelectMany(MathLibrary.Members).Concat(byConstraint)
            .Select(m => (m.Name, m.GetParameters().Length))
            .ToHashSet();
        Declaration[] declared =
        [
            .. ArithmeticRules.All, .. ChoiceRules.All, .. ExponentialRules.All, .. HyperbolicRules.All,
            .. PlainRules.All, .. PowerRules.All, .. RoundingRules.All, .. TrigonometricRules.All,
        ];

        Assert.That(declared.Where(d => !existing.Contains((d.Function, d.Arity))).Select(d => d.Function), Is.Empty);
    }

    [Test]
    public void A_real_result_of_real_arguments_is_never_merely_plain()
    {
        IEnumerable<MethodInfo> reals = MathLibrary.Owners
            .SelectMany(MathLibrary.Members)
            .Where(m => MathLibrary.IsReal(m.ReturnType) && m.GetParameters().Any(p => MathLibrary.IsReal(p.ParameterType)));
        (string, int)[] plain = PlainRules.All.Select(d => (d.Function, d.Arity)).ToArray();

        Assert.That(reals.Select(m => (m.Name, m.GetParameters().Length)).Intersect(plain), Is.Empty);
    }

    [TestCase("Decimal", "Floor")]
    [TestCase("Math", "Gamma")]
    public void What_is_not_declared_is_not_found(string owner, string function)
    {
        var x = new Local(new Variable(0, "x", IrType.Double));

        Assert.That(MathRules.Knows(owner, function, 1), Is.False);
        Assert.That(MathRules.Find(new MathCall(owner, function, EquatableArray.Of<Expr>(x), IrType.Double)), Is.Null);
    }

    [Test]
    public void What_a_partial_needs_is_read_off_it()
    {
        Local x = new(new Variable(7, "x", IrType.Double));
        Local y = new(new Variable(8, "y", IrType.Double));

        MathRule exp = Rule("Exp", x);
        Assert.That((exp.UsesValue(0), exp.Reads(0)), Is.EqualTo((true, Array.Empty<int>())));
        MathRule sin = Rule("Sin", x);
        Assert.That((sin.UsesValue(0), sin.Reads(0)), Is.EqualTo((false, new[] { 0 })));
        MathRule quotient = OperatorRules.Find(new Binary(BinaryOperator.Divide, x, y, IrType.Double))!;
        Assert.That((quotient.UsesValue(0), quotient.Reads(0)), Is.EqualTo((false, new[] { 1 })));
        Assert.That((quotient.UsesValue(1), quotient.Reads(1)), Is.EqualTo((true, new[] { 1 })));
        MathRule square = Rule("Pow", x, new Literal("2.0", IrType.Double));
        Assert.That((square.UsesValue(0), square.Reads(0)), Is.EqualTo((false, new[] { 0 })));
    }

    [Test]
    public void The_same_variable_twice_is_two_arguments()
    {
        Local x = new(new Variable(7, "x", IrType.Double));
        MathRule square = OperatorRules.Find(new Binary(BinaryOperator.Multiply, x, x, IrType.Double))!;

        Assert.That(square.Reads(0), Is.EqualTo(new[] { 1 }));
        Assert.That(square.Reads(1), Is.EqualTo(new[] { 0 }));
    }

    private static MathRule Rule(string function, params Expr[] arguments) =>
        MathRules.Find(new MathCall("Math", function, EquatableArray.Of(arguments), IrType.Double))!;
}
