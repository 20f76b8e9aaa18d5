using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Methods that call generated derivatives of others.</summary>
internal static partial class NestedDerivatives
{
    [Differentiable]
    public static double Wave(double x, double a) => Math.Sin(a * x) * x * x;

    [Differentiable("x")]
    public static double FirstOfWave(double x, double a) => WaveGrad(x, a).dx;

    [Differentiable("x")]
    public static double SecondOfWave(double x, double a)
    {
        double slope = FirstOfWaveGrad(x, a);
        return slope;
    }

    /// <summary>Its gradient is the fourth derivative, and the third's in <c>a</c>.</summary>
    [Differentiable]
    public static double ThirdOfWave(double x, double a) => SecondOfWaveGrad(x, a);

    [Differentiable]
    [At(4)]
    public static double Product(double[] w)
    {
        double s = 1;
        for (int i = 0; i + 1 < w.Length; i++)
        {
            s *= 1 + Math.Sin(w[i] * w[i + 1]);
        }

        return s;
    }

    [Differentiable]
    [At(4)]
    [At(1)]
    public static double GradientNorm(double[] w)
    {
        double[] g = ProductGrad(w);
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            s += g[i] * g[i];
        }

        return s;
    }

    [Differentiable]
    [At(4)]
    public static double NormOfTheNormsGradient(double[] w)
    {
        var (value, g) = GradientNormValueAndGrad(w);
        double s = value * value;
        for (int i = 0; i < w.Length; i++)
        {
            g[i] *= w[i];
            s += g[i] * g[i];
        }

        return s;
    }

    /// <summary>The contents of the argument are others at the time of the next call.</summary>
    [Differentiable]
    [At(3)]
    public static double DescentUnrolled(double[] x)
    {
        double s = 0;
        double[] y = (double[])x.Clone();
        for (int i = 0; i < 3; i++)
        {
            double[] g = ProductGrad(y);
            for (int k = 0; k < y.Length; k++)
            {
                y[k] -= 0.1 * g[k] * y[k];
            }

            s += g[0];
        }

        return s + y[0] * y[1];
    }

    [Differentiable]
    [At(3)]
    public static double OneBufferForAll(double[] x)
    {
        double[] y = (double[])x.Clone();
        double[] b = new double[x.Length];
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            ProductVjp(seed: 1.0 + i, w: y, dw: b);
            for (int k = 0; k < y.Length; k++)
            {
                y[k] -= 0.05 * b[k];
            }

            s += b[0] * b[1];
        }

        return s;
    }

    [Differentiable]
    [At(3, 1.3, 0.6)]
    public static double SeedAndBuffer(double[] x, double t, double seed)
    {
        double[] d = new double[x.Length];
        d[0] = t * t;
        double v = ValleyVjp(x, t, d, seed * t);
        double s = v * v * 0.01;
        for (int i = 0; i < x.Length; i++)
        {
            s += d[i] * d[i] * 0.1;
        }

        return s;
    }

    [Differentiable("x", Emit = Tangent.Derivatives.All)]
    [At(3, 1.3)]
    public static double Valley(double[] x, double t)
    {
        double s = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double fall = x[i + 1] - x[i] * x[i];
            s += t * fall * fall + (1 - x[i]) * (1 - x[i]);
        }

        return s;
    }

    [Differentiable]
    [At(3, 1.3, 3)]
    public static double Curvature(double[] x, double t, double[] v)
    {
        double[] hv = ValleyHvp(x, t, v);
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += hv[i] * v[i] * x[0];
        }

        return s;
    }

    [Differentiable]
    [At(3, 1.3)]
    public static double HessianTrace(double[] x, double t)
    {
        double[,] h = ValleyHessian(x, t);
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += h[i, i] * h[i, 0];
        }

        return s;
    }

    [Differentiable(Emit = Tangent.Derivatives.All)]
    [At(3)]
    public static double[] Residuals(double[] x)
    {
        var r = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            r[i] = x[i] * x[(i + 1) % x.Length] + Math.Sin(x[i]);
        }

        return r;
    }

    [Differentiable]
    [At(3)]
    public static double JacobianNorm(double[] x)
    {
        double[,] j = ResidualsJacobian(x);
        double s = 0;
        foreach (int i in new[] { 0, 1, 2 })
        {
            s += j[i, 0] * j[i, 1] + j[i, i] * j[i, i];
        }

        return s;
    }

    [Differentiable]
    [At(3, 3)]
    public static double AlongADirection(double[] x, double[] v)
    {
        var (r, dr) = ResidualsJvp(x, v);
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += r[i] * dr[i] * dr[i];
        }

        return s;
    }

    [Differentiable]
    [At("2,1")]
    public static double OfRows(double[][] m)
    {
        double s = 1;
        foreach (double[] row in m)
        {
            foreach (double v in row)
            {
                s *= Math.Sin(v) + 2;
            }
        }

        return s;
    }

    [Differentiable]
    [At("3,0,2")]
    public static double GradientOfRows(double[][] m)
    {
        double[][] g = OfRowsGrad(m);
        double s = 0;
        for (int i = 0; i < g.Length; i++)
        {
            for (int k = 0; k < g[i].Length; k++)
            {
                s += g[i][k] * g[i][k];
            }
        }

        return s;
    }

    [Differentiable]
    public static double Recursive(double x, int n) => n <= 0 ? x : Math.Sin(Recursive(x, n - 1)) * x + x * x;

    [Differentiable]
    [At(0.6, 3)]
    public static double GradientOfARecursion(double x, int n) => RecursiveGrad(x, n) * x;

    [Differentiable]
    [At(0.6, 2)]
    public static double RecursionOverGradients(double x, int n) =>
        n == 0 ? RecursiveGrad(x, 2) : RecursionOverGradients(x * 0.5, n - 1) * RecursiveGrad(x, n);

    [Differentiable]
    [At(0.8)]
    [At(0.15)]
    public static double InAHelperAndABranch(double x)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            if (x > 0.1 * i)
            {
                s += SquaredSlope(x * i);
            }
        }

        return s;
    }

    private static double SquaredSlope(double x)
    {
        double g = RecursiveGrad(x, 2);
        return g * g;
    }

    [Differentiable]
    [At(3)]
    public static double InALocalFunction(double[] x)
    {
        double Mixed(double[] y)
        {
            double[] g = ProductGrad(y);
            return g[0] * g[1];
        }

        double s = 0;
        foreach (double v in x)
        {
            s += Mixed([v, v * v]);
        }

        return s;
    }

    /// <summary>Second-order information only in the value: no derivative flows through the call.</summary>
    [Differentiable("x")]
    [At(0.4, 0.7)]
    public static double OfAConstant(double x, double c) => x * WaveGrad(c, 1.5).dx;

    [Differentiable]
    public static float Single(float x) => MathF.Exp(x) * x;

    [Differentiable]
    [At(0.4f)]
    public static float SlopeInSingle(float x) => SingleGrad(x) * x;

    [Differentiable]
    public static (double Low, double High) Pair(double x, double y) => (x * y * x, Math.Sin(x * y));

    [Differentiable]
    public static double TangentOfAPair(double x, double y)
    {
        var (value, tangent) = PairJvp(x, y, y, 1);
        return value.Low * tangent.High + tangent.Low;
    }

    [Differentiable]
    [At(0.4)]
    public static double AcrossTypes(double x) => Elsewhere.Outer.SlopeTimes(x, 2) * Elsewhere.Outer.CubeGrad(x);
}

internal static partial class Elsewhere
{
    internal static partial class Outer
    {
        [Differentiable]
        internal static double Cube(double x)
        {
            double s = x;
            for (int i = 0; i < 2; i++)
            {
                s *= Helped(x);
            }

            return s;
        }

        public static double SlopeTimes(double x, int n) => HiddenGrad(x) * n;

        [Differentiable]
        private static double Hidden(double x)
        {
            double s = 1;
            for (int i = 0; i < 3; i++)
            {
                s *= Helped(x * 0.3) + i;
            }

            return s;
        }

        private static double Helped(double x) => x + Math.Exp(x) * 0.1;
    }
}

internal sealed partial class NestedInAnInstance
{
    private const double K = 1.4;

    [Differentiable(Emit = Tangent.Derivatives.All)]
    public double Wave(double x) => Math.Sin(K * x) * x;

    [Differentiable]
    public double Product(double x)
    {
        double g = WaveGrad(x);
        return g * this.WaveHvp(x, x);
    }
}
