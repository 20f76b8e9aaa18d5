namespace Benchmarks;

/// <summary>Data from a fixed seed.</summary>
internal static class RandomNumbers
{
    /// <summary>Evenly spread numbers.</summary>
    public static double[] Even(this Random random, int count, double from, double to)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = from + (to - from) * random.NextDouble();
        }

        return numbers;
    }
}
