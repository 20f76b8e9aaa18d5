using Tangent;

namespace QuickStart;

/// <summary>The price of a European call option (Black and Scholes 1973) and its derivatives by formula.</summary>
internal static partial class BlackScholes
{
    /// <summary>The price of the right to buy at <paramref name="strike"/>.</summary>
    /// <param name="spot">Today's price of the share.</param>
    /// <param name="strike">The price agreed on.</param>
    /// <param name="rate">The interest rate, per year.</param>
    /// <param name="volatility">The volatility, per square root of a year.</param>
    /// <param name="years">The time to expiry.</param>
    [Differentiable]
    public static double Call(double spot, double strike, double rate, double volatility, double years)
    {
        double spread = volatility * Math.Sqrt(years);
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / spread;
        double d2 = d1 - spread;
        return spot * Normal(d1) - strike * Math.Exp(-rate * years) * Normal(d2);
    }

    /// <summary>
    /// The normal distribution function by its Taylor series (Marsaglia, "Evaluating the Normal Distribution", Journal of
    /// Statistical Software 11(4), 2004).
    /// </summary>
    public static double Normal(double x)
    {
        double sum = x, before = 0, term = x, square = x * x;
        for (int i = 3; sum != before; i += 2)
        {
            before = sum;
            term *= square / i;
            sum += term;
        }

        return 0.5 + sum * Density(x);
    }

    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
