using Tangent;

namespace Benchmarks.Hand;

/// <summary>The distances of measured points from a hand in the pose <c>theta</c> (ADBench's fourth objective).</summary>
internal static partial class HandObjective
{
    private const int Bones = HandModel.Bones;
    private const int Size = HandModel.TransformSize;

    /// <summary>Each point against one vertex.</summary>
    [Differentiable("theta", "errors")]
    public static void Simple(
        double[] theta,
        int[] parents,
        double[] baseRelative,
        double[] inverseBase,
        double[] vertices,
        double[] weights,
        int[] correspondences,
        double[] points,
        Span<double> errors)
    {
        double[] positions = new double[vertices.Length];
        Skin(theta, parents, baseRelative, inverseBase, vertices, weights, positions);
        for (int q = 0; q < correspondences.Length; q++)
        {
            int v = 3 * correspondences[q];
            for (int r = 0; r < 3; r++)
            {
                errors[3 * q + r] = points[3 * q + r] - positions[v + r];
            }
        }
    }

    /// <summary>Each point against a place in a triangle.</summary>
    [Differentiable("us", "theta", "errors")]
    public static void Complicated(
        double[] us,
        double[] theta,
        int[] parents,
        double[] baseRelative,
        double[] inverseBase,
        double[] vertices,
        double[] weights,
        int[] triangles,
        int[] correspondences,
        double[] points,
        Span<double> errors)
    {
        double[] positions = new double[vertices.Length];
        Skin(theta, parents, baseRelative, inverseBase, vertices, weights, positions);
        for (int q = 0; q < correspondences.Length; q++)
        {
            int a = 3 * triangles[3 * correspondences[q]];
            int b = 3 * triangles[3 * correspondences[q] + 1];
            int c = 3 * triangles[3 * correspondences[q] + 2];
            double u = us[2 * q];
            double v = us[2 * q + 1];
            for (int r = 0; r < 3; r++)
            {
                errors[3 * q + r] = points[3 * q + r] - (u * positions[a + r] + v * positions[b + r] + (1 - u - v) * positions[c + r]);
            }
        }
    }

    private static void Skin(
        double[] theta,
        int[] parents,
        double[] baseRelative,
        double[] inverseBase,
        double[] vertices,
        double[] weights,
        double[] positions)
    {
        double[] transforms = new double[Bones * Size];
        Pose(theta, parents, baseRelative, inverseBase, transforms);
        double[] global = new double[9];
        AngleAxis(theta[0], theta[1], theta[2], global);
        for (int v = 0; v < vertices.Length; v += 3)
        {
            double x = 0, y = 0, z = 0;
            for (int b = 0; b < Bones; b++)
            {
                double weight = weights[v / 3 * Bones + b];
                int t = b * Size;
                x += weight * (transforms[t] * vertices[v] + transforms[t + 1] * vertices[v + 1] + transforms[t + 2] * vertices[v + 2] + transforms[t + 3]);
                y += weight * (transforms[t + 4] * vertices[v] + transforms[t + 5] * vertices[v + 1] + transforms[t + 6] * vertices[v + 2] + transforms[t + 7]);
                z += weight * (transforms[t + 8] * vertices[v] + transforms[t + 9] * vertices[v + 1] + transforms[t + 10] * vertices[v + 2] + transforms[t + 11]);
            }

            positions[v] = global[0] * x + global[1] * y + global[2] * z + theta[3];
            positions[v + 1] = global[3] * x + global[4] * y + global[5] * z + theta[4];
            positions[v + 2] = global[6] * x + global[7] * y + global[8] * z + theta[5];
        }
    }
}
