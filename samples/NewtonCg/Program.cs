using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using NewtonCg;

const double Tolerance = 1e-8;
Console.WriteLine($"A soap film with {SoapFilm.Rows * SoapFilm.Columns} unknown heights; its area, flat at first: {SoapFilm.Area(SoapFilm.Flat()):F6}");
Console.WriteLine();
Console.WriteLine("method                         area  gradient's norm  iterations  gradients  products     time");

// Once for the compiler's sake, then by the clock.
Newton();
Print("Newton-CG, by AreaHvp", Newton);
Print("L-BFGS of MathNet", () => OfMathNet(f => new LimitedMemoryBfgsMinimizer(Tolerance, 0, 0, 20, 20000).FindMinimum(f, Vector<double>.Build.Dense(SoapFilm.Flat()))));
Print("BFGS of MathNet", () => OfMathNet(f => new BfgsMinimizer(Tolerance, 0, 0, 20000).FindMinimum(f, Vector<double>.Build.Dense(SoapFilm.Flat()))));

static Outcome Newton() => new TruncatedNewton(
    x => SoapFilm.AreaValueAndGrad(x),
    SoapFilm.AreaHvp).Minimize(SoapFilm.Flat(), Tolerance);

static Outcome OfMathNet(Func<IObjectiveFunction, MinimizationResult> minimize)
{
    int gradients = 0;
    MinimizationResult result = minimize(ObjectiveFunction.Gradient(x =>
    {
        gradients++;
        (double value, double[] gradient) = SoapFilm.AreaValueAndGrad(x.ToArray());
        return (value, Vector<double>.Build.Dense(gradient));
    }));
    double[] point = result.MinimizingPoint.ToArray();
    return new Outcome(point, SoapFilm.Area(point), Vector<double>.Build.Dense(SoapFilm.AreaGrad(point)).L2Norm(), result.Iterations, gradients, 0);
}

static void Print(string method, Func<Outcome> minimize)
{
    var clock = Stopwatch.StartNew();
    try
    {
        Outcome o = minimize();
        Console.WriteLine(
            $"{method,-24}  {o.Value:F8}  {o.GradientNorm,15:0.0e-0}  {o.Iterations,10}  {o.Gradients,9}  {o.Products,8}  {clock.ElapsedMilliseconds,4} ms");
    }
    catch (OptimizationException e)
    {
        // MathNet gives up where its line search finds nothing better, which near a minimum is a matter of rounding.
        Console.WriteLine($"{method,-24}  {e.Message}");
    }
}
