using Tangent;

namespace Benchmarks.Everyday;

/// <summary>The price of a European call (Black and Scholes 1973), and its five Greeks as its gradient.</summary>
internal static partial class BlackScholes
{
    private const int Count = 100_000;

    [Differentiable(Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Call(double spot, double strike, double rate, double volatility, double years)
    {
        double spread = volatility * Math.Sqrt(years);
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / spread;
        double d2 = d1 - spread;
        return spot * Normal(d1) - strike * Math.Exp(-rate * years) * Normal(d2);
    }

    /// <summary>The normal distribution function (Abramowitz and Stegun, 26.2.17).</summary>
    public static double Normal(double x)
    {
        double z = Math.Abs(x);
        double t = 1 / (1 + 0.2316419 * z);
        double series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.Exp(-0.5 * z * z) * 0.3989422804014327 * series;
        return x < 0 ? tail : 1 - tail;
    }

    public static Problem Problem()
    {
        var random = new Random(42);
        double[] spots = random.Even(Count, 80, 120), strikes = random.Even(Count, 80, 120), rates = random.Even(Count, 0.01, 0.05);
        double[] volatilities = random.Even(Count, 0.1, 0.5), years = random.Even(Count, 0.2, 2);
        double[][] at = [spots, strikes, rates, volatilities, years];
        double[][] products = Enumerable.Range(0, 5).Select(_ => new double[Count]).ToArray();
        Problem problem = ScalarProblem.Of(
            "Black-Scholes, 5 Greeks of 1e5",
            at,
            () =>
            {
                double sum = 0;
                for (int i = 0; i < spots.Length; i++)
                {
                    sum += Call(spots[i], strikes[i], rates[i], volatilities[i], years[i]);
                }

                return sum;
            },
            b =>
            {
                for (int i = 0; i < spots.Length; i++)
                {
                    (_, b[0][i], b[1][i], b[2][i], b[3][i], b[4][i]) = CallVjp(spots[i], strikes[i], rates[i], volatilities[i], years[i]);
                }
            },
            b =>
            {
                for (int i = 0; i < spots.Length; i++)
                {
                    (_, b[0][i], b[1][i], b[2][i], b[3][i], b[4][i]) = BlackScholesByHand.Greeks(spots[i], strikes[i], rates[i], volatilities[i], years[i]);
                }
            },
            v =>
            {
                double sum = 0;
                for (int i = 0; i < spots.Length; i++)
                {
                    sum += CallJvp(spots[i], strikes[i], rates[i], volatilities[i], years[i], v[0][i], v[1][i], v[2][i], v[3][i], v[4][i]).Tangent;
                }

                return sum;
            },
            v =>
            {
                for (int i = 0; i < spots.Length; i++)
                {
                    (products[0][i], products[1][i], products[2][i], products[3][i], products[4][i]) =
                        CallHvp(spots[i], strikes[i], rates[i], volatilities[i], years[i], v[0][i], v[1][i], v[2][i], v[3][i], v[4][i]);
                }
            });

        // An option depends on its own five numbers only.
        double[] deltas = new double[Count];
        return problem with
        {
            Differences = () =>
            {
                const double h = 1e-4;
                for (int i = 0; i < spots.Length; i++)
                {
                    double above = Call(spots[i] + h, strikes[i], rates[i], volatilities[i], years[i]);
                    deltas[i] = (above - Call(spots[i] - h, strikes[i], rates[i], volatilities[i], years[i])) / (2 * h);
                }
            },
            DifferencesParts = at.Length,
        };
    }
}
