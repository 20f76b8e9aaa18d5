using ScottPlot;
using Surgery;

const int Iterations = 4000;

var free = new Training(limit: double.PositiveInfinity);
double[] before = free.Run(Iterations);
Report("The gradient as it is", free, before);

var clipped = new Training(limit: 0.1);
double[] after = clipped.Run(Iterations);
Report("Adjoints longer than 0.1 shortened", clipped, after);
Console.WriteLine("Picture of both: " + Draw(before, after));

static void Report(string title, Training training, double[] losses)
{
    Console.WriteLine($"== {title} ==");
    Console.WriteLine();
    Console.WriteLine($"  loss at the start {losses[0]:F3}, at worst {losses.Max():G3}, mean of the last 500 iterations {losses[^500..].Average():F4}");
    Console.WriteLine($"  The length of the adjoint of the state in iteration {training.Worst}, backward from the last step:");
    for (int t = training.WorstNorms.Length - 1; t >= 0; t -= 13)
    {
        Console.WriteLine($"    step {t,2}: {training.WorstNorms[t],9:G3}");
    }

    Console.WriteLine();
}

static string Draw(double[] before, double[] after)
{
    using var plot = new Plot();
    Add(plot, "as it is", Colors.OrangeRed, before);
    Add(plot, "adjoints clipped", Colors.SteelBlue, after);
    plot.Title("A recurrent network learns a wave");
    plot.XLabel("iteration");
    plot.YLabel("log10 of the mean loss of 20 iterations");
    plot.ShowLegend(Alignment.UpperRight);
    string path = Path.Combine(AppContext.BaseDirectory, "losses.png");
    plot.SavePng(path, 900, 500);
    return path;
}

static void Add(Plot plot, string name, Color color, double[] losses)
{
    const int Window = 20;
    double[] means = [.. losses.Chunk(Window).Select(chunk => Math.Log10(chunk.Average()))];
    double[] iterations = [.. means.Select((_, k) => (double)(k * Window))];
    plot.Add.ScatterLine(iterations, means, color).LegendText = name;
}
