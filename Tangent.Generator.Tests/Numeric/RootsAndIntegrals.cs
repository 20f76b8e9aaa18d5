using System;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>Methods of numerical analysis that are given a function.</summary>
internal static partial class RootsAndIntegrals
{
    /// <summary>Where a growth curve reaches a level, by the iterations of Brent on a lambda and a Newton step, behind which the derivative is the root's own.</summary>
    [Differentiable]
    [At(0.5, 2.0)]
    [At(1.3, 0.7)]
    public static double TimeToReach(double rate, double level)
    {
        double t = Brent(s => level - s - Math.Exp(rate * s) + 1, 0, 5);
        double residual = t + Math.Exp(rate * t) - 1 - level;
        double slope = 1 + rate * Math.Exp(rate * t);
        return t - residual / slope;
    }

    /// <summary>The same by secants alone, which stop when they are near enough.</summary>
    [Differentiable]
    [At(0.5, 2.0)]
    public static double SecantSteps(double rate, double level)
    {
        double a = 0.1;
        double b = 1.5;
        double fa = a + Math.Exp(rate * a) - 1 - level;
        double fb = b + Math.Exp(rate * b) - 1 - level;
        for (int i = 0; i < 5 && Math.Abs(fb) > 1e-9; i++)
        {
            double next = b - fb * (b - a) / (fb - fa);
            a = b;
            fa = fb;
            b = next;
            fb = b + Math.Exp(rate * b) - 1 - level;
        }

        return b;
    }

    /// <summary>Brent, Algorithms for Minimization without Derivatives (1973), chapter 4: bisection, secant or inverse quadratic steps.</summary>
    private static double Brent(Func<double, double> f, double a, double b)
    {
        double fa = f(a);
        double fb = f(b);
        double c = a;
        double fc = fa;
        double d = b - a;
        double e = d;
        for (int i = 0; i < 100; i++)
        {
            if (fb > 0 == fc > 0)
            {
                c = a;
                fc = fa;
                d = b - a;
                e = d;
            }

            if (Math.Abs(fc) < Math.Abs(fb))
            {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }

            double tolerance = 4e-16 * Math.Abs(b) + 1e-14;
            double half = (c - b) / 2;
            if (Math.Abs(half) <= tolerance || fb == 0)
                break;
            if (Math.Abs(e) < tolerance || Math.Abs(fa) <= Math.Abs(fb))
            {
                d = half;
                e = half;
            }
            else
            {
                double s = fb / fa;
                double p, q;
                if (a == c)
                {
                    p = 2 * half * s;
                    q = 1 - s;
                }
                else
                {
                    double r = fb / fc;
                    double t = fa / fc;
                    p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
                    q = (t - 1) * (r - 1) * (s - 1);
                }

                if (p > 0)
                    q = -q;
                p = Math.Abs(p);
                if (2 * p < Math.Min(3 * half * q - Math.Abs(tolerance * q), Math.Abs(e * q)))
                {
                    e = d;
                    d = p / q;
                }
                else
                {
                    d = half;
                    e = half;
                }
            }

            a = b;
            fa = fb;
            b += Math.Abs(d) > tolerance ? d : half > 0 ? tolerance : -tolerance;
            fb = f(b);
        }

        return b;
    }

    /// <summary>
    /// Adaptive Simpson quadrature with Richardson's correction (Lyness, Notes on the Adaptive Simpson Quadrature Routine, 1969), by
    /// recursion, of a lambda that captures the parameters.
    /// </summary>
    [Differentiable]
    [At(1.2, 0.4)]
    public static double AdaptiveSimpson(double frequency, double decay)
    {
        double a = 0;
        double b = 2;
        double fa = Wave(a, frequency, decay);
        double fm = Wave(1, frequency, decay);
        double fb = Wave(b, frequency, decay);
        return Simpson(t => Wave(t, frequency, decay), a, b, fa, fm, fb, (fa + 4 * fm + fb) / 3, 1e-6, 12);
    }

    private static double Wave(double t, double frequency, double decay) => Math.Sin(frequency * t) * Math.Exp(-decay * t * t);

    private static double Simpson(
        Func<double, double> f, double a, double b, double fa, double fm, double fb, double whole, double tolerance, int depth)
    {
        double m = (a + b) / 2;
        double fLeft = f((a + m) / 2);
        double fRight = f((m + b) / 2);
        double left = (m - a) / 6 * (fa + 4 * fLeft + fm);
        double right = (b - m) / 6 * (fm + 4 * fRight + fb);
        double difference = left + right - whole;
        return depth <= 0 || Math.Abs(difference) < 15 * tolerance
            ? left + right + difference / 15
            : Simpson(f, a, m, fa, fLeft, fm, left, tolerance / 2, depth - 1)
                + Simpson(f, m, b, fm, fRight, fb, right, tolerance / 2, depth - 1);
    }
}
