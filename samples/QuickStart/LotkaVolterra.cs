using Tangent;

namespace QuickStart;

/// <summary>
/// The Lotka-Volterra equations, hare' = a hare - b hare lynx and lynx' = c hare lynx - d lynx, integrated by the classical
/// Runge-Kutta method. Everything in here is plain C#; only <see cref="Misfit"/> is marked.
/// </summary>
internal static partial class LotkaVolterra
{
    public const int StepsPerYear = 50;

    /// <summary>
    /// How far the model is from the counts: the mean square of the differences of logarithms.
    /// </summary>
    /// <param name="logs">The logarithms of a, b, c, d (per year) and of the first year's hare and lynx (thousands).</param>
    /// <param name="hares">The counts of hare pelts, one for each year, in thousands.</param>
    /// <param name="lynxes">The counts of lynx pelts.</param>
    [Differentiable("logs")]
    public static double Misfit(double[] logs, double[] hares, double[] lynxes)
    {
        double a = Math.Exp(logs[0]), b = Math.Exp(logs[1]), c = Math.Exp(logs[2]), d = Math.Exp(logs[3]);
        double hare = Math.Exp(logs[4]), lynx = Math.Exp(logs[5]);
        double h = 1.0 / StepsPerYear;
        double misfit = 0;
        for (int year = 0; year < hares.Length; year++)
        {
            double hareMiss = Math.Log(hare / hares[year]);
            double lynxMiss = Math.Log(lynx / lynxes[year]);
            misfit += hareMiss * hareMiss + lynxMiss * lynxMiss;
            for (int step = 0; step < StepsPerYear; step++)
            {
                (hare, lynx) = Step(hare, lynx, a, b, c, d, h);
            }
        }

        return misfit / (2 * hares.Length);
    }

    /// <summary>The populations at the start of each year, as the model has them.</summary>
    public static (double[] Hares, double[] Lynxes) Simulate(double[] logs, int years)
    {
        double hare = Math.Exp(logs[4]), lynx = Math.Exp(logs[5]);
        var hares = new double[((years - 1) * StepsPerYear) + 1];
        var lynxes = new double[hares.Length];
        for (int i = 0; i < hares.Length; i++)
        {
            (hares[i], lynxes[i]) = (hare, lynx);
            (hare, lynx) = Step(
                hare, lynx, Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]), 1.0 / StepsPerYear);
        }

        return (hares, lynxes);
    }

    private static (double Hare, double Lynx) Step(double hare, double lynx, double a, double b, double c, double d, double h)
    {
        (double k1, double m1) = Rates(hare, lynx, a, b, c, d);
        (double k2, double m2) = Rates(hare + h / 2 * k1, lynx + h / 2 * m1, a, b, c, d);
        (double k3, double m3) = Rates(hare + h / 2 * k2, lynx + h / 2 * m2, a, b, c, d);
        (double k4, double m4) = Rates(hare + h * k3, lynx + h * m3, a, b, c, d);
        return (hare + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4), lynx + h / 6 * (m1 + 2 * m2 + 2 * m3 + m4));
    }

    private static (double Hare, double Lynx) Rates(double hare, double lynx, double a, double b, double c, double d) =>
        (a * hare - b * hare * lynx, c * hare * lynx - d * lynx);
}
