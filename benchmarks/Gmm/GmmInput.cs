namespace Benchmarks.Gmm;

/// <summary>
/// Points and a Gaussian mixture. Layouts: a component's or a point's numbers stand together; of a component's
/// <c>d (d + 1) / 2</c> in <see cref="Icf"/> the first d are the logarithms of the diagonal of the factor L, the others
/// L below the diagonal, column by column.
/// </summary>
internal sealed record GmmInput(int D, int K, int N, double[] Alphas, double[] Means, double[] Icf, double[] X, double Gamma, int M)
{
    /// <summary>ADBench's value of π, which its reference values are computed with.</summary>
    public const double Pi = 3.14159265359;

    /// <summary>What the objective adds that depends on no parameter.</summary>
    public double Constant => -N * D * 0.5 * Math.Log(2 * Pi) - K * WishartConstant();

    public static GmmInput Random(int d, int k, int n)
    {
        var random = new Random(42);
        return new GmmInput(
            d,
            k,
            n,
            random.Even(k, 0, 1),
            random.Even(k * d, 0, 1),
            random.Even(k * d * (d + 1) / 2, -0.5, 0.5),
            random.Even(n * d, -1, 1),
            Gamma: 1,
            M: 0);
    }

    public static GmmInput Read(NumberReader reader)
    {
        int d = reader.Integer(), k = reader.Integer(), n = reader.Integer();
        return new GmmInput(
            d,
            k,
            n,
            reader.Numbers(k),
            reader.Numbers(k * d),
            reader.Numbers(k * d * (d + 1) / 2),
            reader.Numbers(n * d),
            reader.Number(),
            reader.Integer());
    }

    private double WishartConstant()
    {
        int freedom = D + M + 1;
        double logGamma = 0.25 * D * (D - 1) * Math.Log(Pi);
        for (int j = 1; j <= D; j++)
        {
            logGamma += LogGamma(0.5 * freedom + 0.5 * (1 - j));
        }

        return freedom * D * (Math.Log(Gamma) - 0.5 * Math.Log(2)) - logGamma;
    }

    /// <summary>The logarithm of the gamma function of a multiple of ½, by recurrence.</summary>
    private static double LogGamma(double x)
    {
        double sum = 0;
        for (; x > 1; x--)
        {
            sum += Math.Log(x - 1);
        }

        return x == 1 ? sum : sum + 0.5 * Math.Log(Math.PI);
    }
}
