using Tangent;

namespace HeatControl;

/// <summary>
/// A rod of length 1 that is heated at its left end and radiates at its right end: u' = u'' inside, u' = -heat(t) at the left,
/// u' = -c u⁴ at the right (derivatives along the rod), by explicit steps in time. Both costs are the same but for the loop.
/// </summary>
internal static partial class Rod
{
    public const int Cells = 50;
    public const double Duration = 1;
    private const double Radiation = 0.5;
    private const double Wanted = 1;
    private const double Price = 1e-3;

    /// <summary>How far the rod is from the wanted temperature in the end, and what the heating costs.</summary>
    /// <param name="heat">The heat that is put in at equally spaced times, linear between them.</param>
    /// <param name="steps">The number of steps in time.</param>
    /// <param name="slots">How many states of the rod may be kept to run the steps backward.</param>
    [Differentiable("heat")]
    public static double Cost(double[] heat, int steps, int slots)
    {
        var u = new double[Cells];
        foreach (int t in Checkpoint.Range(steps, slots))
        {
            Step(u, HeatAt(heat, t, steps), Duration / steps);
        }

        return CostOf(u, heat);
    }

    /// <summary>The same, with every state kept.</summary>
    /// <param name="heat">As for <see cref="Cost"/>.</param>
    /// <param name="steps">The number of steps in time.</param>
    [Differentiable("heat")]
    public static double CostWithAllStates(double[] heat, int steps)
    {
        var u = new double[Cells];
        for (int t = 0; t < steps; t++)
        {
            Step(u, HeatAt(heat, t, steps), Duration / steps);
        }

        return CostOf(u, heat);
    }

    /// <summary>The temperatures in the end.</summary>
    public static double[] Simulate(double[] heat, int steps)
    {
        var u = new double[Cells];
        for (int t = 0; t < steps; t++)
        {
            Step(u, HeatAt(heat, t, steps), Duration / steps);
        }

        return u;
    }

    /// <summary>One explicit step, in place.</summary>
    private static void Step(double[] u, double heat, double dt)
    {
        const double Width = 1.0 / Cells;
        double rate = dt / (Width * Width);
        double left = u[0] + Width * heat;
        for (int i = 0; i < Cells - 1; i++)
        {
            double here = u[i];
            u[i] = here + rate * (left - 2 * here + u[i + 1]);
            left = here;
        }

        double last = u[Cells - 1];
        double lost = Width * Radiation * last * last * last * last;
        u[Cells - 1] = last + rate * (left - last - lost);
    }

    private static double HeatAt(double[] heat, int t, int steps)
    {
        double place = (double)t * (heat.Length - 1) / steps;
        int k = (int)place;
        return heat[k] + (place - k) * (heat[k + 1] - heat[k]);
    }

    private static double CostOf(double[] u, double[] heat)
    {
        double cost = 0;
        for (int i = 0; i < u.Length; i++)
        {
            cost += (u[i] - Wanted) * (u[i] - Wanted) / u.Length;
        }

        for (int k = 0; k < heat.Length; k++)
        {
            cost += Price * heat[k] * heat[k] / heat.Length;
        }

        return cost;
    }
}
