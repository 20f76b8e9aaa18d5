using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Arrays of arrays.</summary>
internal static partial class Jagged
{
    [Differentiable]
    [At("3,0,2")]
    [At("")]
    public static double SumOfSquares(double[][] m)
    {
        double sum = 0;
        for (int i = 0; i < m.Length; i++)
        {
            for (int j = 0; j < m[i].Length; j++)
                sum += m[i][j] * m[i][j];
        }

        return sum;
    }

    [Differentiable]
    [At("3,0,2")]
    public static double ByForeach(double[][] m)
    {
        double product = 1;
        foreach (double[] row in m)
        {
            foreach (double x in row)
                product *= x + 1;
        }

        return product;
    }

    [Differentiable]
    [At("3,3", 3)]
    public static double QuadraticForm(double[][] m, double[] v)
    {
        double sum = 0;
        for (int i = 0; i < m.Length; i++)
        {
            double[] row = m[i];
            double t = 0;
            for (int j = 0; j < row.Length; j++)
                t += row[j] * v[j];
            sum += t * v[i];
        }

        return sum;
    }

    [Differentiable]
    [At("2,3")]
    public static void ScaleRows(double[][] m)
    {
        for (int i = 0; i < m.Length; i++)
        {
            for (int j = 0; j < m[i].Length; j++)
                m[i][j] *= m[0][0];
        }
    }

    [Differentiable]
    [At(1.5, 3)]
    public static double MadeInside(double x, int n)
    {
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++)
        {
            m[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
                m[i][j] = x * i + j * x * x;
        }

        double product = 1;
        for (int i = 0; i < n; i++)
            product *= m[i][i] + m[n - 1][i];
        return product;
    }

    [Differentiable]
    [At("2,2")]
    public static double[][] Returned(double[][] m)
    {
        double[][] result = new double[m.Length][];
        for (int i = 0; i < m.Length; i++)
        {
            result[i] = (double[])m[i].Clone();
            result[i][0] *= m[0][1];
        }

        return result;
    }

    [Differentiable]
    [At("2,2")]
    [MovesRows]
    public static double RowReplaced(double[][] m)
    {
        double[] fresh = { m[0][0] * m[1][1], m[0][1] };
        m[1] = fresh;
        m[1][0] += m[0][0];
        return m[1][0] * fresh[1];
    }

    [Differentiable]
    [At("3,2", 1, 0)]
    public static double ElementByParameters(double[][] m, int i, int j) => m[i][j] * m[0][j] + m[^1][^1];

    /// <summary>Nothing reads the new rows but the caller, whose seed is added to them.</summary>
    [Differentiable]
    public static double[][] RowsOfNew(double[] w, double x)
    {
        var rows = new double[2][];
        rows[0] = (double[])w.Clone();
        rows[1] = new[] { x * w[0], x };
        return rows;
    }

    [Differentiable]
    public static double[][] OneRowReturnedTwice(double x)
    {
        var row = new double[] { x, x * x };
        var rows = new double[2][];
        rows[0] = row;
        rows[1] = row;
        return rows;
    }
}
