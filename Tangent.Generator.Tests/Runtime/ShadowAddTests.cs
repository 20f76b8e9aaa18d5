using System;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class ShadowAddTests
{
    [Test]
    public void Vectors_and_spans_accumulate()
    {
        double[] target = [1, 2, 3];
        float[] single = [1f, 2f];

        Shadow.Add(new double[] { 10, 20, 30 }, target);
        Shadow.Add(new[] { 0.5f, 0.25f }, single);
        Shadow.Add(new[] { 100.0, 200.0 }, target.AsSpan(1));

        Assert.That(target, Is.EqualTo([11.0, 122.0, 233.0]));
        Assert.That(single, Is.EqualTo([1.5f, 2.25f]));
    }

    [Test]
    public void Rows_accumulate_and_null_rows_add_nothing()
    {
        double[][] target = [[1, 2], [3], [4]];

        Shadow.Add([[10, 20], null!, [40]], target);

        Assert.That(target, Is.EqualTo(new double[][] { [11, 22], [3], [44] }));
    }

    [Test]
    public void A_row_shared_in_both_at_the_same_places_is_added_once()
    {
        float[] sourceRow = [1, 2];
        float[] targetRow = [10, 20];

        Shadow.Add([sourceRow, sourceRow], [targetRow, targetRow]);

        Assert.That(targetRow, Is.EqualTo([11f, 22f]));
    }

    [Test]
    public void A_row_shared_in_the_source_alone_is_added_at_each_place()
    {
        double[] row = [1, 2];
        double[][] target = [[10, 20], [30, 40]];

        Shadow.Add([row, row], target);

        Assert.That(target, Is.EqualTo(new double[][] { [11, 22], [31, 42] }));
    }

    [Test]
    public void Rectangular_arrays_accumulate()
    {
        double[,] matrix = { { 1, 2 }, { 3, 4 } };
        float[,] singleMatrix = { { 1, 2, 3 } };
        var cube = new double[1, 2, 3];
        var singleCube = new float[2, 1, 1];
        var addedCube = new double[1, 2, 3];
        addedCube[0, 1, 2] = 5;
        var addedSingleCube = new float[2, 1, 1];
        addedSingleCube[1, 0, 0] = 6;

        Shadow.Add(new double[,] { { 10, 20 }, { 30, 40 } }, matrix);
        Shadow.Add(new float[,] { { 10, 20, 30 } }, singleMatrix);
        Shadow.Add(addedCube, cube);
        Shadow.Add(addedSingleCube, singleCube);

        Assert.That(matrix, Is.EqualTo(new double[,] { { 11, 22 }, { 33, 44 } }));
        Assert.That(singleMatrix, Is.EqualTo(new float[,] { { 11, 22, 33 } }));
        Assert.That(cube, Is.EqualTo(addedCube));
        Assert.That(singleCube, Is.EqualTo(addedSingleCube));
    }

    [Test]
    public void Shapes_that_differ_are_refused_before_anything_is_added()
    {
        double[] target = [1, 2];
        double[][] rows = [[1], [2, 3]];

        Assert.Throws<ArgumentException>(() => Shadow.Add(new[] { 1.0 }, target));
        Assert.Throws<ArgumentException>(() => Shadow.Add([[1], [2]], rows));
        Assert.Throws<ArgumentException>(() => Shadow.Add(new double[2, 1], new double[1, 2]));
        Assert.Throws<ArgumentNullException>(() => Shadow.Add(target, null!));
        Assert.That(target, Is.EqualTo([1.0, 2.0]));
        Assert.That(rows[0], Is.EqualTo([1.0]));
    }
}
