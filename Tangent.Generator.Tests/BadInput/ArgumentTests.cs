using System;
using NUnit.Framework;

namespace Tangent.Generator.Tests.BadInput;

/// <summary>Null, short and shared buffers: an exception that names the argument, before anything is written.</summary>
public sealed class ArgumentTests
{
    [Test]
    public void A_null_argument_or_buffer_is_named()
    {
        Assert.That(Assert.Throws<ArgumentNullException>(() => Methods.DotVjp(null!, [1], [0], [0]))!.ParamName, Is.EqualTo("a"));
        Assert.That(Assert.Throws<ArgumentNullException>(() => Methods.DotVjp([1], [1], [0], null!))!.ParamName, Is.EqualTo("db"));
        Assert.That(Assert.Throws<ArgumentNullException>(() => Methods.DotGrad([1], null!))!.ParamName, Is.EqualTo("b"));
        Assert.That(Assert.Throws<ArgumentNullException>(() => Methods.RowsVjp([[1], [2]], [[0], null!]))!.ParamName, Is.EqualTo("drows[1]"));
    }

    [Test]
    public void A_buffer_of_another_length_is_named_and_nothing_is_written()
    {
        double[] da = [7, 7];
        Assert.That(Assert.Throws<ArgumentException>(() => Methods.DotVjp([1, 2], [3, 4], da, [0]))!.ParamName, Is.EqualTo("db"));
        Assert.That(Assert.Throws<ArgumentException>(() => Methods.DotVjp([1, 2], [3, 4], da, [0, 0, 0]))!.ParamName, Is.EqualTo("db"));
        Assert.That(Assert.Throws<ArgumentException>(() => Methods.RowsVjp([[1, 2]], [[0]]))!.ParamName, Is.EqualTo("drows[0]"));
        Assert.That(Assert.Throws<ArgumentException>(() => Methods.TableVjp(new double[2, 3], new double[2], new double[3, 2], new double[2]))!.ParamName, Is.EqualTo("dtable"));
        Assert.That(da, Is.EqualTo([7.0, 7.0]));
    }

    [Test]
    public void A_buffer_that_is_the_argument_itself_is_refused()
    {
        double[] a = [1, 2];
        Assert.That(Assert.Throws<ArgumentException>(() => Methods.DotVjp(a, [3, 4], a, [0, 0]))!.ParamName, Is.EqualTo("da"));
        Assert.That(a, Is.EqualTo([1.0, 2.0]));
    }

    [Test]
    public void Empty_arrays_have_empty_gradients()
    {
        (double[] da, double[] db) = Methods.DotGrad([], []);
        Assert.That(da, Is.Empty);
        Assert.That(db, Is.Empty);
        Assert.That(Methods.RowsGrad([]), Is.Empty);
        Assert.That(Methods.RowsGrad([[], []]), Is.EqualTo(new double[][] { [], [] }));
        Assert.That(Methods.TableGrad(new double[0, 3], []).Item1, Is.Empty);
    }

    /// <summary>The method itself reads past the end: so do its derivatives, with the same exception, and the buffers stay.</summary>
    [Test]
    public void Where_the_method_throws_the_buffers_keep_what_they_held()
    {
        double[] da = [7, 7];
        double[] db = [7];
        Assert.Throws<IndexOutOfRangeException>(() => Methods.DotVjp([1, 2], [3], da, db));
        Assert.That(da, Is.EqualTo([7.0, 7.0]));
        Assert.That(db, Is.EqualTo([7.0]));
    }
}
