using System.Linq;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>The derivative of a gradient along a direction, by extrapolated central differences.</summary>
internal static class GradientDifference
{
    /// <summary>How large the gradient is beside 1: so much less do its differences tell.</summary>
    public static double Scale(NumericCase c, object?[] point) =>
        Compare.Total(c, point, Derivatives.Grad(c, point).Adjoints).Select(g => System.Math.Abs(g) * 1e-6).Append(1).Max();

    public static double[] Of(NumericCase c, object?[] point, object?[] direction)
    {
        double[] slopes = Leaves.Of(direction);
        bool[] moves = DirectionalDifference.Moving(c, point);
        double[] numbers = Leaves.Of(point);
        return Enumerable.Range(0, Gradient(0).Length)
            .Select(k => DirectionalDifference.Derivative(c, t => Gradient(t)[k]))
            .ToArray();

        double[] Gradient(double t)
        {
            object?[] moved = Leaves.With(point, numbers.Select((x, i) => moves[i] ? x + (t * slopes[i]) : x).ToArray());
            return Compare.Total(c, moved, Derivatives.Grad(c, moved).Adjoints);
        }
    }
}
