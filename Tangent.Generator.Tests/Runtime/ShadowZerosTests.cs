using System;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class ShadowZerosTests
{
    [Test]
    public void A_vector_gets_zeros_of_its_length()
    {
        double[] source = [1, 2, 3];
        float[] single = [1f, 2f];

        Assert.That(Shadow.ZerosLike(source), Is.EqualTo(new double[3]));
        Assert.That(Shadow.ZerosLike(single), Is.EqualTo(new float[2]));
        Assert.That(source, Is.EqualTo([1.0, 2.0, 3.0]));
    }

    [Test]
    public void A_span_gets_an_array()
    {
        double[] source = [1, 2, 3, 4];

        Assert.That(Shadow.ZerosLike<double>(source.AsSpan(1)), Is.EqualTo(new double[3]));
        Assert.That(Shadow.ZerosLike((ReadOnlySpan<double>)source), Is.EqualTo(new double[4]));
    }

    [Test]
    public void Rows_that_are_one_array_get_one_shadow_and_null_rows_stay_null()
    {
        double[] row = [1, 2];
        double[][] source = [row, [3], null!, row, []];

        double[][] shadow = Shadow.ZerosLike(source);

        Assert.That(shadow[0], Is.EqualTo(new double[2]));
        Assert.That(shadow[1], Is.EqualTo(new double[1]));
        Assert.That(shadow[2], Is.Null);
        Assert.That(shadow[3], Is.SameAs(shadow[0]));
        Assert.That(shadow[4], Is.Empty);
        Assert.That(shadow[0], Is.Not.SameAs(row));
    }

    [Test]
    public void Many_rows_alias_exactly_as_theirs_do()
    {
        var source = new double[500][];
        for (int i = 0; i < source.Length; i++)
        {
            source[i] = i % 3 == 0 || i == 1 ? new double[i] : source[i / 2];
        }

        double[][] shadow = Shadow.ZerosLike(source);

        for (int i = 0; i < source.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.That(ReferenceEquals(shadow[i], shadow[j]), Is.EqualTo(ReferenceEquals(source[i], source[j])));
            }
        }
    }

    [Test]
    public void Rectangular_arrays_keep_their_shape()
    {
        double[,] matrix = { { 1, 2, 3 }, { 4, 5, 6 } };
        var cube = new float[2, 3, 4];
        cube[1, 2, 3] = 7;

        Assert.That(Shadow.ZerosLike(matrix), Is.EqualTo(new double[2, 3]));
        Assert.That(Shadow.ZerosLike(cube), Is.EqualTo(new float[2, 3, 4]));
        Assert.That(matrix[1, 2], Is.EqualTo(6));
        Assert.That(cube[1, 2, 3], Is.EqualTo(7));
    }

    [Test]
    public void Lower_bounds_are_kept()
    {
        var matrix = (double[,])Array.CreateInstance(typeof(double), [2, 2], [1, -1]);
        matrix[1, -1] = 5;

        double[,] shadow = Shadow.ZerosLike(matrix);

        Assert.That(shadow.GetLowerBound(0), Is.EqualTo(1));
        Assert.That(shadow.GetLowerBound(1), Is.EqualTo(-1));
        Assert.That(shadow[1, -1], Is.Zero);
    }

    [Test]
    public void A_null_array_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Shadow.ZerosLike((double[])null!));
        Assert.Throws<ArgumentNullException>(() => Shadow.ZerosLike((double[][])null!));
        Assert.Throws<ArgumentNullException>(() => Shadow.ZerosLike((double[,])null!));
        Assert.Throws<ArgumentNullException>(() => Shadow.ZerosLike((double[,,])null!));
    }
}
