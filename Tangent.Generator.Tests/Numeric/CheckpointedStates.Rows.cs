using System;
using System.Collections.Generic;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Arrays of arrays and lists as the state of a loop over <c>Checkpoint.Range</c>.</summary>
internal static partial class CheckpointedStates
{
    [Differentiable("x", "k", Emit = Derivatives.Default | Derivatives.Hvp)]
    [At("2,1,3", 1.3, 0, 2)]
    [At("2,1,3", 1.3, 1, 1)]
    [At("2,1,3", 1.3, 7, 2)]
    [At("2,1,3", 1.3, 12, 30)]
    public static double RowsOfTheCaller(double[][] x, double k, int n, int s)
    {
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < x.Length; i++)
            {
                for (int j = 0; j < x[i].Length; j++)
                {
                    x[i][j] += 0.1 * Math.Sin(k * x[i][j]) * x[(i + 1) % x.Length][0] + 0.01 * t;
                }
            }

            if (t == 9)
            {
                break;
            }
        }

        double sum = 0;
        foreach (double[] row in x)
        {
            foreach (double e in row)
            {
                sum += e * e;
            }
        }

        return sum;
    }

    /// <summary>Rows under names of their own, two places with one row, rows of integers, and such a loop inside another.</summary>
    [Differentiable("k", "a", Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [At(0.4, 0.6, 0, 2)]
    [At(0.4, 0.6, 6, 2)]
    public static double RowsUnderTwoNames(double k, double a, int n, int s)
    {
        double[][] u = new double[4][];
        for (int i = 0; i < 3; i++)
        {
            u[i] = new double[i + 2];
            u[i][0] = a;
            u[i][1] = a * i;
        }

        u[3] = u[0];
        double[] second = u[1];
        int[][] hits = [new int[2], new int[1]];
        foreach (int t in Checkpoint.Range(n, s))
        {
            AdvanceRows(u, k);
            double[] row = u[1];
            row[0] = Math.Sin(second[0] + k);
            hits[t % 2][0]++;
            u[2][1] += 0.01 * hits[t % 2][0] * row[0];
            foreach (int q in Checkpoint.Range(3, 1))
            {
                u[0][1] += 0.1 * Math.Sin(u[3][1] * row[1]) * q;
            }
        }

        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < u[i].Length; j++)
            {
                sum += u[i][j] * u[i][j] * (i + 1);
            }
        }

        return sum;
    }

    /// <summary>Run twice, between which elements are written, with a loop through which no derivative flows.</summary>
    [Differentiable("x")]
    [At("1,2", "1,1", 0, 2)]
    [At("1,2", "1,1", 5, 2)]
    public static double RowsInALoop(double[][] x, double[][] constant, int n, int s)
    {
        double sum = 0;
        for (int m = 0; m < 2; m++)
        {
            foreach (int t in Checkpoint.Range(n, s))
            {
                x[0][0] = Math.Sin(x[1][0] + x[0][0]) * constant[0][0];
            }

            foreach (int t in Checkpoint.Range(n, s))
            {
                constant[0][0] = constant[1][0] * Math.Cos(constant[0][0]);
            }

            sum += x[0][0] * x[1][1] * constant[0][0];
            x[1][0] *= 1.5 + x[1][1];
        }

        return sum;
    }

    [Differentiable("x")]
    [At(0.7, 0, 1)]
    [At(0.7, 5, 2)]
    public static double RowsOfStructsAndOfTables(double x, int n, int s)
    {
        Place[][] places = [[new Place(x, 1)], [new Place(1, x), new Place(x, x)]];
        double[][,] tables = [new double[1, 2], new double[2, 1]];
        tables[0][0, 1] = x;
        foreach (int t in Checkpoint.Range(n, s))
        {
            places[1][0] = new Place(Math.Sin(places[0][0].X), places[1][1].Y * tables[0][0, 1]);
            places[0][0] = places[1][0] with { Y = x };
            tables[1][1, 0] += places[1][0].Y * x;
            tables[0][0, 1] *= Math.Cos(tables[1][1, 0]);
        }

        return (places[1][0].X * places[0][0].Y) + (places[1][0].Y * tables[0][0, 1]);
    }

    [Differentiable("a", "k", Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [At(new double[] { 0.3, -0.8, 1.1 }, 0.7, 0, 2)]
    [At(new double[] { 0.3, -0.8, 1.1 }, 0.7, 1, 1)]
    [At(new double[] { 0.3, -0.8, 1.1 }, 0.7, 9, 3)]
    [At(new double[] { }, 0.7, 4, 3)]
    public static double ListsOfNumbers(double[] a, double k, int n, int s)
    {
        var list = new List<double>(a);
        list.Add(k);
        foreach (int t in Checkpoint.Range(n, s))
        {
            for (int i = 0; i < list.Count; i++)
            {
                list[i] += 0.2 * Math.Cos(list[(i + 1) % list.Count] * k);
            }

            k *= 1.01;
            if (t == 2)
            {
                continue;
            }

            k += 0.01 * list[0];
            if (t == 7)
            {
                break;
            }
        }

        list.RemoveAt(0);
        double sum = k;
        foreach (double e in list)
        {
            sum += e * e * e;
        }

        return sum;
    }

    /// <summary>The gradient of a loop over rows, differentiated in turn.</summary>
    [Differentiable("y")]
    [At(1.3, 0, 2)]
    [At(1.3, 6, 2)]
    public static double GradientOfRows(double y, int n, int s)
    {
        (double dk, double da) = RowsUnderTwoNamesGrad(0.3 * y, 0.4 * y, n, s);
        return (dk * y) + (da * da);
    }

    private static void AdvanceRows(double[][] u, double k)
    {
        double[][] v = new double[u.Length][];
        for (int i = 0; i < u.Length; i++)
        {
            v[i] = (double[])u[i].Clone();
        }

        for (int i = 0; i < u.Length; i++)
        {
            for (int j = 1; j < u[i].Length; j++)
            {
                u[i][j] = v[i][j] + k * v[i][j - 1] * v[(i + 1) % u.Length][0];
            }
        }
    }
}
