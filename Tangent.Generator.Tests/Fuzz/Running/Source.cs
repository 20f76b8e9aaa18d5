using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Tests.Fuzz.Oracle;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>Numbers taken from the front of a list, in the shape that is asked for. Public for the drivers' sake.</summary>
public sealed class Source(IReadOnlyList<double> numbers)
{
    private int _next;

    public double Scalar() => _next < numbers.Count ? numbers[_next++] : 0;

    public (double A, double B) Pair() => (Scalar(), Scalar());

    public double[] Array(int length) => [.. Enumerable.Range(0, length).Select(_ => Scalar())];

    public double[][] Jagged(params int[] lengths) => [.. lengths.Select(Array)];

    public double[,] Rectangular(int rows, int columns)
    {
        double[,] result = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                result[i, j] = Scalar();
            }
        }

        return result;
    }

    public List<double> List(int length) => [.. Array(length)];

    public double[,,] Cube() => (double[,,])Filled(new double[2, 2, 2], Scalar);

    public double[,,,] Tesseract() => (double[,,,])Filled(new double[2, 2, 2, 2], Scalar);

    /// <summary>For each length two rows of two numbers.</summary>
    public double[][][] Deep(params int[] lengths) => [.. Enumerable.Range(0, lengths.Sum()).Select(_ => Jagged(2, 2))];

    public List<Dual> DualList(Source? tangents, int length) => [.. DualArray(tangents, length)];

    public Dual[,,] DualCube(Source? tangents) => (Dual[,,])Filled(new Dual[2, 2, 2], () => DualScalar(tangents));

    public Dual[,,,] DualTesseract(Source? tangents) => (Dual[,,,])Filled(new Dual[2, 2, 2, 2], () => DualScalar(tangents));

    public Dual[][][] DualDeep(Source? tangents, params int[] lengths) => [.. Enumerable.Range(0, lengths.Sum()).Select(_ => DualJagged(tangents, 2, 2))];

    private static System.Array Filled<T>(System.Array array, System.Func<T> make)
    {
        int[] index = new int[array.Rank];
        for (int i = 0; i < array.Length; i++)
        {
            for (int k = 0; k < index.Length; k++)
            {
                index[k] = (i >> (index.Length - 1 - k)) & 1;
            }

            array.SetValue(make(), index);
        }

        return array;
    }

    public double Like(double prototype) => Scalar();

    /// <summary>An integer or a flag has no adjoint: a seed holds zero there.</summary>
    public int Like(int prototype) => 0;

    public bool Like(bool prototype) => false;

    public double[] Like(double[] prototype) => Array(prototype.Length);

    public double[][] Like(double[][] prototype) => Jagged([.. prototype.Select(row => row.Length)]);

    public double[,] Like(double[,] prototype) => Rectangular(prototype.GetLength(0), prototype.GetLength(1));

    public static T[] ArrayOf<T>(int length, System.Func<T> make) => [.. Enumerable.Range(0, length).Select(_ => make())];

    public DualF DualSingle(Source? tangents) => (DualF)DualScalar(tangents);

    public Dual DualScalar(Source? tangents) => tangents is null ? Scalar() : new Dual(Scalar(), tangents.Scalar(), 1);

    public (Dual A, Dual B) DualPair(Source? tangents) => (DualScalar(tangents), DualScalar(tangents));

    public Dual[] DualArray(Source? tangents, int length) => [.. Enumerable.Range(0, length).Select(_ => DualScalar(tangents))];

    public Dual[][] DualJagged(Source? tangents, params int[] lengths) => [.. lengths.Select(n => DualArray(tangents, n))];

    public Dual[,] DualRectangular(Source? tangents, int rows, int columns)
    {
        Dual[,] result = new Dual[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                result[i, j] = DualScalar(tangents);
            }
        }

        return result;
    }
}
