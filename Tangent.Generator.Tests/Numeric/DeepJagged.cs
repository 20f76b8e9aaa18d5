using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Rows of rows: <c>double[][][]</c>, and arrays of rectangular arrays.</summary>
internal static partial class DeepJagged
{
    [Differentiable]
    [At]
    [At("0")]
    public static double WeightedSquares(double[][][] a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a[i].Length; j++)
            {
                for (int k = 0; k < a[i][j].Length; k++)
                    sum += a[i][j][k] * a[i][j][k] * (i + 2 * j + 3 * k + 1);
            }
        }

        return sum;
    }

    [Differentiable]
    [At]
    public static double EachOfEach(double[][][] a)
    {
        double z = 1;
        foreach (double[][] plane in a)
        {
            foreach (double[] row in plane)
            {
                foreach (double x in row)
                    z = z * x * 0.5 + x;
            }
        }

        return z;
    }

    [Differentiable]
    [At]
    public static void ScaleInPlace(double[][][] a, double x)
    {
        foreach (double[][] plane in a)
        {
            for (int j = 0; j < plane.Length; j++)
            {
                plane[j][0] *= x;
                x += plane[j][0] * plane[j][plane[j].Length - 1];
            }
        }
    }

    [Differentiable]
    [At]
    public static double Built(double x, double[] w)
    {
        var layers = new double[2][][];
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = new double[2][];
            for (int j = 0; j < 2; j++)
            {
                layers[i][j] = new double[w.Length];
                for (int k = 0; k < w.Length; k++)
                    layers[i][j][k] = (i == 0 ? x : layers[i - 1][j][k]) * w[k] + j;
            }
        }

        double sum = 0;
        foreach (double y in layers[1][1])
            sum += y * y;
        return sum + layers[1][0][0];
    }

    [Differentiable]
    [At]
    public static double ThroughAHelper(double[][][] a, double x)
    {
        double before = a[0][0][0] * x;
        Double(a[0]);
        Double(a[0]);
        return before * a[0][0][0] + a[0][1][0];
    }

    private static void Double(double[][] plane)
    {
        foreach (double[] row in plane)
            row[0] *= 2 * row[0];
    }

    /// <summary>What is written is no input, but the product reads what it was before.</summary>
    [Differentiable("x")]
    [At]
    public static double ConstantsWrittenByAHelper(double x, double[][] m)
    {
        double y = x * x * m[0][0];
        Double(m);
        return y * m[0][0];
    }

    [Differentiable("x")]
    [At]
    public static double ConstantsWrittenInALoop(double x, double[][] m)
    {
        double y = x;
        for (int i = 0; i < 3; i++)
        {
            y *= x * m[0][0];
            Double(m);
        }

        return y;
    }

    [Differentiable("x")]
    [At]
    public static double ConstantsWrittenWhile(double x, double[][][] m)
    {
        double y = x;
        while (m[0][0][0] > 0.1 && m[0][0][0] < 100)
        {
            y *= x * m[0][0][0];
            Double(m[0]);
            m[0][0][0] += 1.5;
        }

        return y;
    }

    [Differentiable("x")]
    [At(1.5, 4, 3)]
    public static double ConstantSpanWrittenByAHelper(double x, System.Span<double> w, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y *= x * w[0];
            Grow(w);
        }

        return y;
    }

    private static void Grow(System.Span<double> w)
    {
        for (int i = 0; i < w.Length; i++)
            w[i] += 0.5 * (i + 1);
    }

    [Differentiable]
    public static double OneRowTwice(double x, double y)
    {
        double[] row = { x, y };
        double[][][] a = { new[] { row, new[] { y } }, new[] { row } };
        a[1][0][0] *= y;
        return a[0][0][0] * a[0][1][0] + a[0][0][1] * x;
    }

    [Differentiable]
    public static double Rectangles(double x, double y)
    {
        var blocks = new double[2][,];
        blocks[0] = new double[,] { { x, y }, { 1, x * y } };
        blocks[1] = (double[,])blocks[0].Clone();
        blocks[1][0, 1] *= blocks[0][1, 1];
        blocks[0] = blocks[1];
        blocks[0][0, 0] += y;
        return blocks[1][0, 0] * blocks[0][0, 1];
    }

    [Differentiable]
    public static double SumOfRectangles(double[][,] blocks, double[][] rows)
    {
        double sum = 0;
        foreach (double[,] block in blocks)
        {
            foreach (double x in block)
                sum += x * x * rows[0][0];
        }

        return sum;
    }

    [Differentiable]
    public static double[][][] Returned(double[] w)
    {
        var result = new double[1][][];
        result[0] = new[] { (double[])w.Clone(), new double[] { w[0] * w[0] } };
        return result;
    }

    [Differentiable]
    [At]
    public static double RowsOfTwoArguments(double[][][] a, double[][] b)
    {
        a[0][0][0] *= b[0][0];
        b[1][0] += a[0][0][0];
        return a[0][0][0] * b[1][0];
    }
}
