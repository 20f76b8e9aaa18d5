namespace Benchmarks.BundleAdjustment;

/// <summary>Both rows of an observation by hand: what does not depend on the row once, then each row back through the rotation.</summary>
internal static class BaByHand
{
    public static void Jacobian(BaInput input, SparseJacobian jacobian)
    {
        jacobian.FillStructure();
        for (int i = 0; i < input.P; i++)
        {
            Rows(
                input.Cameras.AsSpan(BaInput.CameraSize * input.CameraOf[i], BaInput.CameraSize),
                input.Points.AsSpan(3 * input.PointOf[i], 3),
                input.Weights[i],
                input.Features[2 * i],
                input.Features[2 * i + 1],
                jacobian.ValuesOf(i));
            jacobian.ValueOfWeight(i) = -2 * input.Weights[i];
        }
    }

    private static void Rows(
        ReadOnlySpan<double> camera,
        ReadOnlySpan<double> point,
        double weight,
        double featureU,
        double featureV,
        Span<double> values)
    {
        Rotation rotation = Rotation.Of(camera, point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        double inverse = 1 / rotation.SeenZ;
        double u = rotation.SeenX * inverse, v = rotation.SeenY * inverse;
        double radius = u * u + v * v, focal = camera[6];
        double distortion = 1 + radius * (camera[9] + camera[10] * radius);
        double slope = 2 * (camera[9] + 2 * camera[10] * radius);

        double cross = weight * focal * slope * u * v;
        Row(values, u, weight, distortion, radius, focal, u * distortion * focal + camera[7] - featureU);
        values[7] = weight;
        values[8] = 0;
        rotation.Back(inverse, u, v, weight * focal * (distortion + slope * u * u), cross, values);

        Span<double> second = values.Slice(SparseJacobian.RowSize);
        Row(second, v, weight, distortion, radius, focal, v * distortion * focal + camera[8] - featureV);
        second[7] = 0;
        second[8] = weight;
        rotation.Back(inverse, u, v, cross, weight * focal * (distortion + slope * v * v), second);
    }

    private static void Row(
        Span<double> row,
        double coordinate,
        double weight,
        double distortion,
        double radius,
        double focal,
        double error)
    {
        double scaled = weight * coordinate;
        row[6] = scaled * distortion;
        row[9] = scaled * focal * radius;
        row[10] = scaled * focal * radius * radius;
        row[14] = error;
    }
}
