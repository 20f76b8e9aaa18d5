namespace Benchmarks.Hand;

/// <summary>The Jacobian from generated code: forward mode once for each column, straight into the column.</summary>
internal static class HandOurs
{
    /// <param name="input">The points and the pose.</param>
    /// <param name="errors">The residuals, three of each point.</param>
    /// <param name="jacobian">By columns. Of a complicated problem the first two are by each point's own two numbers.</param>
    /// <param name="scratch">Zeros on entry and exit, one for each parameter.</param>
    public static void Jacobian(HandInput input, double[] errors, double[] jacobian, HandDirection scratch)
    {
        int first = input.IsComplicated ? 2 : 0;
        for (int column = 0; column < first; column++)
        {
            scratch.SetUs(column, 1);
            Column(input, errors, jacobian, column, scratch);
            scratch.SetUs(column, 0);
        }

        for (int k = 0; k < HandInput.Angles; k++)
        {
            scratch.Theta[k] = 1;
            Column(input, errors, jacobian, first + k, scratch);
            scratch.Theta[k] = 0;
        }
    }

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
