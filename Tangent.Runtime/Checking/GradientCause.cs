using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tangent;

/// <summary>Guesses from the pattern of the errors what is wrong.</summary>
internal static class GradientCause
{
    public static string Of(IReadOnlyList<GradientComponent> components, Difference[] differences)
    {
        GradientComponent[] wrong = components.Where(c => !c.IsRight).ToArray();
        if (wrong.Any(c => double.IsNaN(c.Difference)))
        {
            return "The function is not a number somewhere near the point, so that differences tell nothing there.";
        }

        if (wrong.Any(c => double.IsNaN(c.Generated) || double.IsInfinity(c.Generated)))
        {
            return "The gradient is not finite: look for a division by zero, or for Sqrt, Pow or Log of zero, on the way to the result.";
        }

        if (wrong.All(c => IsKink(differences[c.Index])))
        {
            return "The function has a kink or a jump here (Abs, Max, a branch, a rounding): its slopes to the left and to the right differ,"
                + " and the gradient is that of one side or between them.";
        }

        if (wrong.All(c => c.Generated == 0))
        {
            return "The derivative is cut: by Gradient.Stop, by a cast to an integer, or because the parameter is not differentiated.";
        }

        if (Factor(components) is double factor)
        {
            return "Every component is the difference times " + factor.ToString("G6", CultureInfo.InvariantCulture)
                + ": a seed that is not 1, or a buffer that was added to more than once.";
        }

        return wrong.Length < components.Count
            ? "Only some components are off: look at what the method does with those inputs alone."
            : "Every component is off: is this the gradient of this very function, with the same constants?";
    }

    private static bool IsKink(Difference d) =>
        Math.Abs(d.Left - d.Right) > 1e-3 * Math.Max(1e-3, Math.Max(Math.Abs(d.Left), Math.Abs(d.Right)));

    /// <summary>What all components are multiplied by, null where that is not one number.</summary>
    private static double? Factor(IReadOnlyList<GradientComponent> components)
    {
        GradientComponent largest = components.OrderByDescending(c => Math.Abs(c.Difference)).First();
        double factor = largest.Generated / largest.Difference;
        double allowed = 1e-5 * Math.Abs(largest.Generated);
        return components.Count > 1 && components.All(c => Math.Abs(c.Generated - (factor * c.Difference)) <= allowed) ? factor : null;
    }
}
