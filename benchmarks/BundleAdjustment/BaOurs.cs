namespace Benchmarks.BundleAdjustment;

/// <summary>The Jacobian from generated code: reverse mode once for each of an observation's two rows, into the row's own place.</summary>
internal static class BaOurs
{
    public static void Jacobian(BaInput input, SparseJacobian jacobian)
    {
        jacobian.FillStructure();
        Array.Clear(jacobian.Values);
        for (int i = 0; i < input.P; i++)
        {
            Span<double> rows = jacobian.ValuesOf(i);
            Row(input, i, rows, (1, 0));
            Row(input, i, rows.Slice(SparseJacobian.RowSize), (0, 1));
            jacobian.ValueOfWeight(i) = BaObjective.WeightErrorVjp(input.Weights[i]).dweight;
        }
    }

    private static void Row(BaInput input, int i, Span<double> row, (double U, double V) seed)
    {
        (_, row[BaInput.CameraSize + 3]) = BaObjective.ErrorVjp(
            input.Cameras.AsSpan(BaInput.CameraSize * input.CameraOf[i], BaInput.CameraSize),
            input.Points.AsSpan(3 * input.PointOf[i], 3),
            input.Weights[i],
            input.Features[2 * i],
            input.Features[2 * i + 1],
            row[..BaInput.CameraSize],
            row.Slice(BaInput.CameraSize, 3),
            seed);
    }
}
