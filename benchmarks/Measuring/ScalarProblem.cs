namespace Benchmarks;

/// <summary>
/// A function of some arrays that returns a number: its gradient, in buffers of the arrays' lengths, which the caller
/// zeroes and the derivative adds to.
/// </summary>
internal static class ScalarProblem
{
    // A full central difference of a function of thousands of parameters takes too long: some of them stand for all.
    private const int MostDifferences = 8;

    /// <param name="name">The name in the table.</param>
    /// <param name="at">The parameters.</param>
    /// <param name="function">The function, of the parameters as they are.</param>
    /// <param name="ours">Adds the generated gradient to the buffers.</param>
    /// <param name="byHand">Adds the gradient by hand to the buffers.</param>
    /// <param name="tangent">The generated derivative in a direction.</param>
    /// <param name="product">The generated Hessian times a direction.</param>
    public static Problem Of(
        string name,
        double[][] at,
        Func<double> function,
        Action<double[][]> ours,
        Action<double[][]> byHand,
        Func<double[][], double> tangent,
        Action<double[][]>? product = null)
    {
        double[][] oursResult = at.Select(a => new double[a.Length]).ToArray();
        double[][] byHandResult = at.Select(a => new double[a.Length]).ToArray();
        double[][] direction = Direction(at);
        (double[] Array, int Index)[] places = at.SelectMany(a => a.Select((_, i) => (a, i))).ToArray();
        int count = Math.Min(places.Length, MostDifferences);
        double[] differences = new double[count];
        return new Problem
        {
            Name = name,
            Function = () => function(),
            Ours = () => Fill(oursResult, ours),
            ByHand = () => Fill(byHandResult, byHand),
            Tangent = () => tangent(direction),
            Product = product is null ? null : () => product(direction),
            Differences = () =>
            {
                for (int i = 0; i < count; i++)
                {
                    differences[i] = Difference(function, places[i].Array, places[i].Index);
                }
            },
            DifferencesParts = (double)places.Length / count,
            OursResult = oursResult,
            ByHandResult = byHandResult,
            DifferenceError = () =>
            {
                double slope = Along(function, at, direction);
                double gradient = oursResult.Zip(direction, Dot).Sum();
                return Math.Max(Relative(gradient, slope), Relative(tangent(direction), slope));
            },
        };
    }

    private static void Fill(double[][] buffers, Action<double[][]> gradient)
    {
        foreach (double[] buffer in buffers)
        {
            Array.Clear(buffer);
        }

        gradient(buffers);
    }

    private static double Difference(Func<double> function, double[] array, int index)
    {
        double x = array[index];
        double h = 1e-6 * Math.Max(1, Math.Abs(x));
        array[index] = x + h;
        double above = function();
        array[index] = x - h;
        double below = function();
        array[index] = x;
        return (above - below) / (2 * h);
    }

    private static double[][] Direction(double[][] at)
    {
        var random = new Random(7);
        return at.Select(a => a.Select(x => (random.NextDouble() - 0.5) * Math.Max(1, Math.Abs(x))).ToArray()).ToArray();
    }

    /// <summary>The slope along a direction, of the order h⁴.</summary>
    private static double Along(Func<double> function, double[][] at, double[][] direction)
    {
        const double h = 1e-4;
        double[][] start = at.Select(a => (double[])a.Clone()).ToArray();
        double At(double t)
        {
            for (int k = 0; k < at.Length; k++)
            {
                for (int i = 0; i < at[k].Length; i++)
                {
                    at[k][i] = start[k][i] + t * direction[k][i];
                }
            }

            return function();
        }

        double slope = (8 * (At(h) - At(-h)) - (At(2 * h) - At(-2 * h))) / (12 * h);
        At(0);
        return slope;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Relative(double a, double b) => Math.Abs(a - b) / Math.Max(1e-3, Math.Abs(b));
}
