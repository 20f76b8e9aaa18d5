using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Calls of generated derivatives of a method that writes one of two arrays, which may be one: their shadows are one as well, and so are
/// the shadows of those.
/// </summary>
internal static partial class NestedAliases
{
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    [At(3, 3)]
    [At(3, "=a")]
    public static double Two(double[] a, double[] b, double x)
    {
        double s = 0;
        for (int i = 0; i + 1 < a.Length; i++)
        {
            a[i] = b[i] * b[i + 1] + x * a[i];
            s += a[i] * b[i] * a[i + 1];
        }

        return s;
    }

    [Differentiable]
    [At(3)]
    public static double OneForBoth(double[] u, double x)
    {
        var (ga, gb, gx) = TwoGrad(u, u, x);
        double s = gx * gx;
        for (int i = 0; i < u.Length; i++)
            s += ga[i] * gb[i] * u[i];
        return s;
    }

    [Differentiable]
    [At(3, 3)]
    public static double OneForBothInAProduct(double[] u, double[] v, double x)
    {
        var (ga, gb, gx) = TwoHvp(u, u, x, v, v, 0.3);
        double s = gx * gx;
        for (int i = 0; i < u.Length; i++)
            s += ga[i] * gb[i] * u[i] * v[i];
        return s;
    }

    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp | Derivatives.Pullback)]
    [At(3)]
    public static double Apart(double[] u, double x)
    {
        var (ga, gb, gx) = TwoGrad(u, (double[])u.Clone(), x);
        return ga[0] * gb[1] * u[0] + gx * ga[1];
    }

    /// <summary>Third derivatives: each level has shadows of its own.</summary>
    [Differentiable]
    [At(3)]
    public static double Thrice(double[] u, double x)
    {
        var (gu, gx) = ApartGrad(u, x);
        return gu[0] * gu[1] * gx + u[0] * gx;
    }

    [Differentiable]
    [At(3, 0.6, 3)]
    public static double TangentOfApart(double[] u, double x, double[] v) => ApartJvp(u, x, v, 0.3).Tangent * u[0];
}
