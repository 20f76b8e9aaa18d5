namespace Benchmarks.BundleAdjustment;

/// <summary>The Jacobian of the residuals by compressed rows. The rows of an observation have 15 values, those of a weight one.</summary>
internal sealed class SparseJacobian(BaInput input)
{
    public const int RowSize = BaInput.CameraSize + 4;

    public int[] Rows { get; } = new int[3 * input.P + 1];

    public int[] Columns { get; } = new int[(2 * RowSize + 1) * input.P];

    public double[] Values { get; } = new double[(2 * RowSize + 1) * input.P];

    /// <summary>The two rows of an observation, one after the other.</summary>
    public Span<double> ValuesOf(int observation) => Values.AsSpan(2 * RowSize * observation, 2 * RowSize);

    public ref double ValueOfWeight(int observation) => ref Values[2 * RowSize * input.P + observation];

    /// <summary>Where the values stand. A part of every timed Jacobian.</summary>
    public void FillStructure()
    {
        int p = input.P, next = 0, weights = BaInput.CameraSize * input.N + 3 * input.M;
        for (int row = 0; row < 2 * p; row++)
        {
            int i = row / 2, camera = BaInput.CameraSize * input.CameraOf[i], point = BaInput.CameraSize * input.N + 3 * input.PointOf[i];
            Rows[row] = next;
            for (int k = 0; k < BaInput.CameraSize; k++)
            {
                Columns[next++] = camera + k;
            }

            for (int k = 0; k < 3; k++)
            {
                Columns[next++] = point + k;
            }

            Columns[next++] = weights + i;
        }

        for (int i = 0; i < p; i++)
        {
            Rows[2 * p + i] = next;
            Columns[next++] = weights + i;
        }

        Rows[3 * p] = next;
    }
}
