using Tangent;

namespace Benchmarks.Hand;

/// <summary>The errors as results, of which there is a Jacobian.</summary>
internal static partial class HandObjective
{
    /// <summary>A row for each error, a column for each angle.</summary>
    [Differentiable("theta", Emit = Derivatives.Jacobian)]
    public static double[] SimpleErrors(
        double[] theta,
        int[] parents,
        double[] baseRelative,
        double[] inverseBase,
        double[] vertices,
        double[] weights,
        int[] correspondences,
        double[] points)
    {
        double[] errors = new double[points.Length];
        Simple(theta, parents, baseRelative, inverseBase, vertices, weights, correspondences, points, errors);
        return errors;
    }

    /// <summary>
    /// The same with the places in the triangles moved. A point depends on its own place only, so the two columns of these moves hold all that the
    /// errors have by their places.
    /// </summary>
    [Differentiable("moveU", "moveV", "theta", Emit = Derivatives.Jacobian)]
    public static double[] ComplicatedErrors(
        double moveU,
        double moveV,
        double[] us,
        double[] theta,
        int[] parents,
        double[] baseRelative,
        double[] inverseBase,
        double[] vertices,
        double[] weights,
        int[] triangles,
        int[] correspondences,
        double[] points)
    {
        double[] moved = new double[us.Length];
        for (int q = 0; q < us.Length; q += 2)
        {
            moved[q] = us[q] + moveU;
            moved[q + 1] = us[q + 1] + moveV;
        }

        double[] errors = new double[points.Length];
        Complicated(moved, theta, parents, baseRelative, inverseBase, vertices, weights, triangles, correspondences, points, errors);
        return errors;
    }
}
