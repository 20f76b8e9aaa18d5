using System.Globalization;

namespace Benchmarks;

/// <summary>The table, as Markdown.</summary>
internal static class Report
{
    public static void Head()
    {
        Console.WriteLine("| problem | function, ms | ours, ms | by hand, ms | differences, ms | ours ÷ function | by hand ÷ function | ours ÷ by hand | tangent ÷ function | Hvp ÷ ours | bytes, ours (function) | of pools, kB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    public static void Line(Problem problem, Measured m)
    {
        string[] cells =
        [
            problem.Name,
            Text(m.Function),
            Text(m.Ours),
            Text(m.ByHand),
            Text(m.Differences),
            Ratio(m.OursToFunction),
            Ratio(m.ByHandToFunction),
            Ratio(m.OursToByHand),
            m.TangentToFunction is double tangent ? Ratio(tangent) : "",
            m.ProductToOurs is double product ? Ratio(product) : "",
            $"{m.OursBytes} ({m.FunctionBytes})",
            (m.PoolBytes / 1024.0).ToString("F0", CultureInfo.InvariantCulture),
        ];
        Console.WriteLine("| " + string.Join(" | ", cells) + " |");
    }

    /// <summary>Three digits.</summary>
    private static string Text(double value)
    {
        int digits = value <= 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 7);
        return value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Ratio(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
