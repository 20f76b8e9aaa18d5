namespace QuickStart;

/// <summary>The derivatives of an option's price, which the trade calls Greeks: generated in both modes, and by formula.</summary>
internal static class OptionGreeks
{
    public static void Run()
    {
        Console.WriteLine("== 3. The Greeks of a call option ==");
        Console.WriteLine();
        const double Spot = 100, Strike = 105, Rate = 0.03, Volatility = 0.25, Years = 0.75;
        (double price, double delta, double _, double rho, double vega, double years) =
            BlackScholes.CallValueAndGrad(Spot, Strike, Rate, Volatility, Years);
        Console.WriteLine($"  price {price:F10}");
        Console.WriteLine();

        double spread = Volatility * Math.Sqrt(Years);
        double d1 = (Math.Log(Spot / Strike) + (Rate + Volatility * Volatility / 2) * Years) / spread;
        double discounted = Strike * Math.Exp(-Rate * Years) * BlackScholes.Normal(d1 - spread);
        Console.WriteLine("  Greek    reverse mode    forward mode    closed formula");
        Print("delta", delta, Forward(dspot: 1), BlackScholes.Normal(d1));
        Print("vega", vega, Forward(dvolatility: 1), Spot * BlackScholes.Density(d1) * Math.Sqrt(Years));
        Print("rho", rho, Forward(drate: 1), discounted * Years);
        Print("theta", -years, -Forward(dyears: 1), -(Spot * BlackScholes.Density(d1) * Volatility / (2 * Math.Sqrt(Years))) - (Rate * discounted));

        static double Forward(double dspot = 0, double drate = 0, double dvolatility = 0, double dyears = 0) =>
            BlackScholes.CallJvp(Spot, Strike, Rate, Volatility, Years, dspot, 0, drate, dvolatility, dyears).Tangent;
    }

    private static void Print(string name, double reverse, double forward, double formula) =>
        Console.WriteLine($"  {name,-6} {reverse,14:F10}  {forward,14:F10}  {formula,14:F10}");
}
