using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Surgery;

/// <summary>Statements that change adjoints, print them and keep them.</summary>
public sealed class InsertTests
{
    private const double H = 1e-6;

    private static readonly double[] W = [0.5, -0.3, 0.8];

    [Test]
    public void An_adjoint_is_scaled_in_a_straight_line()
    {
        (double dx, double dy) = Inserted.LineGrad(1.3, 0.7);
        (double dx2, double dy2) = Inserted.LineStoppedGrad(1.3, 0.7);
        Assert.That(dx, Is.EqualTo(dx2).Within(1e-12));
        Assert.That(dy, Is.EqualTo(dy2).Within(1e-12));
    }

    [Test]
    public void An_adjoint_is_scaled_in_a_loop([Range(0, 6)] int n)
    {
        double expected = Inserted.LoopStoppedGrad(0.4, n);
        Assert.That(Inserted.LoopVjp(0.4, n).Value, Is.EqualTo(Inserted.Loop(0.4, n)));
        Assert.That(Inserted.LoopGrad(0.4, n), Is.EqualTo(expected).Within(1e-12));
        Assert.That(Inserted.LoopPullback(0.4, n).Pullback(1), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void The_product_with_the_Hessian_is_the_derivative_of_the_changed_gradient([Range(0, 6)] int n)
    {
        double expected = (Inserted.LoopGrad(0.4 + H, n) - Inserted.LoopGrad(0.4 - H, n)) / (2 * H);
        Assert.That(Inserted.LoopHvp(0.4, n, 1), Is.EqualTo(expected).Within(1e-6 * (1 + Math.Abs(expected))));
    }

    /// <summary>The whole adjoint of the variable, not only what the loop, the function or the lambda itself adds to it.</summary>
    [Test]
    public void The_whole_adjoint_is_met_in_a_loop_with_checkpoints_and_in_captures([Range(0, 4)] int n)
    {
        Assert.That(Inserted.CheckpointedGrad(3, n), Is.EqualTo(6 * Math.Pow(0.5, n)));
        Assert.That(Inserted.CapturedGrad(3), Is.EqualTo(3));
        Assert.That(Inserted.InLambdaGrad(3), Is.EqualTo((6 + 1 + 3) * 0.5));
    }

    [Test]
    public void Forward_mode_knows_nothing_of_it([Range(0, 3)] int n)
    {
        double expected = (Inserted.Loop(0.4 + H, n) - Inserted.Loop(0.4 - H, n)) / (2 * H);
        Assert.That(Inserted.LoopJvp(0.4, n, 1).Tangent, Is.EqualTo(expected).Within(1e-7));
    }

    [Test]
    public void Adjoints_in_helpers_are_scaled()
    {
        double expected = Inserted.HelpersStoppedGrad(0.4, W);
        double second = (Inserted.HelpersGrad(0.4 + H, W) - Inserted.HelpersGrad(0.4 - H, W)) / (2 * H);
        Assert.That(Inserted.HelpersGrad(0.4, W), Is.EqualTo(expected).Within(1e-12));
        Assert.That(Inserted.HelpersPullback(0.4, W).Pullback(1), Is.EqualTo(expected).Within(1e-12));
        Assert.That(Inserted.HelpersHvp(0.4, W, 1), Is.EqualTo(second).Within(1e-6));
        Assert.That(Inserted.InlinedGrad(3), Is.EqualTo((40 * 3) + 5));
    }

    [Test]
    public void Adjoints_of_arrays_and_elements_are_scaled()
    {
        double[] v = [0.5, 1.5, 2];
        (double[] dw, double[] dv) = Inserted.ArraysGrad([.. W], v);
        (double[] dw2, double[] dv2) = Inserted.ArraysStoppedGrad([.. W], v);
        Assert.That(dw, Is.EqualTo(dw2).Within(1e-12));
        Assert.That(dv, Is.EqualTo(dv2).Within(1e-12));

        double[] up = [.. v.Select((x, i) => x + (i * H))];
        double[] down = [.. v.Select((x, i) => x - (i * H))];
        (double[] hw, double[] hv) = Inserted.ArraysHvp([.. W], v, [0, 0, 0], [0, 1, 2]);
        double[] expected = [.. Inserted.ArraysGrad([.. W], up).dw.Zip(Inserted.ArraysGrad([.. W], down).dw, (p, m) => (p - m) / (2 * H))];
        Assert.That(hw, Is.EqualTo(expected).Within(1e-6));
        Assert.That(hv, Has.Length.EqualTo(3));
    }

    [Test]
    public void What_a_buffer_holds_before_is_left_alone()
    {
        double[] dv = [100, 100];
        Inserted.ReadOnlyVjp([3, 5], dv);
        Assert.That(dv, Is.EqualTo(new double[] { 110, 103 }));
    }

    [Test]
    public void Adjoints_are_clipped_and_counted()
    {
        Inserted.Seen.Clear();
        Inserted.Largest = 0;
        Inserted.Count = 0;
        var norms = new double[4];

        Assert.That(Inserted.ClippedGrad(1, 4, 10, norms), Is.EqualTo(10));
        Assert.That(norms, Is.EqualTo(new double[] { 30, 27, 9, 3 }));
        Assert.That(Inserted.Seen, Is.EqualTo(new double[] { 3, 9, 27, 30 }));
        Assert.That((Inserted.Largest, Inserted.Count), Is.EqualTo((30.0, 4)));
    }

    [Test]
    public void Statements_run_in_the_order_of_the_backward_sweep()
    {
        Inserted.Seen.Clear();
        Assert.That(Inserted.IndependentGrad(1, [1, 2, 3]), Is.EqualTo(28));
        Assert.That(Inserted.Seen, Is.EqualTo(new double[] { 2 + 6, 1 + 4, 0 + 2 }));
    }

    [Test]
    public void An_adjoint_is_asserted_and_replaced()
    {
        Assert.That(Inserted.GuardedGrad(4), Is.EqualTo(0.5));
        Assert.That(() => Inserted.GuardedGrad(0), Throws.TypeOf<ArithmeticException>().With.Message.EqualTo("an infinite adjoint at x = 0"));
    }

    [Test]
    public void The_buffers_of_a_method_without_a_result_are_acted_on()
    {
        double[] y = new double[2], dx = [100, 0], dy = [1, 1];
        Inserted.SquaresVjp([2, 3], y, dx, dy);
        Assert.That(dx, Is.EqualTo(new double[] { 208, 18 }));
        Assert.That(dy, Is.All.Zero);
        Assert.That(Inserted.SwappedTupleGrad(2), Is.EqualTo((2 * 2 * 2) + (1 * 3 * 4)));
    }

    [Test]
    public void The_method_itself_has_no_trace_of_it()
    {
        MethodInfo method = typeof(Inserted).GetMethod(nameof(Inserted.Clipped))!;
        Type[] nested = typeof(Inserted).GetNestedTypes(BindingFlags.NonPublic);
        Assert.That(method.GetMethodBody()!.LocalVariables.Select(l => l.LocalType), Has.All.Matches<Type>(t => t.IsPrimitive));
        Assert.That(nested.Where(t => t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && t.GetField("norms") is not null), Is.Empty, "nothing is captured");
    }
}
