using Tangent;

namespace NewtonCg;

/// <summary>
/// A soap film over a wire frame: the heights inside a rectangular frame that make the area of the surface smallest. The area of a cell of
/// the grid is that of a plane with the mean slopes of the cell's edges.
/// </summary>
internal static partial class SoapFilm
{
    /// <summary>How many heights are unknown: inside the frame there are 40 columns and 25 rows.</summary>
    public const int Columns = 40;
    public const int Rows = 25;

    // The frame is 1 wide, and its wire goes up and down by this much.
    private const double Rise = 0.6;

    /// <summary>The area of the film.</summary>
    /// <param name="heights">The unknown heights, row by row.</param>
    [Differentiable(Emit = Derivatives.Default | Derivatives.Hvp)]
    public static double Area(double[] heights)
    {
        const double h = 1.0 / (Columns + 1);
        double area = 0;
        for (int row = 0; row <= Rows; row++)
        {
            for (int column = 0; column <= Columns; column++)
            {
                double a = Height(heights, row, column), b = Height(heights, row, column + 1);
                double c = Height(heights, row + 1, column), d = Height(heights, row + 1, column + 1);
                double across = (b - a + d - c) / (2 * h);
                double along = (c - a + d - b) / (2 * h);
                area += h * h * Math.Sqrt(1 + across * across + along * along);
            }
        }

        return area;
    }

    /// <summary>A flat film to start from.</summary>
    public static double[] Flat() => new double[Rows * Columns];

    /// <summary>The unknown height at a place of the grid, or the frame's where the place is on the frame.</summary>
    private static double Height(double[] heights, int row, int column)
    {
        bool isInside = row > 0 && row <= Rows && column > 0 && column <= Columns;
        return isInside ? heights[(row - 1) * Columns + column - 1] : Frame(row, column);
    }

    private static double Frame(int row, int column)
    {
        double x = (double)column / (Columns + 1), y = (double)row / (Rows + 1);
        return Rise * Math.Sin(2 * Math.PI * x) * Math.Cos(3 * Math.PI * y);
    }
}
