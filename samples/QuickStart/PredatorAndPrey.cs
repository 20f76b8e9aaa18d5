using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using ScottPlot;

namespace QuickStart;

/// <summary>
/// The main job: a model is fitted to data by an optimizer that is fed the generated gradient. The data are the pelts that the
/// Hudson's Bay Company counted from 1900 to 1920, in thousands (Howard 2009, after Odum 1953).
/// </summary>
internal static class PredatorAndPrey
{
    private const int FirstYear = 1900;

    private static readonly double[] Hares =
    [
        30, 47.2, 70.2, 77.4, 36.3, 20.6, 18.1, 21.4, 22, 25.4, 27.1, 40.3, 57, 76.6, 52.3, 19.5, 11.2, 7.6, 14.6, 16.2, 24.7,
    ];

    private static readonly double[] Lynxes =
    [
        4, 6.1, 9.8, 35.2, 59.4, 41.7, 19, 13, 8.3, 9.1, 7.4, 8, 12.3, 19.5, 45.7, 51.1, 29.7, 15.8, 9.7, 10.1, 8.6,
    ];

    public static void Run()
    {
        Console.WriteLine("== 2. Hare and lynx: fit a differential equation to counts ==");
        Console.WriteLine();
        double[] start = [.. new[] { 0.6, 0.03, 0.03, 0.8, 30.0, 4.0 }.Select(p => Math.Log(p))];
        double[] fitted = Fit(start);
        string[] names = ["a (hares born)", "b (hares eaten)", "c (lynxes born)", "d (lynxes dying)", "hares in 1900", "lynxes in 1900"];
        for (int i = 0; i < names.Length; i++)
        {
            Console.WriteLine($"  {names[i],-18} {Math.Exp(fitted[i]),9:F4}");
        }

        Console.WriteLine();
        CompareWithDifferences(fitted);
        Console.WriteLine($"Picture of the data and the fit: {Draw(fitted)}");
        Console.WriteLine();
    }

    private static double[] Fit(double[] start)
    {
        int evaluations = 0;
        IObjectiveFunction objective = ObjectiveFunction.Gradient(point =>
        {
            (double misfit, double[] gradient) = LotkaVolterra.MisfitValueAndGrad(point.ToArray(), Hares, Lynxes);
            if (evaluations++ % 10 == 0)
            {
                Console.WriteLine($"  evaluation {evaluations,3}: misfit {misfit,9:F4}, gradient norm {Norm(gradient):E2}");
            }

            return (misfit, Vector<double>.Build.Dense(gradient));
        });
        var minimizer = new BfgsMinimizer(gradientTolerance: 1e-6, parameterTolerance: 1e-10, functionProgressTolerance: 1e-14);
        var watch = Stopwatch.StartNew();
        MinimizationResult result = minimizer.FindMinimum(objective, Vector<double>.Build.Dense(start));
        Console.WriteLine($"  {result.Iterations} iterations, {watch.ElapsedMilliseconds} ms, misfit {result.FunctionInfoAtMinimum.Value:F4}");
        Console.WriteLine();
        return result.MinimizingPoint.ToArray();
    }

    /// <summary>The same gradient from twelve runs of the model, two for each parameter, is dearer and less exact.</summary>
    private static void CompareWithDifferences(double[] point)
    {
        const int Repeats = 200;
        double[] gradient = LotkaVolterra.MisfitGrad(point, Hares, Lynxes);
        double[] differences = Differences(point);
        TimeSpan ours = Time(Repeats, () => LotkaVolterra.MisfitGrad(point, Hares, Lynxes));
        TimeSpan theirs = Time(Repeats, () => Differences(point));
        TimeSpan model = Time(Repeats, () => LotkaVolterra.Misfit(point, Hares, Lynxes));
        Console.WriteLine($"  the model once          {model.TotalMicroseconds,8:F0} µs");
        Console.WriteLine($"  generated gradient      {ours.TotalMicroseconds,8:F0} µs ({ours / model:F1} times the model)");
        Console.WriteLine($"  by central differences  {theirs.TotalMicroseconds,8:F0} µs ({theirs / model:F1} times the model)");
        Console.WriteLine($"  largest difference      {gradient.Zip(differences, (g, d) => Math.Abs(g - d)).Max():E1}");
        Console.WriteLine();
    }

    private static double[] Differences(double[] point)
    {
        const double Step = 1e-6;
        var gradient = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            double[] above = [.. point];
            double[] below = [.. point];
            above[i] += Step;
            below[i] -= Step;
            gradient[i] = (LotkaVolterra.Misfit(above, Hares, Lynxes) - LotkaVolterra.Misfit(below, Hares, Lynxes)) / (2 * Step);
        }

        return gradient;
    }

    private static TimeSpan Time<T>(int repeats, Func<T> action)
    {
        for (int i = 0; i < repeats; i++)
        {
            action();
        }

        var watch = Stopwatch.StartNew();
        for (int i = 0; i < repeats; i++)
        {
            action();
        }

        return watch.Elapsed / repeats;
    }

    private static string Draw(double[] logs)
    {
        (double[] hares, double[] lynxes) = LotkaVolterra.Simulate(logs, Hares.Length);
        double[] years = [.. Enumerable.Range(0, Hares.Length).Select(i => (double)(FirstYear + i))];
        double[] times = [.. Enumerable.Range(0, hares.Length).Select(i => FirstYear + ((double)i / LotkaVolterra.StepsPerYear))];
        using var plot = new Plot();
        Add(plot, "hares", Colors.SteelBlue, years, Hares, times, hares);
        Add(plot, "lynxes", Colors.OrangeRed, years, Lynxes, times, lynxes);
        plot.Title("Pelts counted by the Hudson's Bay Company, and the fitted Lotka-Volterra model");
        plot.XLabel("year");
        plot.YLabel("thousands");
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = year => $"{year:F0}" };
        plot.ShowLegend(Alignment.UpperRight);
        string path = Path.Combine(AppContext.BaseDirectory, "hare-and-lynx.png");
        plot.SavePng(path, 900, 500);
        return path;
    }

    private static void Add(Plot plot, string name, Color color, double[] years, double[] counts, double[] times, double[] model)
    {
        var points = plot.Add.ScatterPoints(years, counts, color);
        points.LegendText = name + ", counted";
        var line = plot.Add.ScatterLine(times, model, color);
        line.LegendText = name + ", fitted";
    }

    private static double Norm(double[] vector) => Math.Sqrt(vector.Sum(v => v * v));
}
