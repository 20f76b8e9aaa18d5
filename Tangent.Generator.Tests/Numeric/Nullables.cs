using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Numbers that may be missing.</summary>
internal static partial class Nullables
{
    private static readonly double?[] Table = [null, 0.7, 1.3];
    private static readonly double? Level = 0.8;

    [Differentiable]
    [At(1.3, 0.7)]
    [At(1.3, null)]
    [At(1.3, 0.05)]
    public static double Asked(double x, double? vol)
    {
        double v = vol ?? 0.2;
        if (vol.HasValue)
            v *= vol.Value * x;
        return x * v + (vol is { } w && w > 0.1 ? w * w : 3 * x) + (vol != null && vol.Value > 0.5 ? vol.Value : x);
    }

    /// <summary>The best so far, as searches keep it.</summary>
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    [At(0.8, 1.2, 1)]
    [At(0.8, 1.2, 2)]
    [At(0.8, 1.2, 5)]
    public static double Best(double x, double y, int n)
    {
        double? best = null;
        for (int i = 0; i < n; i++)
        {
            double? c = i == 1 ? null : x * y * (i + 1);
            if (c is null)
                continue;
            if (best == null || c > best)
                best = c * y;
            best ??= 3;
        }

        return best!.Value * x + (best.GetValueOrDefault() - x);
    }

    [Differentiable]
    [At(0.8, 1.2, 0)]
    public static double Missing(double x, double y, int n)
    {
        double? best = n > 0 ? x : null;
        return best!.Value * y;
    }

    [Differentiable]
    [At(1.3, 0.4)]
    [At(1.3, null)]
    public static double Lifted(double x, double? y)
    {
        double? s = x + y;
        s = -s * y / x;
        double? t = s > -100 ? s - 1 : null;
        bool same = s == t;
        return (t ?? x * x) * (same ? 2 : x) + (y * y).GetValueOrDefault(x) + (s == -0.5232 ? 1 : 0);
    }

    [Differentiable]
    [At(1.3, 0.4)]
    [At(1.3, 1.4)]
    [At(1.3, null)]
    public static double Patterns(double x, double? y)
    {
        double a = y switch { null => x, > 1 => 2 * x * y.Value, double v => v * x };
        if (y is not { } w)
            return a * x;
        if (y is > 0.2 and < 1)
            a += w * w;
        return a * (double)y;
    }

    [Differentiable]
    [At(1.3, 0.4)]
    [At(1.3, null)]
    public static double Called(double x, double? y) => (Half(y) * x ?? x) + Sum(x, null, y) * Sum(x) + (Half(x) ?? 1);

    private static double? Half(double? y)
    {
        if (y is null)
            return null;
        return y / 2;
    }

    private static double Sum(double? a, double? b = null, double? c = 2)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            double? v = i == 0 ? a : i == 1 ? b : c;
            if (v is not double w)
                continue;
            s += w * w;
        }

        return s;
    }

    [Differentiable]
    [At(1.1, null, 3)]
    [At(1.1, 0.4, 3)]
    public static double Recursive(double x, double? sum, int n) => n == 0 ? sum ?? 1 : Recursive(x, (sum ?? x) * x, n - 1);

    [Differentiable]
    [At(1.1, 0.4, 0.3f)]
    [At(1.1, null, 0.3f)]
    public static double? Returned(double x, double? y, float z)
    {
        float? small = z;
        double? sum = y + small;
        Func<double?, double?> twice = v => v * 2 * x;
        return twice(sum);
    }

    [Differentiable]
    public static double Constants(double x, int? k)
    {
        double sum = 0;
        foreach (double? t in Table)
            sum += x * (t ?? x);
        double? count = k;
        return sum * (Table[1] ?? 1) * (count ?? 2) * (Level ?? 3) * Level!.Value;
    }

    [Differentiable("x", "layer")]
    [At(new object[] { new double[] { 0.3, 0.5 }, new double[] { 1, 2 }, 0.7 }, 1.1)]
    public static double Propagated(Dense layer, double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            Dense? held = i == 1 ? null : layer;
            sum += (held?.Gain ?? 0.5) * x + ((held?.Weights[1] * x) ?? 2 * x) + (held?.SumOfSquares() ?? x);
            x *= sum;
        }

        return sum;
    }

    [Differentiable]
    [At(1.3, 0.4)]
    [At(1.3, null)]
    public static double Overwritten(double x, double? y)
    {
        double z = 1;
        for (int i = 0; i < 3; i++)
        {
            z *= y ?? x;
            y = i == 1 ? null : z * x;
            x *= 1.1;
        }

        y = null;
        return z * x * (y ?? 2);
    }
}
