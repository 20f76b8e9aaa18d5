using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>What calls of derivatives are for: losses with derivatives in them, and solvers that are differentiated.</summary>
internal static partial class DifferentialEquations
{
    /// <summary>A network of one hidden layer, u(x; w).</summary>
    [Differentiable("x", Emit = Tangent.Derivatives.All)]
    [At(6, 0.3)]
    public static double Network(double[] w, double x)
    {
        double[] h = new double[w.Length / 3];
        Layer(w, x, h);
        double u = 0;
        for (int k = 0; k < h.Length; k++)
        {
            u += w[3 * k + 2] * h[k];
        }

        return u;
    }

    /// <summary>A physics-informed loss: how far the network is from solving u'' + u = sin x, in mean square.</summary>
    [Differentiable("w")]
    [At(6, 3)]
    public static double PhysicsInformedLoss(double[] w, double[] points)
    {
        double s = 0;
        foreach (double x in points)
        {
            double uxx = NetworkHvp(w, x, vx: 1.0);
            double residual = uxx + Network(w, x) - Math.Sin(x);
            s += residual * residual;
        }

        return s / points.Length;
    }

    [Differentiable("x")]
    [At(6, 0.3)]
    public static double Slope(double[] w, double x) => NetworkGrad(w, x);

    /// <summary>The same by nesting twice: u'' is the derivative of the derivative.</summary>
    [Differentiable("w")]
    [At(6, 3)]
    public static double BurgersLoss(double[] w, double[] points)
    {
        double s = 0;
        foreach (double x in points)
        {
            var (ux, uxx) = SlopeValueAndGrad(w, x);
            double residual = uxx - Network(w, x) * ux;
            s += residual * residual;
        }

        return s / points.Length;
    }

    /// <summary>Boundary values by forward mode, in the weights and in the places.</summary>
    [Differentiable]
    [At(6, 2)]
    public static double BoundaryLoss(double[] w, double[] places)
    {
        double s = 0;
        foreach (double x in places)
        {
            (double u, double ux) = NetworkJvp(w, x, 1.0);
            s += u * ux * ux;
        }

        return s;
    }

    [Differentiable("x", Emit = Tangent.Derivatives.All)]
    [At(0.2, 0.7)]
    public static double Inner(double x, double t) => Math.Exp(x * t) - 3 * x + x * x * x * x;

    /// <summary>A bilevel problem: ten Newton steps to the minimum of the inner one, whose place depends on <paramref name="t"/>.</summary>
    [Differentiable]
    [At(0.7)]
    [At(1.1)]
    public static double Bilevel(double t)
    {
        double x = 0.2;
        for (int k = 0; k < 10; k++)
        {
            x -= InnerGrad(x, t) / InnerHvp(x, t, 1);
        }

        return x * x + t;
    }

    private static void Layer(double[] w, double x, double[] h)
    {
        for (int k = 0; k < h.Length; k++)
        {
            h[k] = Math.Tanh(w[3 * k] * x + w[3 * k + 1]);
        }
    }
}
