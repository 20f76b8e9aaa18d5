using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class TangentsTests
{
    private static readonly Tangents A = new(1.5, -2, 0, double.PositiveInfinity);
    private static readonly Tangents B = new(0.1, 0.2, double.NaN, -3);

    [Test]
    public void Each_direction_is_computed_as_a_number_is()
    {
        Assert.That(Of(A + B), Is.EqualTo(Each((a, b) => a + b)));
        Assert.That(Of(A - B), Is.EqualTo(Each((a, b) => a - b)));
        Assert.That(Of(0.3 * A), Is.EqualTo(Each((a, _) => 0.3 * a)));
        Assert.That(Of(A * 0.3), Is.EqualTo(Each((a, _) => a * 0.3)));
        Assert.That(Of(A / 0.3), Is.EqualTo(Each((a, _) => a / 0.3)));
        Assert.That(Of(-A).Select(double.IsNegative), Is.EqualTo(Each((a, _) => -a).Select(double.IsNegative)));
        Assert.That(Of(Tangents.Zero), Is.All.Zero);
    }

    [Test]
    public void Equal_are_those_with_equal_tangents()
    {
        Assert.That(A == new Tangents(1.5, -2, 0, double.PositiveInfinity), Is.True);
        Assert.That(A != B, Is.True);
        Assert.That(B.Equals((object)new Tangents(0.1, 0.2, double.NaN, -3)), Is.True);
        Assert.That(B.GetHashCode(), Is.EqualTo(new Tangents(0.1, 0.2, double.NaN, -3).GetHashCode()));
    }

    [Test]
    public void There_are_four_directions() =>
        Assert.That(() => A[Tangents.Count], Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Units_stand_in_the_columns_of_their_numbers([Range(-5, 8)] int place)
    {
        double[,,] box = new double[1, 2, 3];
        double[][] rows = [new double[2], [], null!, new double[4]];
        Tangents[] expected = [.. Enumerable.Range(0, 6).Select(i => Tangents.Unit(i - place))];
        Assert.That(Flat.Units(new double[6], place), Is.EqualTo(expected));
        Assert.That(Flat.Units(new double[6].AsSpan(), place), Is.EqualTo(expected));
        Assert.That(Flat.Units((ReadOnlySpan<double>)new double[6], place), Is.EqualTo(expected));
        Assert.That(Flat.Units(new double[2, 3], place).Cast<Tangents>(), Is.EqualTo(expected));
        Assert.That(Flat.Units(box, place).Cast<Tangents>(), Is.EqualTo(expected));
        Assert.That(Flat.Units(new double[3, 1, 2, 1], place).Cast<Tangents>(), Is.EqualTo(expected));
        Assert.That(Flat.Units(rows, place).Where(r => r is not null).SelectMany(r => r), Is.EqualTo(expected));
    }

    [Test]
    public void A_row_that_stands_in_two_places_moves_in_the_columns_of_both()
    {
        double[] row = [1, 2];
        Tangents[][] units = Flat.Units([row, row], 0);
        Assert.That(units[0], Is.SameAs(units[1]));
        Assert.That(Of(units[0][0]), Is.EqualTo(new double[] { 1, 0, 1, 0 }));
        Assert.That(Of(units[0][1]), Is.EqualTo(new double[] { 0, 1, 0, 1 }));
    }

    [Test]
    public void What_does_not_move_has_the_shape_of_its_values()
    {
        Assert.That(Flat.NoTangents(new List<double> { 1, 2 }), Is.EqualTo(new[] { Tangents.Zero, Tangents.Zero }));
        Assert.That(() => Flat.NoTangents((double[])null!), Throws.ArgumentNullException);
        var odd = (double[,])Array.CreateInstance(typeof(double), [2, 2], [1, 1]);
        Assert.That(() => Flat.NoTangents(odd), Throws.ArgumentException);
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(6)]
    public void Columns_behind_the_last_are_left_out(int column)
    {
        Tangents[] source = [new(1, 2, 3, 4), new(5, 6, 7, 8)];
        double[,] matrix = new double[3, 7];
        Flat.ToColumns(source, matrix, 1, column);
        double[,] expected = new double[3, 7];
        for (int j = column; j < Math.Min(7, column + 4); j++)
        {
            (expected[1, j], expected[2, j]) = (1 + j - column, 5 + j - column);
        }

        Assert.That(matrix, Is.EqualTo(expected));
        double[,] again = new double[3, 7];
        Flat.ToColumns(new[,] { { source[0], source[1] } }, again, 1, column);
        Assert.That(again, Is.EqualTo(expected));
        Assert.That(() => Flat.ToColumns(source, matrix, 2, column), Throws.InstanceOf<IndexOutOfRangeException>());
    }

    private static double[] Of(Tangents tangents) => [.. Enumerable.Range(0, Tangents.Count).Select(k => tangents[k])];

    private static double[] Each(Func<double, double, double> operation) => [.. Of(A).Zip(Of(B), operation)];
}
