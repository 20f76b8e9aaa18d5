using System;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class GuardAliasesTests
{
    private readonly double[] _a = [1, 2];
    private readonly double[] _b = [1, 2];
    private readonly double[] _da = [0, 0];
    private readonly double[] _db = [0, 0];

    [Test]
    public void Arrays_and_buffers_that_alias_alike_pass()
    {
        Assert.DoesNotThrow(() => Guard.Aliases(_a, _da, _b, _db, "db"));
        Assert.DoesNotThrow(() => Guard.Aliases(_a, _da, _a, _da, "db"));
        Assert.DoesNotThrow(() => Guard.Aliases(Array.Empty<double>(), Array.Empty<double>(), Array.Empty<double>(), new double[0], "db"));
    }

    [Test]
    public void One_array_with_two_buffers_is_refused_and_two_with_one_as_well()
    {
        Refused(() => Guard.Aliases(_a, _da, _a, _db, "db"), "db");
        Refused(() => Guard.Aliases(_a, _da, _b, _da, "db"), "db");
    }

    [Test]
    public void Rectangular_arrays_are_held_to_the_same()
    {
        var m = new double[1, 1];
        var dm = new double[1, 1];
        var c = new float[1, 1, 1];
        var dc = new float[1, 1, 1];

        Assert.DoesNotThrow(() => Guard.Aliases(m, dm, m, dm, "db"));
        Assert.DoesNotThrow(() => Guard.Aliases(c, dc, c, dc, "db"));
        Refused(() => Guard.Aliases(m, dm, m, new double[1, 1], "db"), "db");
        Refused(() => Guard.Aliases(c, dc, c, new float[1, 1, 1], "db"), "db");
    }

    [TestCase(0, 2, 0, 2, true)]
    [TestCase(0, 2, 2, 4, true)]
    [TestCase(0, 2, 0, 3, false)]
    [TestCase(2, 1, 2, 1, true)]
    [TestCase(2, 1, 1, 2, false)]
    [TestCase(0, 2, 0, 5, false)]
    public void Spans_overlap_by_the_same_distance(int a, int b, int da, int db, bool alike)
    {
        var memory = new double[10];
        var shadow = new double[10];
        void Check() => Guard.Aliases<double>(memory.AsSpan(a, 4), shadow.AsSpan(da, 4), memory.AsSpan(b, 4), shadow.AsSpan(db, 4), "db");

        if (alike)
        {
            Assert.DoesNotThrow(Check);
        }
        else
        {
            Refused(Check, "db");
        }
    }

    [Test]
    public void Spans_apart_need_buffers_apart()
    {
        var memory = new double[10];
        var shadow = new double[10];

        Assert.DoesNotThrow(
            () => Guard.Aliases<double>(memory.AsSpan(0, 5), shadow.AsSpan(5, 5), memory.AsSpan(5, 5), shadow.AsSpan(0, 5), "db"));
        Refused(
            () => Guard.Aliases<double>(memory.AsSpan(0, 5), shadow.AsSpan(0, 5), memory.AsSpan(5, 5), shadow.AsSpan(4, 5), "db"),
            "db");
    }

    [Test]
    public void Rows_within_an_array_alias_as_their_buffers_do()
    {
        Assert.DoesNotThrow(() => Guard.Aliases(new[] { _a, _b, _a, null! }, [_da, _db, _da, null!], "da"));
        Refused(() => Guard.Aliases(new[] { _a, _b, _a }, [_da, _db, new double[2]], "da"), "da[2]");
        Refused(() => Guard.Aliases(new[] { _a, _b }, [_da, _da], "da"), "da[1]");
    }

    [Test]
    public void Rows_of_two_arrays_alias_as_their_buffers_do()
    {
        double[][] a = [_a, _b];
        double[][] da = [_da, _db];

        Assert.DoesNotThrow(() => Guard.Aliases(a, da, a, da, "db"));
        Assert.DoesNotThrow(() => Guard.Aliases<double>(a, da, [_b, [3, 4]], [_db, [0, 0]], "db"));
        Refused(() => Guard.Aliases<double>(a, da, a, [_da, _db], "db"), "db");
        Refused(() => Guard.Aliases<double>(a, da, [_b, [3, 4]], [new double[2], [0, 0]], "db"), "db[0]");
        Refused(() => Guard.Aliases<double>(a, da, [_b, [3, 4]], [_db, _da], "db"), "db[1]");
        Refused(() => Guard.Aliases<double>(a, da, [_b], [_da], "db"), "db[0]");
    }

    [Test]
    public void An_array_that_is_a_row_of_another_has_the_rows_buffer()
    {
        double[][] rows = [_a, null!, _b];
        double[][] drows = [_da, null!, _db];

        Assert.DoesNotThrow(() => Guard.Aliases(rows, drows, _b, _db, "db"));
        Assert.DoesNotThrow(() => Guard.Aliases(rows, drows, new double[] { 5, 6 }, new double[2], "db"));
        Refused(() => Guard.Aliases(rows, drows, _b, new double[2], "db"), "db");
        Refused(() => Guard.Aliases(rows, drows, _b, _da, "db"), "db");
        Refused(() => Guard.Aliases(rows, drows, new double[] { 5, 6 }, _db, "db"), "db");
    }

    private static void Refused(Action call, string name)
    {
        Assert.That(Assert.Throws<ArgumentException>(call)!.ParamName, Is.EqualTo(name));
    }
}
