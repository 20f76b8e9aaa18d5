using ScottPlot;

namespace HeatControl;

/// <summary>The heating over time and the temperatures along the rod, side by side in one file.</summary>
internal static class Picture
{
    public static string Draw(double[] heat, double[] temperatures)
    {
        var plot = new Multiplot();
        plot.AddPlots(2);
        plot.Layout = new ScottPlot.MultiplotLayouts.Columns();
        double[] times = [.. heat.Select((_, k) => Rod.Duration * k / (heat.Length - 1))];
        double[] places = [.. temperatures.Select((_, i) => (i + 0.5) / temperatures.Length)];
        Fill(plot.GetPlot(0), times, heat, Colors.OrangeRed, "heat put in at the left end", "time");
        Fill(plot.GetPlot(1), places, temperatures, Colors.SteelBlue, "temperature in the end", "place along the rod");
        string path = Path.Combine(AppContext.BaseDirectory, "heat-control.png");
        plot.SavePng(path, 1000, 420);
        return path;
    }

    private static void Fill(Plot plot, double[] x, double[] y, Color color, string title, string axis)
    {
        plot.Add.ScatterLine(x, y, color).LineWidth = 2;
        plot.Title(title);
        plot.XLabel(axis);
        plot.Axes.SetLimitsY(0, 1.1 * y.Max());
    }
}
