namespace Benchmarks;

/// <summary>The metric and the tolerance with which ADBench compares results.</summary>
internal static class Closeness
{
    public const double Tolerance = 1e-8;

    public static double Of(double a, double b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(a) + Math.Abs(b));

    /// <summary>The worst pair; NaN where one is NaN, or where the lengths differ.</summary>
    public static double Worst(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double worst = a.Length == b.Length ? 0 : double.NaN;
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            worst = Math.Max(worst, Of(a[i], b[i]));
        }

        return worst;
    }

    public static double Worst(double[][] a, double[][] b)
    {
        double worst = a.Length == b.Length ? 0 : double.NaN;
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            worst = Math.Max(worst, Worst(a[i], b[i]));
        }

        return worst;
    }
}
