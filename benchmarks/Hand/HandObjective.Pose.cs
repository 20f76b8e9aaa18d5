namespace Benchmarks.Hand;

/// <summary>From joint angles to the transforms of the bones.</summary>
internal static partial class HandObjective
{
    private static void Pose(
        double[] theta,
        int[] parents,
        double[] baseRelative,
        double[] inverseBase,
        double[] transforms)
    {
        double[] absolute = new double[Bones * Size];
        double[] relative = new double[Size];
        double[] rotation = new double[9];
        for (int b = 0; b < Bones; b++)
        {
            double bend = 0, spread = 0;
            int joint = (b + 3) % 4;
            if (b > 0 && b < Bones - 1 && joint > 0)
            {
                int finger = 6 + 4 * ((b - 1) / 4);
                bend = joint == 1 ? theta[finger] : theta[finger + joint];
                spread = joint == 1 ? theta[finger + 1] : 0;
            }

            Euler(bend, spread, rotation);
            for (int r = 0; r < 3; r++)
            {
                for (int c = 0; c < 3; c++)
                {
                    relative[4 * r + c] = baseRelative[b * Size + 4 * r] * rotation[c]
                        + baseRelative[b * Size + 4 * r + 1] * rotation[3 + c]
                        + baseRelative[b * Size + 4 * r + 2] * rotation[6 + c];
                }

                relative[4 * r + 3] = baseRelative[b * Size + 4 * r + 3];
            }

            if (parents[b] < 0)
            {
                for (int i = 0; i < Size; i++)
                {
                    absolute[b * Size + i] = relative[i];
                }
            }
            else
            {
                Multiply(absolute, parents[b] * Size, relative, 0, absolute, b * Size);
            }

            Multiply(absolute, b * Size, inverseBase, b * Size, transforms, b * Size);
        }
    }

    /// <summary>product = left · right, each three rows of a transform, at its place in its array.</summary>
    private static void Multiply(double[] left, int l, double[] right, int r, double[] product, int p)
    {
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                double sum = j == 3 ? left[l + 4 * i + 3] : 0;
                for (int k = 0; k < 3; k++)
                {
                    sum += left[l + 4 * i + k] * right[r + 4 * k + j];
                }

                product[p + 4 * i + j] = sum;
            }
        }
    }

    /// <summary>A turn about x, then one about z.</summary>
    private static void Euler(double aboutX, double aboutZ, double[] rotation)
    {
        double cx = Math.Cos(aboutX), sx = Math.Sin(aboutX), cz = Math.Cos(aboutZ), sz = Math.Sin(aboutZ);
        rotation[0] = cz;
        rotation[1] = -sz * cx;
        rotation[2] = sz * sx;
        rotation[3] = sz;
        rotation[4] = cz * cx;
        rotation[5] = -cz * sx;
        rotation[6] = 0;
        rotation[7] = sx;
        rotation[8] = cx;
    }

    /// <summary>Rodrigues' formula as a matrix.</summary>
    private static void AngleAxis(double a, double b, double c, double[] rotation)
    {
        double norm = Math.Sqrt(a * a + b * b + c * c);
        if (norm < 1e-4)
        {
            for (int i = 0; i < 9; i++)
            {
                rotation[i] = i % 4 == 0 ? 1 : 0;
            }

            return;
        }

        double x = a / norm, y = b / norm, z = c / norm;
        double cosine = Math.Cos(norm), sine = Math.Sin(norm);
        rotation[0] = x * x + (1 - x * x) * cosine;
        rotation[1] = x * y * (1 - cosine) - z * sine;
        rotation[2] = x * z * (1 - cosine) + y * sine;
        rotation[3] = x * y * (1 - cosine) + z * sine;
        rotation[4] = y * y + (1 - y * y) * cosine;
        rotation[5] = y * z * (1 - cosine) - x * sine;
        rotation[6] = x * z * (1 - cosine) - y * sine;
        rotation[7] = y * z * (1 - cosine) + x * sine;
        rotation[8] = z * z + (1 - z * z) * cosine;
    }
}
