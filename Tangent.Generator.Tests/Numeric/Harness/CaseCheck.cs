using System;
using System.Collections;
using System.Linq;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>What must hold of the derivatives of a method at a point, as far as they were asked for.</summary>
internal static class CaseCheck
{
    public static void Everything(NumericCase c)
    {
        SameValueAndEffects(c);
        if (c.HasForward)
            ForwardMode(c);
        if (c.HasReverse)
            ReverseMode(c);
        if (c.HasGradient)
            Gradient(c);
    }

    /// <summary>Every derivative gives the method's own value, bit for bit, and leaves its arguments as the method does.</summary>
    public static void SameValueAndEffects(NumericCase c)
    {
        object?[] point = c.Point();
        if (ThrowsEverywhere(c, point))
            return;

        Outcome expected = Derivatives.Primal(c, point);
        object?[] ones = Leaves.Map(point, _ => 1);
        if (c.HasForward)
            Compare.SameBits(Derivatives.Jvp(c, point, ones).Primal, expected, "Jvp");
        if (c.HasReverse)
            Compare.SameBits(Derivatives.Vjp(c, point, Leaves.Map(Final(point, expected), _ => 1), Seed(expected, _ => 1)).Primal, expected, "Vjp");
        if (c.HasGradient)
        {
            Compare.SameBits(Derivatives.ValueAndGrad(c, point).Primal, expected, "ValueAndGrad");
            Compare.SameBits(Derivatives.Grad(c, point).Primal.Arguments, expected.Arguments, "Grad");
        }
    }

    /// <summary>Forward mode against finite differences along random directions.</summary>
    public static void ForwardMode(NumericCase c)
    {
        object?[] point = c.Point();
        if (c.Gradient is not null || Throws(c, point) is not null)
            return;

        var random = new Random(1);
        for (int trial = 0; trial < 2; trial++)
        {
            object?[] direction = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
            JvpOutcome jvp = Derivatives.Jvp(c, point, direction);
            double[] actual = [.. Leaves.Of([jvp.Tangent]), .. Derivatives.Outputs(c, jvp.Tangents)];
            double[] expected = c.Wide is NumericCase wide ? InDoublePrecision(wide, point, direction) : DirectionalDifference.Of(c, point, direction);
            Compare.Close(actual, expected, c.IsHalf ? 8e-2 : c.IsSingle ? 2e-2 : 1e-6, "Jvp against differences");
        }
    }

    /// <summary>Reverse mode against forward mode or, where that was not asked for, against finite differences, by the dot product.</summary>
    public static void ReverseMode(NumericCase c)
    {
        object?[] point = c.Point();
        if (Throws(c, point) is not null || c.Gradient?.All(double.IsFinite) == false || (c.Gradient is not null && !c.HasForward))
            return;

        var random = new Random(2);
        Outcome primal = Derivatives.Primal(c, point);
        for (int trial = 0; trial < 2; trial++)
        {
            object?[] direction = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
            object?[] buffers = Leaves.Map(Final(point, primal), _ => c.MovesRows ? 0 : (2 * random.NextDouble()) - 1);
            object? seed = Seed(primal, _ => (2 * random.NextDouble()) - 1);
            VjpOutcome vjp = Derivatives.Vjp(c, point, buffers, seed);
            Compare.SameProduct(
                [.. Leaves.Of([seed]), .. c.MovesRows ? [] : Derivatives.Outputs(c, buffers)],
                Tangents(c, point, direction),
                Derivatives.Inputs(c, vjp.Adjoints),
                Derivatives.Inputs(c, direction),
                c.IsHalf ? 5e-2 : (c.HasForward, c.IsSingle) switch { (true, true) => 1e-4, (true, false) => 1e-10, (false, true) => 2e-2, (false, false) => 1e-6 });
        }
    }

    /// <summary>The gradient is what reverse mode gives for a seed of one, in storage of its own at every call.</summary>
    public static void Gradient(NumericCase c)
    {
        object?[] point = c.Point();
        if (Throws(c, point) is not null)
            return;

        object?[] zeros = Leaves.Map(point, _ => 0);
        double[] expected = Derivatives.Inputs(c, Derivatives.Vjp(c, point, zeros, One(c)).Adjoints);
        VjpOutcome first = Derivatives.Grad(c, point);
        VjpOutcome second = Derivatives.Grad(c, point);
        VjpOutcome both = Derivatives.ValueAndGrad(c, point);

        Compare.SameTotal(c, point, first.Adjoints, expected, "Grad");
        Compare.SameTotal(c, point, second.Adjoints, expected, "Grad again");
        Compare.SameTotal(c, point, both.Adjoints, expected, "ValueAndGrad");
        Assert.That(Compare.SharesStorage(first.Adjoints, second.Adjoints), Is.False, "two gradients share storage");
        Assert.That(Compare.SharesStorage(first.Adjoints, first.Primal.Arguments), Is.False, "a gradient is an argument");
        if (c.Gradient is not null)
            Compare.Close(expected, c.Gradient, c.IsHalf ? 1e-2 : c.IsSingle ? 1e-5 : 1e-9, "the gradient");
    }

    /// <summary>The digits of <c>Half</c> are too few for differences: what the same method's derivative is for <c>double</c>, which is checked by itself.</summary>
    private static double[] InDoublePrecision(NumericCase wide, object?[] point, object?[] direction)
    {
        JvpOutcome jvp = Derivatives.Jvp(wide, Leaves.With(wide.Point(), Leaves.Of(point)), Leaves.With(wide.Point(), Leaves.Of(direction)));
        return [.. Leaves.Of([jvp.Tangent]), .. Derivatives.Outputs(wide, jvp.Tangents)];
    }

    /// <summary>A list comes back longer or shorter: its buffer has the numbers of what it is then.</summary>
    private static object?[] Final(object?[] point, Outcome primal) =>
        point.Select((p, i) => p is IList and not Array ? primal.Arguments[i] : p).ToArray();

    private static double[] Tangents(NumericCase c, object?[] point, object?[] direction)
    {
        if (!c.HasForward)
            return DirectionalDifference.Of(c, point, direction);
        JvpOutcome jvp = Derivatives.Jvp(c, point, direction);
        return [.. Leaves.Of([jvp.Tangent]), .. c.MovesRows ? [] : Derivatives.Outputs(c, jvp.Tangents)];
    }

    private static object? Seed(Outcome primal, Func<double, double> f) => Leaves.Map([primal.Value], f)[0];

    private static object One(NumericCase c) => Leaves.Number(1, c.Primal.ReturnType);

    private static Exception? Throws(NumericCase c, object?[] point) => Thrown(() => Derivatives.Primal(c, point));

    /// <summary>Where the method throws, its derivatives throw the same.</summary>
    private static bool ThrowsEverywhere(NumericCase c, object?[] point)
    {
        if (Throws(c, point) is not Exception expected)
            return false;

        object?[] ones = Leaves.Map(point, _ => 1);
        object? seed = c.HasRealResult ? One(c) : null;
        if (c.HasForward)
            SameException(Thrown(() => Derivatives.Jvp(c, point, ones)), expected);
        if (c.HasReverse)
            SameException(Thrown(() => Derivatives.Vjp(c, point, ones, seed)), expected);
        if (c.HasGradient)
        {
            SameException(Thrown(() => Derivatives.Grad(c, point)), expected);
            SameException(Thrown(() => Derivatives.ValueAndGrad(c, point)), expected);
        }

        return true;
    }

    private static void SameException(Exception? actual, Exception expected) =>
        Assert.That((actual?.GetType(), actual?.Message), Is.EqualTo((expected.GetType(), expected.Message)));

    private static Exception? Thrown(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e) when (e is not AssertionException)
        {
            return e;
        }
    }
}
