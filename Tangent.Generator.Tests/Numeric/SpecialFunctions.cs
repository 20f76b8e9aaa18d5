using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Special functions as numerical libraries have them: series, continued fractions and rational approximations, whose derivatives are those
/// of what is computed.
/// </summary>
internal static partial class SpecialFunctions
{
    /// <summary>The cumulative normal distribution, by its series (Abramowitz and Stegun 26.2.10).</summary>
    [Differentiable]
    [At(0.7)]
    [At(-1.3)]
    [At(0.0)]
    public static double NormalBySeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 && n < 200; n++)
        {
            term *= x * x / (2 * n + 1);
            sum += term;
        }

        return 0.5 + Density(x) * sum;
    }

    /// <summary>The tail of the normal distribution, by Laplace's continued fraction (Abramowitz and Stegun 26.2.14).</summary>
    [Differentiable]
    [At(2.5)]
    [At(5.0)]
    public static double NormalTail(double x)
    {
        double fraction = 0;
        for (int n = 60; n >= 1; n--)
            fraction = n / (x + fraction);
        return Density(x) / (x + fraction);
    }

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// The inverse of the normal distribution: a rational first guess (Abramowitz and Stegun 26.2.23) and Halley's steps, whose fixed
    /// point has the right derivative.
    /// </summary>
    [Differentiable]
    [At(0.2)]
    [At(0.97)]
    [At(0.5)]
    public static double InverseNormal(double p)
    {
        double q = p < 0.5 ? p : 1 - p;
        double t = Math.Sqrt(-2 * Math.Log(q));
        double guess = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        double x = p < 0.5 ? -guess : guess;
        for (int i = 0; i < 3; i++)
        {
            double error = (NormalBySeries(x) - p) / Density(x);
            x -= error / (1 + 0.5 * x * error);
        }

        return x;
    }

    /// <summary>The logarithm of the gamma function, by Stirling's series behind an upward recurrence (Abramowitz and Stegun 6.1.41).</summary>
    [Differentiable]
    [At(0.6)]
    [At(4.5)]
    [At(12.0)]
    public static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 10)
        {
            shift += Math.Log(x);
            x += 1;
        }

        double inverse = 1 / (x * x);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - shift;
    }

    /// <summary>
    /// The regularized lower incomplete gamma function: the series (Abramowitz and Stegun 6.5.29) below a + 1, the continued fraction
    /// (6.5.31) above, evaluated from the front by Lentz's method.
    /// </summary>
    [Differentiable]
    [At(2.5, 1.2)]
    [At(2.5, 6.0)]
    [At(0.7, 0.3)]
    public static double IncompleteGamma(double a, double x)
    {
        double front = Math.Exp(a * Math.Log(x) - x - LogGamma(a));
        if (x < a + 1)
        {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < 200; n++)
            {
                term *= x / (a + n);
                sum += term;
                if (term < sum * 1e-17)
                    break;
            }

            return front * sum;
        }

        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < 200; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            double delta = c * d;
            fraction *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
                break;
        }

        return 1 - front * fraction;
    }

    /// <summary>The Bessel function J0: its series (Abramowitz and Stegun 9.1.10) for small arguments, Hankel's expansion (9.2.5) for large.</summary>
    [Differentiable]
    [At(0.8)]
    [At(6.5)]
    [At(30.0)]
    public static double BesselJ0(double x)
    {
        double y = Math.Abs(x);
        if (y < 12)
        {
            double quarter = -0.25 * y * y;
            double term = 1;
            double sum = 1;
            for (int k = 1; k < 60; k++)
            {
                term *= quarter / ((double)k * k);
                sum += term;
            }

            return sum;
        }

        double p = 1;
        double q = 0;
        double factor = 1;
        for (int k = 1; k <= 8; k++)
        {
            double odd = 2 * k - 1;
            factor *= -odd * odd / (k * 8 * y);
            switch (k % 4)
            {
                case 0:
                    p += factor;
                    break;
                case 1:
                    q += factor;
                    break;
                case 2:
                    p -= factor;
                    break;
                default:
                    q -= factor;
                    break;
            }
        }

        double angle = y - Math.PI / 4;
        return Math.Sqrt(2 / (Math.PI * y)) * (p * Math.Cos(angle) - q * Math.Sin(angle));
    }
}
