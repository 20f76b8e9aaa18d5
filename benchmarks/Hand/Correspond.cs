namespace Benchmarks.Hand;

/// <summary>From moved vertices to errors, and from their derivatives to columns. For <see cref="HandByHand"/>.</summary>
internal static class Correspond
{
    public static void Errors(HandInput input, double[] vertices, double[] errors)
    {
        Column(input, vertices, errors);
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] += input.Points[i];
        }
    }

    /// <summary>Minus what the points correspond to.</summary>
    public static void Column(HandInput input, double[] vertices, Span<double> column)
    {
        for (int q = 0; q < input.N; q++)
        {
            if (!input.IsComplicated)
            {
                int v = 3 * input.Correspondences[q];
                column[3 * q] = -vertices[v];
                column[3 * q + 1] = -vertices[v + 1];
                column[3 * q + 2] = -vertices[v + 2];
                continue;
            }

            (int a, int b, int c) = Corners(input, q);
            double u = input.Us[2 * q], v2 = input.Us[2 * q + 1], rest = 1 - u - v2;
            column[3 * q] = -(u * vertices[a] + v2 * vertices[b] + rest * vertices[c]);
            column[3 * q + 1] = -(u * vertices[a + 1] + v2 * vertices[b + 1] + rest * vertices[c + 1]);
            column[3 * q + 2] = -(u * vertices[a + 2] + v2 * vertices[b + 2] + rest * vertices[c + 2]);
        }
    }

    public static void ByOwnNumbers(HandInput input, double[] vertices, double[] jacobian)
    {
        for (int q = 0; q < input.N; q++)
        {
            (int a, int b, int c) = Corners(input, q);
            for (int r = 0; r < 3; r++)
            {
                jacobian[3 * q + r] = vertices[c + r] - vertices[a + r];
                jacobian[input.Rows + 3 * q + r] = vertices[c + r] - vertices[b + r];
            }
        }
    }

    public static void Translation(Span<double> column, int axis)
    {
        column.Clear();
        for (int i = axis; i < column.Length; i += 3)
        {
            column[i] = -1;
        }
    }

    private static (int A, int B, int C) Corners(HandInput input, int q)
    {
        int t = 3 * input.Correspondences[q];
        return (3 * input.Model.Triangles[t], 3 * input.Model.Triangles[t + 1], 3 * input.Model.Triangles[t + 2]);
    }
}
