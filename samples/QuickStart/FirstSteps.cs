using Tangent;

namespace QuickStart;

/// <summary>The beginning: mark a method, build, call its derivatives, and look at the file they are in.</summary>
internal static partial class FirstSteps
{
    [Differentiable]
    public static double Wave(double x, double y)
    {
        double s = Math.Sin(x * y);
        return s / (1 + y * y);
    }

    public static void Run()
    {
        Console.WriteLine("== 1. First steps ==");
        Console.WriteLine();

        (double dx, double dy) = WaveGrad(1.2, 0.7);
        Console.WriteLine($"Wave(1.2, 0.7)      = {Wave(1.2, 0.7):F6}");
        Console.WriteLine($"WaveGrad(1.2, 0.7)  = ({dx:F6}, {dy:F6})");

        (double value, double tangent) = WaveJvp(1.2, 0.7, dx: 1, dy: 0);
        Console.WriteLine($"WaveJvp, along x    = {tangent:F6}, beside the value {value:F6}");
        Console.WriteLine();

        string path = GeneratedFile.Find("QuickStart.FirstSteps.Wave.g.cs");
        Console.WriteLine("The build wrote these derivatives as ordinary C# to");
        Console.WriteLine(path);
        Console.WriteLine();
        Console.WriteLine(GeneratedFile.Method(path, "WaveVjp"));
        Console.WriteLine();
    }
}
