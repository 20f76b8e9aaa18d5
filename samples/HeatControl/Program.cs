using System.Diagnostics;
using HeatControl;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

const int Steps = 100_000;
const int Slots = 100;
const int Controls = 21;

double[] start = [.. Enumerable.Repeat(1.0, Controls)];
Console.WriteLine("== One gradient ==");
Console.WriteLine();
Console.WriteLine($"  {Steps:N0} steps of a rod of {Rod.Cells} cells, {Controls} numbers that say how it is heated");
Console.WriteLine();
Console.WriteLine("                                     memory        time");
double[] whole = Measure("every state kept", () => Rod.CostWithAllStatesGrad(start, Steps));
foreach (int slots in new[] { 10, 30, 100, 1000 })
{
    double[] gradient = Measure($"{slots,4} states kept", () => Rod.CostGrad(start, Steps, slots));
    double difference = gradient.Zip(whole, (g, w) => Math.Abs(g - w)).Max();
    if (difference > 1e-12)
    {
        throw new InvalidOperationException($"The gradient with {slots} states differs by {difference}.");
    }
}

Console.WriteLine();
Console.WriteLine("== The best heating ==");
Console.WriteLine();
int evaluations = 0;
double least = double.PositiveInfinity;
double[] best = start;
IObjectiveFunction objective = ObjectiveFunction.Gradient(point =>
{
    (double cost, double[] gradient) = Rod.CostValueAndGrad(point.ToArray(), Steps, Slots);
    if (cost < least)
    {
        (least, best) = (cost, point.ToArray());
    }

    if (evaluations++ % 5 == 0)
    {
        Console.WriteLine($"  evaluation {evaluations,3}: cost {cost:F6}");
    }

    return (cost, Vector<double>.Build.Dense(gradient));
});
var minimizer = new BfgsMinimizer(gradientTolerance: 1e-6, parameterTolerance: 1e-9, functionProgressTolerance: 1e-12, maximumIterations: 40);
try
{
    minimizer.FindMinimum(objective, Vector<double>.Build.Dense(start));
}
catch (MaximumIterationsException)
{
    // The best so far is good enough for a picture.
}

double[] temperatures = Rod.Simulate(best, Steps);
Console.WriteLine();
Console.WriteLine($"  cost {Rod.Cost(best, Steps, Slots):F6}, temperatures in the end between {temperatures.Min():F3} and {temperatures.Max():F3}");
Console.WriteLine("Picture of the heating and the temperatures: " + Picture.Draw(best, temperatures));

static double[] Measure(string name, Func<double[]> gradient)
{
    long before = GC.GetAllocatedBytesForCurrentThread();
    var watch = Stopwatch.StartNew();
    double[] result = gradient();
    watch.Stop();
    double megabytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
    Console.WriteLine($"  {name,-25} {megabytes,12:N3} MB {watch.Elapsed.TotalSeconds,9:F2} s");
    return result;
}
