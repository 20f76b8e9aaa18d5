namespace Benchmarks.Hand;

/// <summary>The Jacobian from generated code: forward mode along four columns at a time.</summary>
internal static class HandOurs
{
    /// <summary>A row for each residual. The first two columns of a complicated problem are by each point's own two numbers.</summary>
    public static double[,] Jacobian(HandInput input)
    {
        HandModel m = input.Model;
        return input.IsComplicated
            ? HandObjective.ComplicatedErrorsJacobian(
                0, 0, input.Us, input.Theta, m.Parents, m.BaseRelative, m.InverseBase, m.Vertices, m.Weights, m.Triangles, input.Correspondences, input.Points)
            : HandObjective.SimpleErrorsJacobian(
                input.Theta, m.Parents, m.BaseRelative, m.InverseBase, m.Vertices, m.Weights, input.Correspondences, input.Points);
    }

    /// <summary>The same by columns, as the Jacobian by hand is.</summary>
    public static void ByColumns(double[,] jacobian, double[] columns)
    {
        int rows = jacobian.GetLength(0);
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = jacobian[i % rows, i / rows];
        }
    }

    /// <summary>One column, by forward mode in one direction.</summary>
    public static void Column(HandInput input, double[] errors, double[] jacobian, int column, HandDirection direction)
    {
        Span<double> place = jacobian.AsSpan(column * input.Rows, input.Rows);
        HandModel m = input.Model;
        if (input.IsComplicated)
        {
            HandObjective.ComplicatedJvp(
                input.Us, input.Theta, m.Parents, m.BaseRelative, m.InverseBase, m.Vertices, m.Weights, m.Triangles, input.Correspondences, input.Points, errors, direction.Us, direction.Theta, place);
        }
        else
        {
            HandObjective.SimpleJvp(
                input.Theta, m.Parents, m.BaseRelative, m.InverseBase, m.Vertices, m.Weights, input.Correspondences, input.Points, errors, direction.Theta, place);
        }
    }

    public static void Residuals(HandInput input, double[] errors)
    {
        HandModel m = input.Model;
        if (input.IsComplicated)
        {
            HandObjective.Complicated(
                input.Us, input.Theta, m.Parents, m.BaseRelative, m.InverseBase, m.Vertices, m.Weights, m.Triangles, input.Correspondences, input.Points, errors);
        }
        else
        {
            HandObjective.Simple(
                input.Theta, m.Parents, m.BaseRelative, m.InverseBase, m.Vertices, m.Weights, input.Correspondences, input.Points, errors);
        }
    }
}
