using System;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class ShadowPairsTests
{
    private readonly double[] _a = [1, 2];
    private readonly double[] _da = new double[2];
    private readonly double[] _b = [1, 2];
    private readonly double[] _db = new double[2];

    [Test]
    public void One_array_may_come_twice_with_one_shadow()
    {
        var pairs = new ShadowPairs();
        pairs.Add(_a, _da, "da");
        pairs.Add(_b, _db, "db");
        Assert.That(() => pairs.Add(_a, _da, "da"), Throws.Nothing);
    }

    [Test]
    public void One_array_with_two_shadows_is_refused()
    {
        var pairs = new ShadowPairs();
        pairs.Add(_a, _da, "da");
        Assert.That(() => pairs.Add(_a, _db, "db"), Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("db"));
    }

    [Test]
    public void One_shadow_of_two_arrays_is_refused()
    {
        var pairs = new ShadowPairs();
        pairs.Add(_a, _da, "da");
        Assert.That(() => pairs.Add(_b, _da, "db"), Throws.ArgumentException);
    }

    [Test]
    public void An_array_that_is_differentiated_only_here_is_refused()
    {
        var pairs = new ShadowPairs();
        pairs.Add(_a, null, "a");
        Assert.That(() => pairs.Add(_a, _da, "da"), Throws.ArgumentException);
    }

    [Test]
    public void Rows_count_too_and_what_is_null_or_empty_does_not()
    {
        var pairs = new ShadowPairs();
        double[] empty = [];
        pairs.Add(new[] { _a, empty, null! }, new[] { _da, empty, null! }, "rows");
        pairs.Add(empty, _db, "empty");
        pairs.Add(null, null, "null");
        Assert.That(() => pairs.Add(_a, _db, "db"), Throws.ArgumentException);
    }
}
