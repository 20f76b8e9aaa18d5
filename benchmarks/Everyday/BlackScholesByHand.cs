namespace Benchmarks.Everyday;

/// <summary>
/// The gradient of <see cref="BlackScholes"/> by hand, as reverse mode gives it: the derivative of the approximation of the
/// normal distribution, not the density it approximates, so that it agrees with differences to the last digits.
/// </summary>
internal static class BlackScholesByHand
{
    public static (double Value, double Spot, double Strike, double Rate, double Volatility, double Years) Greeks(
        double spot,
        double strike,
        double rate,
        double volatility,
        double years)
    {
        double root = Math.Sqrt(years);
        double spread = volatility * root;
        double ratio = spot / strike;
        double drift = rate + volatility * volatility / 2;
        double d1 = (Math.Log(ratio) + drift * years) / spread;
        double d2 = d1 - spread;
        (double n1, double slope1) = Normal(d1);
        (double n2, double slope2) = Normal(d2);
        double discount = Math.Exp(-rate * years);
        double paid = strike * discount;

        double dd2 = -paid * slope2;
        double dd1 = spot * slope1 + dd2;
        double dTop = dd1 / spread;
        double dSpread = -dd2 - dTop * d1;
        double dExponent = paid * n2;
        double dRate = dTop * years + dExponent * years;
        return (
            spot * n1 - paid * n2,
            n1 + dTop / spot,
            -discount * n2 - dTop / strike,
            dRate,
            dSpread * root + dTop * years * volatility,
            dTop * drift + dExponent * rate + dSpread * volatility / (2 * root));
    }

    /// <summary>The value and the derivative of <see cref="BlackScholes.Normal"/>.</summary>
    private static (double Value, double Slope) Normal(double x)
    {
        double z = Math.Abs(x);
        double t = 1 / (1 + 0.2316419 * z);
        double p4 = -1.821255978 + t * 1.330274429;
        double p3 = 1.781477937 + t * p4;
        double p2 = -0.356563782 + t * p3;
        double p1 = 0.319381530 + t * p2;
        double series = t * p1;
        double bell = Math.Exp(-0.5 * z * z) * 0.3989422804014327;
        double tail = bell * series;
        double dSeries = p1 + t * (p2 + t * (p3 + t * (p4 + t * 1.330274429)));
        double dTail = -z * tail - bell * dSeries * 0.2316419 * t * t;
        return x < 0 ? (tail, -dTail) : (1 - tail, -dTail);
    }
}
