using System;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class GuardShapeTests
{
    [Test]
    public void A_null_argument_is_named()
    {
        Assert.That(() => Guard.NotNull(null, "w"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("w"));
        Assert.DoesNotThrow(() => Guard.NotNull(new double[0], "w"));
    }

    [Test]
    public void Buffers_that_fit_pass()
    {
        Assert.DoesNotThrow(() => Guard.SameShape(new double[2], new double[2], "dw"));
        Assert.DoesNotThrow(() => Guard.SameShape(new float[,] { { 1 } }, new float[1, 1], "dw"));
        Assert.DoesNotThrow(() => Guard.SameShape(new double[1, 2, 3], new double[1, 2, 3], "dw"));
        Assert.DoesNotThrow(() => Guard.SameShape<double>(new double[][] { [1], null! }, [[0], null!], "dw"));
        Assert.DoesNotThrow(() => Guard.SameShape((ReadOnlySpan<double>)new double[2], new double[2], "dw"));
        Assert.DoesNotThrow(() => Guard.SameShape(Array.Empty<double>(), Array.Empty<double>(), "dw"));
    }

    [Test]
    public void A_null_buffer_is_named()
    {
        Assert.That(() => Guard.SameShape(new double[2], null!, "dw"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("dw"));
        Assert.That(() => Guard.SameShape(new double[2, 2], null!, "dw"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("dw"));
        Assert.That(() => Guard.SameShape(new double[2][], null!, "dw"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("dw"));
        Assert.That(
            () => Guard.SameShape<double>(new double[][] { [1], [2] }, [[0], null!], "dw"),
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("dw[1]"));
    }

    [Test]
    public void A_buffer_of_another_length_is_named_with_both_lengths()
    {
        Refused(() => Guard.SameShape(new double[3], new double[2], "dw"), "dw", "2", "3");
        Refused(() => Guard.SameShape((ReadOnlySpan<double>)new double[3], new double[2].AsSpan(), "dw"), "dw", "2", "3");
        Refused(() => Guard.SameShape(new double[3].AsSpan(), new double[2].AsSpan(), "dw"), "dw", "2", "3");
        Refused(() => Guard.SameShape(new double[2, 3], new double[3, 2], "dw"), "dw", "2 × 3", "3 × 2");
        Refused(() => Guard.SameShape(new double[1, 2, 3], new double[1, 2, 4], "dw"), "dw", "1 × 2 × 3", "1 × 2 × 4");
        Refused(() => Guard.SameShape(new double[3][], new double[2][], "dw"), "dw", "2 rows", "3");
        Refused(() => Guard.SameShape<double>(new double[][] { [1], [2, 3] }, [[0], [0]], "dw"), "dw[1]", "1", "2");
    }

    [Test]
    public void A_buffer_that_starts_elsewhere_is_refused()
    {
        var shifted = (double[,])Array.CreateInstance(typeof(double), [2, 2], [1, 1]);

        Refused(() => Guard.SameShape(shifted, new double[2, 2], "dw"), "dw", "1..2 × 1..2", "2 × 2");
    }

    [Test]
    public void The_argument_itself_is_no_buffer()
    {
        double[] w = [1, 2];
        double[,] matrix = { { 1 } };
        double[][] rows = [w];

        Refused(() => Guard.SameShape(w, w, "dw"), "dw", "very array");
        Refused(() => Guard.SameShape(matrix, matrix, "dw"), "dw", "very array");
        Refused(() => Guard.SameShape<double>(rows, [w], "dw"), "dw[0]", "very array");
        Refused(() => Guard.SameShape(w.AsSpan(), w.AsSpan(), "dw"), "dw", "overlaps");
    }

    private static void Refused(Action call, string name, params string[] said)
    {
        var exception = Assert.Throws<ArgumentException>(call);
        Assert.That(exception!.ParamName, Is.EqualTo(name));
        foreach (string words in said)
        {
            Assert.That(exception.Message, Does.Contain(words));
        }
    }
}
