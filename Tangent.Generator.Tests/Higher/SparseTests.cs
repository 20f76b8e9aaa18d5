using System;
using System.Linq;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Higher;

public sealed class SparseTests
{
    [TestCase(0, 0, 0)]
    [TestCase(1, 0, 1)]
    [TestCase(2, 4, 2)]
    [TestCase(3, 7, 2)]
    [TestCase(50, 148, 3)]
    [TestCase(400, 1198, 3)]
    public void Rosenbrocks_Hessian_has_three_diagonals_and_three_colors(int n, int entries, int colors)
    {
        double[] x = Numbers(n);
        SparseMatrix sparse = SparseModels.RosenbrockHessianSparse(x);
        Assert.That((sparse.Rows, sparse.Columns, sparse.Values.Length, sparse.Colors), Is.EqualTo((n, n, entries, colors)));
        Assert.That(sparse.ToDense(), Is.EqualTo(SparseModels.RosenbrockHessian(x)).Within(1e-12));
    }

    [Test]
    public void The_sweeps_for_a_pattern_grow_with_the_logarithm()
    {
        int few = SparseModels.RosenbrockHessianSparse(Numbers(64)).Sweeps;
        int many = SparseModels.RosenbrockHessianSparse(Numbers(4096)).Sweeps;
        Assert.That(many - few, Is.LessThanOrEqualTo(6 * 6));
    }

    [TestCase(10)]
    [TestCase(60)]
    public void What_meets_everything_is_colored_first(int n)
    {
        double[] x = Numbers(n);
        SparseMatrix sparse = SparseModels.ArrowHessianSparse(x, 1.5);
        Assert.That(sparse.Colors, Is.EqualTo(3));
        Assert.That(sparse.ToDense(), Is.EqualTo(SparseModels.ArrowHessian(x, 1.5)).Within(1e-12));
    }

    [TestCase(2, 5, 8)]
    [TestCase(4, 40, 90)]
    [TestCase(6, 120, 300)]
    public void Bundle_adjustment_takes_as_many_colors_as_an_observation_has_inputs(int cameraCount, int pointCount, int observations)
    {
        double[] cameras = Numbers(SparseModels.CameraSize * cameraCount), weights = Numbers(observations);
        double[] points = [.. Enumerable.Range(0, 3 * pointCount).Select(i => 2 + Math.Sin(i) + (i % 3 == 2 ? 5 : 0))];
        double[] seen = Numbers(2 * observations);
        int[] cameraOf = [.. Enumerable.Range(0, observations).Select(i => i % cameraCount)];
        int[] pointOf = [.. Enumerable.Range(0, observations).Select(i => i * 7 % pointCount)];
        SparseMatrix sparse = SparseModels.ReprojectionJacobianSparse(cameras, points, weights, cameraOf, pointOf, seen);

        // Each image depends on its camera but for the centre in the other direction, on its point and on its weight; the weight's own
        // error on the weight.
        const int Inputs = SparseModels.CameraSize - 1 + 3 + 1;
        Assert.That(sparse.Colors, Is.EqualTo(Inputs));
        Assert.That(Enumerable.Range(0, 2 * observations).Select(row => sparse.RowOffsets[row + 1] - sparse.RowOffsets[row]), Is.All.EqualTo(Inputs));
        double[,] dense = SparseModels.ReprojectionJacobian(cameras, points, weights, cameraOf, pointOf, seen);
        Assert.That(sparse.ToDense(), Is.EqualTo(dense).Within(1e-12));
        Assert.That(sparse.Values, Has.Length.LessThan(16 * 3 * observations));
    }

    [Test]
    public void The_pattern_does_not_depend_on_the_numbers()
    {
        // At this place every entry off the diagonal is zero, and has its place all the same.
        SparseMatrix atZero = SparseModels.RosenbrockHessianSparse(new double[5]);
        Assert.That(atZero.Pattern.Count, Is.EqualTo(13));
        Assert.That(SparseModels.RosenbrockHessian(new double[5])[0, 1], Is.Zero);
    }

    [Test]
    public void A_pattern_is_not_looked_for_again()
    {
        SparsityPattern pattern = SparseModels.RosenbrockHessianSparse(Numbers(30)).Pattern;
        double[] other = [.. Numbers(30).Select(x => 2 * x)];
        SparseMatrix again = SparseModels.RosenbrockHessianSparse(other, pattern);
        Assert.That((again.Sweeps, again.Colors), Is.EqualTo((1, 3)), "all three colours in one sweep");
        Assert.That(again.Pattern, Is.SameAs(pattern));
        Assert.That(again.ToDense(), Is.EqualTo(SparseModels.RosenbrockHessian(other)).Within(1e-12));
    }

    [Test]
    public void Rows_floats_and_written_arguments()
    {
        float[][] rows = [[1, 2], [], [3, 4, 5]];
        float[] result = new float[6];
        SparseMatrix sparse = SparseModels.ScaledJacobianSparse(rows, 2, result);
        float[,] dense = SparseModels.ScaledJacobian(rows, 2, new float[6]);
        Assert.That(sparse.ToDense().Cast<double>(), Is.EqualTo(dense.Cast<float>().Select(x => (double)x)));
        Assert.That(result, Is.EqualTo(new float[] { 1, 8, 18, 32, 50, 0 }));
        Assert.That(sparse.RowOffsets, Is.EqualTo(new[] { 0, 1, 3, 5, 7, 9, 10 }));
    }

    [Test]
    public void Structs_and_tuples_are_taken_number_by_number()
    {
        var p = new Numeric.NestedForms.Place(0.3, 0.7);
        SparseMatrix sparse = Numeric.NestedForms.EnergyHessianSparse(p, 1.2, (0.5, 0.9));
        Assert.That(sparse.ToDense(), Is.EqualTo(Numeric.NestedForms.EnergyHessian(p, 1.2, (0.5, 0.9))).Within(1e-14));

        // Neither p.Y nor t.A meets itself.
        Assert.That(sparse.Pattern.Count, Is.LessThan(25));
    }

    [TestCase(2, new[] { 0, 1, 2 }, new[] { 0, 1 }, Description = "another size")]
    [TestCase(3, new[] { 0, 2, 3, 4 }, new[] { 0, 1, 1, 2 }, Description = "not symmetric")]
    public void A_pattern_of_another_matrix_is_refused(int size, int[] offsets, int[] columns) => Assert.That(
        () => SparseModels.RosenbrockHessianSparse(Numbers(3), new SparsityPattern(size, offsets, columns)),
        Throws.ArgumentException.With.Property("ParamName").EqualTo("pattern"));

    [TestCase(2, new[] { 0, 1 }, new[] { 2 })]
    [TestCase(2, new[] { 0, 2 }, new[] { 1, 0 })]
    [TestCase(2, new[] { 0, 2, 1, 2 }, new[] { 0, 1 })]
    [TestCase(2, new[] { 1, 1 }, new[] { 0 })]
    [TestCase(2, new int[0], new int[0])]
    public void What_is_no_pattern_is_refused(int size, int[] offsets, int[] columns) =>
        Assert.That(() => new SparsityPattern(size, offsets, columns), Throws.ArgumentException);

    private static double[] Numbers(int n) => [.. Enumerable.Range(0, n).Select(i => Math.Sin(i + 1))];
}
