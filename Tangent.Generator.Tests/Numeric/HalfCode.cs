using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary><c>Half</c> as a type of its own.</summary>
public static partial class HalfCode
{
    [Differentiable]
    public static Half Smooth(Half x, Half y) => Half.Sin(x * y) + x / (Half.One + y * y) - Half.Pi * (Half)0.25 * Half.Exp(-x);

    [Differentiable]
    public static Half Sum(Half[] v)
    {
        Half sum = (Half)1;
        foreach (Half x in v)
            sum += x * x * (Half)0.5f;
        return Half.Sqrt(sum);
    }

    [Differentiable]
    public static float FromHalf(Half x, float y) => (float)x * y + (float)(Half)(y * y);

    [Differentiable]
    [At(1.5, 0.5)]
    [At(0.25, 0.5)]
    public static Half Branches(Half x, Half y)
    {
        if (x > y)
            return Half.Max(x, y) * x;
        x++;
        return x * -y;
    }

    [Differentiable]
    public static void Scale(Half[] v, Half a)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] *= a;
    }

    [Differentiable]
    public static (Half, double) Mixed(Half x, double y) => (x * (Half)y, (double)x * y);
}
