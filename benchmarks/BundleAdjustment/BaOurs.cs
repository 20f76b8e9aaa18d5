namespace Benchmarks.BundleAdjustment;

/// <summary>The Jacobian from generated code: an observation's two rows go straight into their places.</summary>
internal static class BaOurs
{
    public static void Jacobian(BaInput input, SparseJacobian jacobian)
    {
        jacobian.FillStructure();
        for (int i = 0; i < input.P; i++)
        {
            BaObjective.ErrorJacobian(
                input.Cameras.AsSpan(BaInput.CameraSize * input.CameraOf[i], BaInput.CameraSize),
                input.Points.AsSpan(3 * input.PointOf[i], 3),
                input.Weights[i],
                input.Features[2 * i],
                input.Features[2 * i + 1],
                jacobian.ValuesOf(i));
            jacobian.ValueOfWeight(i) = BaObjective.WeightErrorVjp(input.Weights[i]).dweight;
        }
    }
}
