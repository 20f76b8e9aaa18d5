using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Arrays that are read and written in ways that are easy to get wrong.</summary>
internal static partial class HardArrays
{
    [Differentiable]
    [At(new[] { 1.2, -0.3, 2.0 })]
    [At(new[] { 1.2, 0.3, 2.0 })]
    public static double EarlyReturnWrittenArray(double[] v)
    {
        for (int i = 0; i < v.Length; i++)
        {
            v[i] = v[i] * v[0];
            if (v[i] < 0)
                return v[i] * v[1];
            v[0] += v[i];
        }

        return v[0] * v[2];
    }

    [Differentiable]
    [At(6)]
    public static double StencilInto(double[] v)
    {
        var w = new double[v.Length];
        for (int step = 0; step < 3; step++)
        {
            for (int i = 0; i < v.Length; i++)
            {
                double l = i > 0 ? v[i - 1] : 0.0, r = i + 1 < v.Length ? v[i + 1] : v[0];
                w[i] = l * r + v[i];
            }

            for (int i = 0; i < v.Length; i++)
                v[i] = w[i] / (1 + w[i] * w[i]);
        }

        return v[0] + v[^1] * v[2];
    }

    [Differentiable]
    [At(5, 5)]
    public static double SwapBuffersParams(double[] a, double[] b)
    {
        double[] p = a, q = b;
        for (int k = 0; k < 3; k++)
        {
            for (int i = 1; i < p.Length; i++)
                q[i] = p[i] * p[i - 1] + q[i - 1];
            (p, q) = (q, p);
        }

        return p[2] * q[3] + a[4] * b[1];
    }

    [Differentiable]
    [At(4)]
    public static double ElementPlusPlusIndex(double[] v)
    {
        int i = 0;
        double s = 0;
        while (i < v.Length)
        {
            s += v[i] * v[i++];
        }

        i = 0;
        v[i++] = s * v[i];
        v[++i] -= v[i - 1] * s;
        return v[0] * v[2] + v[--i];
    }

    [Differentiable]
    [At(3, 4)]
    public static double[][] JaggedTable(double[] v, int n)
    {
        var t = new double[n][];
        t[0] = (double[])v.Clone();
        for (int k = 1; k < n; k++)
        {
            t[k] = new double[v.Length];
            for (int i = 0; i < v.Length; i++)
                t[k][i] = t[k - 1][i] * t[k - 1][(i + 1) % v.Length];
        }

        return t;
    }

    [Differentiable]
    [At(4)]
    public static double MaxIndex(double[] v)
    {
        int best = 0;
        for (int i = 1; i < v.Length; i++)
            if (v[i] > v[best])
                best = i;
        v[best] *= v[0];
        return v[best] * v[best] + v[1];
    }

    [Differentiable]
    [At(6, new[] { 0, 2, 2, 5 })]
    public static double ScatterGather(double[] v, int[] ix)
    {
        var h = new double[v.Length];
        foreach (int i in ix)
            h[i] += v[i] * h[ix[0]] + 1.5 * v[ix[1]];
        double p = 1;
        foreach (double q in h)
            p += p * q;
        return p;
    }

    [Differentiable]
    [At(4, 2)]
    public static double TupleSwapElements(double[] v, int i)
    {
        (v[i], i) = (v[i - 1] * v[i], i + 1);
        (v[0], v[1], v[2]) = (v[2], v[0] * v[1], v[1]);
        return v[i] * v[i - 1] + v[0] * v[0] * v[1];
    }

    [Differentiable]
    [At("2,3,1")]
    public static double ForeachRowsWrite(double[][] m)
    {
        double s = 1;
        foreach (double[] row in m)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] *= s;
                s += row[i];
                if (s > 9)
                    break;
            }

            foreach (double x in row)
                s *= 1 + 0.1 * x;
        }

        return s;
    }

    [Differentiable]
    [At(4, 3)]
    public static double PowersOfMatrix(double[] flat, int n)
    {
        double[,] a =
        {
            {
                flat[0],
                flat[1]
            },
            {
                flat[2],
                flat[3]
            }
        };
        double[,] p =
        {
            {
                1,
                0
            },
            {
                0,
                1
            }
        };
        for (int k = 0; k < n; k++)
        {
            var q = new double[2, 2];
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++)
                    for (int l = 0; l < 2; l++)
                        q[i, j] += p[i, l] * a[l, j];
            p = q;
        }

        return p[0, 0] * p[1, 1] + p[0, 1];
    }

    [Differentiable]
    [At(4)]
    public static double TupleArrayState(double[] v)
    {
        (double[] a, double b) s = (v, v[0]);
        for (int i = 1; i < v.Length; i++)
        {
            s.a[i] = s.a[i] * s.b;
            s.b += s.a[i];
            s = (s.a, s.b * 0.9);
        }

        return s.b * v[2];
    }

    [Differentiable]
    [At(1.2, true)]
    [At(1.2, false)]
    public static double ReturnsArrayOrNew(double x, bool f)
    {
        double[] a =
        {
            x,
            x * x
        }, b = f ? a : new[]
        {
            x,
            2.0
        };
        b[0] += a[1];
        return a[0] * b[1] + b[0];
    }

    [Differentiable]
    [At(3, 3)]
    public static void ConditionalTarget(double[] a, double[] b)
    {
        for (int i = 0; i < 3; i++)
        {
            double[] t = i % 2 == 0 ? a : b;
            t[i] = t[0] * a[1] + b[2];
        }
    }

    [Differentiable]
    [At(null)]
    [At(3)]
    public static double MayBeNull(double[]? v)
    {
        if (v == null)
            throw new ArgumentNullException(nameof(v));
        return v[0] * v[0];
    }

    [Differentiable]
    [At(3)]
    public static double IsNull(double[]? v)
    {
        if (v is null)
            return 0;
        return v[0] * v[0];
    }
}
