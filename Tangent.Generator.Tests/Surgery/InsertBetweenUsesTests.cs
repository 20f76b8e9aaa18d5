using System;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Surgery;

/// <summary>Inserted statements see the adjoint of what is computed behind them, not of what is computed before, though it is the same.</summary>
internal static partial class InsertBetweenUsesTests
{
    /// <summary>A function of the variable before and after what is inserted was once computed once, and its adjoint missed the inserted statements.</summary>
    [Test]
    public static void Inserted_statements_stand_between_two_uses_of_one_function()
    {
        double slope = Math.Cos(0.7), height = Math.Sin(0.7);
        Assert.That(HalvedBetweenUsesGrad(0.7), Is.EqualTo((0.5 * slope * height) + (height * slope)).Within(1e-15));
        Assert.That(HalvedBehindADerivativeGrad(0.7), Is.EqualTo((0.5 * slope * slope) - (height * height)).Within(1e-15));
    }

    [Differentiable]
    internal static double SineToBeNested(double x) => Math.Sin(x);

    [Differentiable]
    internal static double HalvedBetweenUses(double x)
    {
        double before = Math.Sin(x);
        Gradient.Insert(x, (ref double dx) => { dx *= 0.5; });
        return Math.Sin(x) * before;
    }

    [Differentiable]
    internal static double HalvedBehindADerivative(double x)
    {
        double before = SineToBeNestedGrad(x);
        Gradient.Insert(x, (ref double dx) => { dx *= 0.5; });
        return Math.Sin(x) * before;
    }
}
