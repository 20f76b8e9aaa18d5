using System;
using NUnit.Framework;

namespace Tangent.Generator.Tests.BadInput;

/// <summary>
/// One array under two names is right in forward mode where the tangents alias as the arguments do; where the method writes it and
/// they do not, the derivative says so before anything is written.
/// </summary>
public sealed class TangentTests
{
    [Test]
    public void One_array_for_two_parameters_needs_one_tangent_where_the_method_writes_it()
    {
        double[] x = [2, 3];
        Assert.That(Named(() => Methods.ScaleJvp(x, x, [1, 0], [0, 1])), Is.EqualTo("b"));
        Assert.That(x, Is.EqualTo([2.0, 3.0]));
        double[] dx = [1, 0];
        Assert.That(Methods.ScaleJvp(x, x, dx, dx), Is.EqualTo((8.0, 8.0)), "x² + x² at 2");
        Assert.That(dx, Is.EqualTo([4.0, 0.0]));
    }

    [Test]
    public void Two_arrays_need_two_tangents_where_the_method_writes_one()
    {
        double[] dx = [1, 0];
        Assert.That(Named(() => Methods.ScaleJvp([2, 3], [2, 3], dx, dx)), Is.EqualTo("b"));
        Assert.That(Methods.DotJvp([2, 3], [2, 3], dx, dx).Tangent, Is.EqualTo(4), "only read: one tangent may serve both");
    }

    [Test]
    public void A_tangent_that_the_derivative_writes_is_no_argument_and_has_its_length()
    {
        double[] x = [2, 3];
        Assert.That(Named(() => Methods.ScaleJvp(x, [1, 1], x, [0, 1])), Is.EqualTo("da"));
        Assert.That(Named(() => Methods.ScaleJvp(x, [1, 1], [1], [0, 1])), Is.EqualTo("da"));
        Assert.That(Methods.DotJvp(x, [1, 1], x, [0, 0]).Tangent, Is.EqualTo(5), "only read: the direction may be the point");
    }

    [Test]
    public void An_array_without_a_tangent_is_not_one_with_a_tangent()
    {
        double[] x = [2, 3];
        Assert.That(Named(() => Methods.ScaleOneJvp(x, x, [1, 0])), Is.EqualTo("b"));
        Assert.That(Methods.ScaleOneJvp(x, [2, 3], [1, 0]).Tangent, Is.EqualTo(2));
    }

    [Test]
    public void Rows_alias_as_their_tangents_do()
    {
        double[] x = [2, 3];
        Assert.That(Named(() => Methods.ScaleRowsJvp([x, x], [[1, 0], [0, 0]])), Is.EqualTo("rows[1]"));
        double[] dx = [1, 0];
        Assert.That(Methods.ScaleRowsJvp([x, x], [dx, dx]), Is.EqualTo((16.0, 32.0)), "x⁴ at 2");
    }

    [Test]
    public void Spans_overlap_as_their_tangents_do()
    {
        double[] x = [2, 3];
        double[] dx = [1, 0];
        Assert.That(Named(() => Methods.ScaleSpansJvp(x, x.AsSpan(1), [1, 0], [0])), Is.EqualTo("b"));
        Assert.That(Methods.ScaleSpansJvp(x, x.AsSpan(1), dx, dx.AsSpan(1)), Is.EqualTo((18.0, 9.0)), "x y · y");
    }

    private static string? Named(Action call) => Assert.Throws<ArgumentException>(() => call())!.ParamName;
}
