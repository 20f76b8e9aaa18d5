using System;
using System.Linq;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>The derivative along a direction of everything that comes out of a method, by extrapolated central differences.</summary>
internal static class DirectionalDifference
{
    public static double[] Of(NumericCase c, object?[] point, object?[] direction)
    {
        double[] slopes = Leaves.Of(direction);
        int count = Results(c, point, slopes, 0).Length;
        return Enumerable.Range(0, count)
            .Select(k => Derivative(c, t => Results(c, point, slopes, t)[k]))
            .ToArray();
    }

    /// <summary>Single precision has no digits left for small steps: two large ones, extrapolated once.</summary>
    public static double Derivative(NumericCase c, Func<double, double> along)
    {
        double step = c.IsHalf ? 0.3 : 0.04;
        return c.IsSingle
            ? ((4 * Central(along, step / 2)) - Central(along, step)) / 3
            : FiniteDifference.Derivative(along, 0, 1e-3);
    }

    private static double Central(Func<double, double> along, double step) => (along(step) - along(-step)) / (2 * step);

    private static double[] Results(NumericCase c, object?[] point, double[] slopes, double t)
    {
        double[] numbers = Leaves.Of(point);
        // Only what is differentiated moves.
        bool[] moves = Moving(c, point);
        object?[] moved = Leaves.With(point, numbers.Select((x, i) => moves[i] ? x + (t * slopes[i]) : x).ToArray());
        Outcome outcome = Derivatives.Primal(c, moved);
        return [.. Leaves.Of([outcome.Value]), .. Derivatives.Outputs(c, outcome.Arguments)];
    }

    public static bool[] Moving(NumericCase c, object?[] point)
    {
        int next = 0;
        object?[] numbered = Leaves.Map(point, _ => next++);
        bool[] moves = new bool[next];
        foreach (double number in Derivatives.Inputs(c, numbered))
            moves[(int)number] = true;
        return moves;
    }
}
