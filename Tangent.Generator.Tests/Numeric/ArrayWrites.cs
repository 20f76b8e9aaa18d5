using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Arrays of the caller that are written.</summary>
internal static partial class ArrayWrites
{
    [Differentiable]
    [At(3, 2.0)]
    [At(0, 2.0)]
    public static void ScaleInPlace(double[] v, double a)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] *= a;
    }

    [Differentiable]
    [At(3)]
    public static void SquareInPlace(double[] v)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] = v[i] * v[i];
    }

    [Differentiable]
    [At(3, 3, 2.0)]
    public static void AddScaled(double[] y, double[] x, double a)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] += a * x[i];
    }

    [Differentiable]
    [At(3, 3)]
    public static void CopyTo(double[] source, double[] target)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] = source[i];
    }

    [Differentiable]
    [At(4, 2.0)]
    public static void FillWith(double[] v, double x)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] = x * i;
    }

    [Differentiable]
    [At(4)]
    public static void Zero(double[] v)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] = 0;
    }

    [Differentiable]
    [At(5)]
    public static void PrefixSums(double[] v)
    {
        for (int i = 1; i < v.Length; i++)
            v[i] += v[i - 1];
    }

    [Differentiable]
    [At(5)]
    public static void PrefixProducts(double[] v)
    {
        for (int i = 1; i < v.Length; i++)
            v[i] *= v[i - 1];
    }

    [Differentiable]
    [At(5)]
    [At(2)]
    public static void Reverse(double[] v)
    {
        for (int i = 0, j = v.Length - 1; i < j; i++, j--)
        {
            double t = v[i];
            v[i] = v[j];
            v[j] = t;
        }
    }

    [Differentiable]
    [At(5)]
    public static void ReverseByTuples(double[] v)
    {
        for (int i = 0; i < v.Length / 2; i++)
            (v[i], v[v.Length - 1 - i]) = (v[v.Length - 1 - i], v[i]);
    }

    [Differentiable]
    [At(4)]
    public static double WriteAndReturn(double[] v)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            v[i] = Math.Sin(v[i]);
            sum += v[i] * v[i];
        }

        return sum;
    }

    [Differentiable]
    [At(4, 2.0)]
    public static double WriteOneReadAnother(double[] v, double x)
    {
        v[1] = x * v[0];
        v[2] = v[1] * v[1];
        v[0] = v[2] + v[3];
        return v[0] * v[1];
    }

    [Differentiable]
    [At(4, 2.0)]
    public static double SameElementTwice(double[] v, double x)
    {
        v[0] = x * x;
        v[0] = v[0] * v[1];
        v[0] += v[0] * x;
        v[0] *= v[0];
        return v[0];
    }

    [Differentiable]
    [At(4)]
    public static double IncrementOfAnElement(double[] v)
    {
        v[0]++;
        v[1]--;
        return v[0] * v[1];
    }

    [Differentiable]
    [At(4, 0)]
    public static double IndexMovesInACompoundAssignment(double[] v, int i)
    {
        v[i++] *= v[2];
        v[i++] += v[0] * v[i];
        return v[0] * v[1] * v[i];
    }

    [Differentiable]
    [At(5, new[] { 1, 0, 3, 1, 1 })]
    public static void Scatter(double[] v, int[] indices)
    {
        for (int i = 0; i < indices.Length; i++)
            v[indices[i]] += v[i] * v[i];
    }

    [Differentiable]
    [At(new[] { 3.0, 1.0, 2.0, 0.5 })]
    public static void BubbleSort(double[] v)
    {
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j + 1 < v.Length - i; j++)
            {
                if (v[j] > v[j + 1])
                    (v[j], v[j + 1]) = (v[j + 1], v[j]);
            }
        }
    }

    [Differentiable]
    [At(6, 3)]
    public static void HeatSteps(double[] u, int steps)
    {
        for (int s = 0; s < steps; s++)
        {
            double left = u[0];
            for (int i = 1; i + 1 < u.Length; i++)
            {
                double here = u[i];
                u[i] = here + 0.1 * (left - 2 * here + u[i + 1]);
                left = here;
            }
        }
    }

    [Differentiable]
    [At(6, 3)]
    public static void GaussSeidelSweeps(double[] u, int sweeps)
    {
        for (int s = 0; s < sweeps; s++)
        {
            for (int i = 1; i + 1 < u.Length; i++)
                u[i] = 0.5 * (u[i - 1] + u[i + 1]) * u[i];
        }
    }

    [Differentiable]
    [At(3, 2.0)]
    [At(3, -2.0)]
    public static void WriteUnderACondition(double[] v, double x)
    {
        if (x > 0)
            v[0] = v[1] * x;
        else
            v[1] = v[0] / x;
        v[2] = v[0] * v[1];
    }

    [Differentiable]
    [At(4, 2.5)]
    public static double StopsHalfway(double[] v, double limit)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            sum += v[i] * limit;
            v[i] = sum;
            if (sum > 3)
                return sum * v[0];
        }

        return sum;
    }

    [Differentiable]
    [At(4)]
    public static void FillAPart(double[] v)
    {
        double x = v[0] * v[1];
        Array.Fill(v, x);
        v[1] = x * x;
    }

    [Differentiable]
    [At(4, 4)]
    public static void CopyAPart(double[] v, double[] w)
    {
        Array.Copy(v, w, 2);
        w[0] *= w[1];
    }

    [Differentiable]
    [At(5, 6)]
    public static void CopyBetweenOffsets(double[] v, double[] w)
    {
        Array.Copy(v, 1, w, 2, 3);
        w[3] *= v[0];
    }

    [Differentiable]
    [At(4)]
    public static void Clear(double[] v)
    {
        double x = v[0];
        Array.Clear(v);
        v[1] = x * x;
    }

    [Differentiable("a")]
    [At(3, 2.0)]
    public static double ScratchOfTheCaller(double[] scratch, double a)
    {
        scratch[0] = a * a;
        scratch[1] = scratch[0] * a;
        return scratch[0] + scratch[1] * scratch[2];
    }
}
