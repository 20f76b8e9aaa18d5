namespace Benchmarks.Hand;

/// <summary>Rodrigues' matrix and its derivatives: R = c I + s [a] + (1 - c) a aᵀ. For <see cref="HandByHand"/>.</summary>
internal static class GlobalRotation
{
    public static void Fill(double[] theta, double[] matrix)
    {
        double norm = Norm(theta);
        (double sine, double cosine) = Math.SinCos(norm);
        double scale = norm < 1e-4 ? 0 : 1 / norm;
        Combine(theta[0] * scale, theta[1] * scale, theta[2] * scale, norm < 1e-4 ? 1 : cosine, norm < 1e-4 ? 0 : sine, matrix);
    }

    public static void FillDerivative(double[] theta, int k, double[] matrix)
    {
        double norm = Norm(theta);
        if (norm < 1e-4)
        {
            Array.Clear(matrix);
            return;
        }

        (double sine, double cosine) = Math.SinCos(norm);
        ReadOnlySpan<double> a = [theta[0] / norm, theta[1] / norm, theta[2] / norm];
        ReadOnlySpan<double> da =
        [
            ((k == 0 ? 1 : 0) - a[0] * a[k]) / norm,
            ((k == 1 ? 1 : 0) - a[1] * a[k]) / norm,
            ((k == 2 ? 1 : 0) - a[2] * a[k]) / norm,
        ];
        double dCosine = -sine * a[k], dSine = cosine * a[k];
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 3; c++)
            {
                matrix[3 * r + c] = (1 - cosine) * (da[r] * a[c] + a[r] * da[c]) - dCosine * a[r] * a[c];
            }

            matrix[4 * r] += dCosine;
        }

        AddCross(matrix, sine, da);
        AddCross(matrix, dSine, a);
    }

    private static double Norm(double[] theta) => Math.Sqrt(theta[0] * theta[0] + theta[1] * theta[1] + theta[2] * theta[2]);

    private static void Combine(double x, double y, double z, double cosine, double sine, double[] matrix)
    {
        ReadOnlySpan<double> a = [x, y, z];
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 3; c++)
            {
                matrix[3 * r + c] = (1 - cosine) * a[r] * a[c];
            }

            matrix[4 * r] += cosine;
        }

        AddCross(matrix, sine, a);
    }

    private static void AddCross(double[] matrix, double scale, ReadOnlySpan<double> a)
    {
        matrix[1] -= scale * a[2];
        matrix[2] += scale * a[1];
        matrix[3] += scale * a[2];
        matrix[5] -= scale * a[0];
        matrix[6] -= scale * a[1];
        matrix[7] += scale * a[0];
    }
}
