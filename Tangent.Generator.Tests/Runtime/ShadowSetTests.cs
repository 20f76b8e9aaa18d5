using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class ShadowSetTests
{
    [Test]
    public void One_array_has_one_shadow_and_two_have_two()
    {
        double[] a = [1, 2];
        double[] b = [1, 2];
        var shadows = new ShadowSet();

        double[] da = shadows.ZerosLike(a);

        Assert.That(da, Is.EqualTo(new double[2]));
        Assert.That(shadows.ZerosLike(a), Is.SameAs(da));
        Assert.That(shadows.ZerosLike(b), Is.Not.SameAs(da));
    }

    [Test]
    public void A_row_of_one_argument_that_is_another_argument_has_its_shadow()
    {
        double[] row = [1, 2, 3];
        double[][] rows = [row, [4], null!, row];
        var shadows = new ShadowSet();

        double[][] drows = shadows.ZerosLike(rows);
        double[] drow = shadows.ZerosLike(row);

        Assert.That(drows[0], Is.SameAs(drow));
        Assert.That(drows[3], Is.SameAs(drow));
        Assert.That(drows[1], Is.EqualTo(new double[1]));
        Assert.That(drows[2], Is.Null);
        Assert.That(shadows.ZerosLike(rows), Is.SameAs(drows));
        Assert.That(shadows.ZerosLike(new double[][] { row })[0], Is.SameAs(drow));
    }

    [Test]
    public void Rectangular_arrays_have_one_shadow_each()
    {
        var matrix = new double[2, 3];
        var cube = new float[2, 3, 4];
        var shadows = new ShadowSet();

        double[,] dmatrix = shadows.ZerosLike(matrix);
        float[,,] dcube = shadows.ZerosLike(cube);

        Assert.That(dmatrix, Is.EqualTo(new double[2, 3]));
        Assert.That(dcube, Is.EqualTo(new float[2, 3, 4]));
        Assert.That(shadows.ZerosLike(matrix), Is.SameAs(dmatrix));
        Assert.That(shadows.ZerosLike(cube), Is.SameAs(dcube));
    }
}
