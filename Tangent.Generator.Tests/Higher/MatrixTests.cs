using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Higher;

/// <summary>Every method of the suite with a <c>FHessian</c> or <c>FJacobian</c>, against its products with directions.</summary>
public sealed class MatrixTests
{
    [TestCaseSource(nameof(WithHessian))]
    public void The_columns_of_the_Hessian_are_its_products_with_units(object numericCase)
    {
        var c = ((NumericCase)numericCase).Recompiled();
        object?[] point = c.Point();
        (double[,] hessian, object?[] arguments) = Numeric.Harness.Derivatives.Matrix(c, point, "Hessian");
        object?[][] units = Units(c, point);
        Assert.That((hessian.GetLength(0), hessian.GetLength(1)), Is.EqualTo((units.Length, units.Length)));
        for (int j = 0; j < units.Length; j++)
        {
            double[] expected = Numeric.Harness.Derivatives.Inputs(c, Numeric.Harness.Derivatives.Hvp(c, point, units[j]).Adjoints);
            Compare.Close(Column(hessian, j), expected, c.IsHalf ? 1e-2 : c.IsSingle ? 1e-4 : 1e-11, $"column {j}");
        }

        Compare.SameBits(arguments, Numeric.Harness.Derivatives.Primal(c, point).Arguments, "Hessian");
    }

    [TestCaseSource(nameof(WithJacobian))]
    public void The_columns_of_the_Jacobian_are_its_products_with_units(object numericCase)
    {
        var c = ((NumericCase)numericCase).Recompiled();
        object?[] point = c.Point();
        (double[,] jacobian, object?[] arguments) = Numeric.Harness.Derivatives.Matrix(c, point, "Jacobian");
        object?[][] units = Units(c, point);
        Outcome primal = Numeric.Harness.Derivatives.Primal(c, point);
        Assert.That(jacobian.GetLength(1), Is.EqualTo(units.Length));
        for (int j = 0; j < units.Length; j++)
        {
            JvpOutcome jvp = Numeric.Harness.Derivatives.Jvp(c, point, units[j]);
            double[] expected = Leaves.CarryDerivative(c.Primal.ReturnType)
                ? Leaves.Of([jvp.Tangent])
                : Leaves.Of(jvp.Tangents.Where((_, i) => c.IsWrt[i] && IsOutput(c, i, point, primal)));
            Compare.Close(Column(jacobian, j), expected, c.IsHalf ? 1e-2 : c.IsSingle ? 1e-4 : 1e-11, $"column {j}");
        }

        Compare.SameBits(arguments, primal.Arguments, "Jacobian");
    }

    [TestCaseSource(nameof(WithRows))]
    public void The_rows_that_are_written_are_those_of_the_Jacobian(object numericCase)
    {
        var c = ((NumericCase)numericCase).Recompiled();
        object?[] point = c.Point();
        (double[,] jacobian, object?[] after) = Numeric.Harness.Derivatives.Matrix(c, point, "Jacobian");
        bool isSingle = c.IsSingle;
        Array rows = isSingle ? Enumerable.Repeat(7f, jacobian.Length).ToArray() : Enumerable.Repeat(7.0, jacobian.Length).ToArray();
        object?[] arguments = [.. Leaves.Copy(point), rows];
        c.Primal.Longer("Jacobian")!.Invoke(arguments);
        Compare.Close(Leaves.Of([rows]), jacobian.Cast<double>().ToArray(), isSingle ? 1e-4 : 1e-11, "rows");
        Compare.SameBits(arguments[..^1], after, "Jacobian");
        arguments = [.. Leaves.Copy(point), isSingle ? new float[jacobian.Length + 1] : new double[jacobian.Length + 1]];
        Assert.Throws<ArgumentException>(() => c.Primal.Longer("Jacobian")!.Invoke(arguments));
    }

    private static IEnumerable<TestCaseData> WithRows() => Cases("Jacobian", c => c.Recompiled().Primal.Longer("Jacobian") is not null);

    private static IEnumerable<TestCaseData> WithHessian() => Cases("Hessian", c => c.HasGradient);

    // A row that is returned twice has rows of the Jacobian for both places; the suite counts one.
    private static IEnumerable<TestCaseData> WithJacobian() =>
        Cases("Jacobian", c => c.Primal.Method.Name != "OneRowReturnedTwice");

    /// <summary>Where two arguments are one array, the columns of both are for the same numbers, which no direction tells apart.</summary>
    private static IEnumerable<TestCaseData> Cases(string suffix, Func<NumericCase, bool> where) => NumericCase.All()
        .Where(c => where(c) && !c.MovesRows && c.Gradient?.All(double.IsFinite) != false && c.Throws() is null)
        .Where(c => !Compare.HasSharedArrays(c.Point()))
        .Where(c => c.Recompiled().Primal.Has(suffix))
        .Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));

    private static double[] Column(double[,] matrix, int column) =>
        Enumerable.Range(0, matrix.GetLength(0)).Select(i => matrix[i, column]).ToArray();

    /// <summary>An argument whose contents the method changes, or may have.</summary>
    private static bool IsOutput(NumericCase c, int i, object?[] before, Outcome after) =>
        c.Primal.Parameters[i].ParameterType.IsByRef
        || !Leaves.Of([before[i]]).SequenceEqual(Leaves.Of([after.Arguments[i]]));

    /// <summary>For each number that goes in, a direction that has a one there and zeros elsewhere.</summary>
    private static object?[][] Units(NumericCase c, object?[] point)
    {
        int next = 0;
        object?[] numbered = Leaves.Map(point, _ => next++);
        return Numeric.Harness.Derivatives.Inputs(c, numbered)
            .Select(place =>
            {
                int at = 0;
                return Leaves.Map(point, _ => at++ == (int)place ? 1 : 0);
            })
            .ToArray();
    }
}
