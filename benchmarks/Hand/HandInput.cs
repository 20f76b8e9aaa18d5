namespace Benchmarks.Hand;

/// <summary>
/// Measured points and what they correspond to: vertices, or places in triangles, which two numbers in <see cref="Us"/> say.
/// </summary>
internal sealed record HandInput(HandModel Model, int[] Correspondences, double[] Points, double[] Us, double[] Theta)
{
    public const int Angles = 26;

    public int N => Correspondences.Length;

    /// <summary>Rows of the Jacobian.</summary>
    public int Rows => 3 * N;

    public bool IsComplicated => Us.Length > 0;

    public static HandInput Random(int n, bool complicated)
    {
        var random = new Random(43);
        HandModel model = HandModel.Random(544);
        return new HandInput(
            model,
            Enumerable.Range(0, n).Select(_ => random.Next(model.VertexCount)).ToArray(),
            random.Even(3 * n, -1, 1),
            random.Even(complicated ? 2 * n : 0, 0, 0.5),
            random.Even(Angles, -0.5, 0.5));
    }

    public static HandInput Read(string file, bool complicated)
    {
        HandModel model = HandModel.Read(Path.Combine(Path.GetDirectoryName(file)!, "model"));
        var reader = new NumberReader(File.ReadAllText(file));
        int n = reader.Integer(), angles = reader.Integer();
        int[] correspondences = new int[n];
        double[] points = new double[3 * n];
        for (int q = 0; q < n; q++)
        {
            correspondences[q] = reader.Integer();
            reader.Numbers(3).CopyTo(points, 3 * q);
        }

        return new HandInput(model, correspondences, points, reader.Numbers(complicated ? 2 * n : 0), reader.Numbers(angles));
    }
}
