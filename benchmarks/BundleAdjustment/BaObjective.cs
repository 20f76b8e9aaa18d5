using Tangent;

namespace Benchmarks.BundleAdjustment;

/// <summary>What a camera sees of a point against what was measured (ADBench's second objective).</summary>
internal static partial class BaObjective
{
    /// <summary>The weighted error of one observation, in the two directions of the picture.</summary>
    /// <param name="camera">Rotation (an angle times its axis), centre, focal length, principal point, distortion.</param>
    /// <param name="point">The point in space.</param>
    /// <param name="weight">The weight of the observation.</param>
    /// <param name="featureU">Where the point was seen.</param>
    /// <param name="featureV">Where the point was seen.</param>
    [Differentiable("camera", "point", "weight", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Jacobian)]
    public static (double U, double V) Error(
        ReadOnlySpan<double> camera,
        ReadOnlySpan<double> point,
        double weight,
        double featureU,
        double featureV)
    {
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double squared = camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2];
        double seenX, seenY, seenZ;
        if (squared != 0)
        {
            double angle = Math.Sqrt(squared);
            double cosine = Math.Cos(angle), sine = Math.Sin(angle);
            double a = camera[0] / angle, b = camera[1] / angle, c = camera[2] / angle;
            double along = (a * x + b * y + c * z) * (1 - cosine);
            seenX = x * cosine + (b * z - c * y) * sine + a * along;
            seenY = y * cosine + (c * x - a * z) * sine + b * along;
            seenZ = z * cosine + (a * y - b * x) * sine + c * along;
        }
        else
        {
            seenX = x + camera[1] * z - camera[2] * y;
            seenY = y + camera[2] * x - camera[0] * z;
            seenZ = z + camera[0] * y - camera[1] * x;
        }

        double u = seenX / seenZ, v = seenY / seenZ;
        double radius = u * u + v * v;
        double distortion = 1 + camera[9] * radius + camera[10] * radius * radius;
        double errorU = u * distortion * camera[6] + camera[7] - featureU;
        double errorV = v * distortion * camera[6] + camera[8] - featureV;
        return (weight * errorU, weight * errorV);
    }

    /// <summary>What keeps the weights from vanishing.</summary>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary>All residuals: the errors of the observations, then those of the weights.</summary>
    public static void Residuals(BaInput input, double[] errors)
    {
        for (int i = 0; i < input.P; i++)
        {
            (errors[2 * i], errors[2 * i + 1]) = Error(
                input.Cameras.AsSpan(BaInput.CameraSize * input.CameraOf[i], BaInput.CameraSize),
                input.Points.AsSpan(3 * input.PointOf[i], 3),
                input.Weights[i],
                input.Features[2 * i],
                input.Features[2 * i + 1]);
            errors[2 * input.P + i] = WeightError(input.Weights[i]);
        }
    }
}
