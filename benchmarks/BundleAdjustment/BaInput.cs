namespace Benchmarks.BundleAdjustment;

/// <summary>Cameras of 11 numbers (rotation, centre, focal length, principal point, two of distortion), points, and what was seen of which.</summary>
internal sealed record BaInput(double[] Cameras, double[] Points, double[] Weights, int[] CameraOf, int[] PointOf, double[] Features)
{
    public const int CameraSize = 11;

    public int N => Cameras.Length / CameraSize;

    public int M => Points.Length / 3;

    public int P => Weights.Length;

    public static BaInput Random(int n, int m, int p)
    {
        var random = new Random(42);
        double[] cameras = Enumerable.Range(0, n).SelectMany(_ => Camera(random)).ToArray();
        return Of(
            cameras,
            random.Even(3 * m, -5, 5),
            random.Even(p, 0, 1),
            random.Even(2 * p, 0, 1000));
    }

    /// <summary>The file has one camera, point, weight and feature, which stand for all.</summary>
    public static BaInput Read(NumberReader reader)
    {
        int n = reader.Integer(), m = reader.Integer(), p = reader.Integer();
        double[] camera = reader.Numbers(CameraSize), point = reader.Numbers(3), weight = reader.Numbers(1), feature = reader.Numbers(2);
        return Of(Repeat(camera, n), Repeat(point, m), Repeat(weight, p), Repeat(feature, p));
    }

    private static BaInput Of(double[] cameras, double[] points, double[] weights, double[] features)
    {
        int n = cameras.Length / CameraSize, m = points.Length / 3;
        int[] cameraOf = Enumerable.Range(0, weights.Length).Select(i => i % n).ToArray();
        int[] pointOf = Enumerable.Range(0, weights.Length).Select(i => i % m).ToArray();
        return new BaInput(cameras, points, weights, cameraOf, pointOf, features);
    }

    private static double[] Camera(Random random) =>
    [
        .. random.Even(3, -0.3, 0.3),
        .. random.Even(2, -3, 3),
        random.NextDouble() * 20 + 20,
        random.NextDouble() * 100 + 400,
        .. random.Even(2, -10, 10),
        .. random.Even(2, -0.01, 0.01),
    ];

    private static double[] Repeat(double[] numbers, int times) => Enumerable.Repeat(numbers, times).SelectMany(x => x).ToArray();
}
