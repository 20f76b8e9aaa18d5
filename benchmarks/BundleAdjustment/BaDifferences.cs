namespace Benchmarks.BundleAdjustment;

/// <summary>The Jacobian by central differences, which use that an observation depends on 15 parameters only.</summary>
internal static class BaDifferences
{
    public static void Jacobian(BaInput input, SparseJacobian jacobian)
    {
        jacobian.FillStructure();
        for (int i = 0; i < input.P; i++)
        {
            Span<double> rows = jacobian.ValuesOf(i);
            for (int k = 0; k < BaInput.CameraSize; k++)
            {
                Column(input, i, ref input.Cameras[BaInput.CameraSize * input.CameraOf[i] + k], rows, k);
            }

            for (int k = 0; k < 3; k++)
            {
                Column(input, i, ref input.Points[3 * input.PointOf[i] + k], rows, BaInput.CameraSize + k);
            }

            Column(input, i, ref input.Weights[i], rows, BaInput.CameraSize + 3);
            const double h = 1e-6;
            double weight = input.Weights[i];
            jacobian.ValueOfWeight(i) = (BaObjective.WeightError(weight + h) - BaObjective.WeightError(weight - h)) / (2 * h);
        }
    }

    private static void Column(BaInput input, int i, ref double parameter, Span<double> rows, int column)
    {
        double x = parameter, h = 1e-5 * Math.Max(1e-2, Math.Abs(x));
        parameter = x + h;
        (double u, double v) = Error(input, i);
        parameter = x - h;
        (double u2, double v2) = Error(input, i);
        parameter = x;
        rows[column] = (u - u2) / (2 * h);
        rows[SparseJacobian.RowSize + column] = (v - v2) / (2 * h);
    }

    private static (double U, double V) Error(BaInput input, int i) => BaObjective.Error(
        input.Cameras.AsSpan(BaInput.CameraSize * input.CameraOf[i], BaInput.CameraSize),
        input.Points.AsSpan(3 * input.PointOf[i], 3),
        input.Weights[i],
        input.Features[2 * i],
        input.Features[2 * i + 1]);
}
