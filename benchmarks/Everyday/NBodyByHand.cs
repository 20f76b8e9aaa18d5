using System.Buffers;

namespace Benchmarks.Everyday;

/// <summary>The gradient of <see cref="NBody"/> by hand: the positions of every step are kept, forces are computed again.</summary>
internal static class NBodyByHand
{
    private const double H = 0.01;

    public static void Gradient(double[] x, double[] v, double[] masses, int steps, double[] dx, double[] dv)
    {
        int size = x.Length;
        double[] memory = ArrayPool<double>.Shared.Rent((steps + 4) * size);
        Span<double> kept = memory.AsSpan(0, steps * size);
        Span<double> position = memory.AsSpan(steps * size, size), speed = memory.AsSpan((steps + 1) * size, size);
        Span<double> dPosition = memory.AsSpan((steps + 2) * size, size), dSpeed = memory.AsSpan((steps + 3) * size, size);
        x.CopyTo(position);
        v.CopyTo(speed);
        for (int step = 0; step < steps; step++)
        {
            position.CopyTo(kept.Slice(step * size, size));
            Kick(position, speed, masses);
            for (int i = 0; i < position.Length; i++)
            {
                position[i] += H * speed[i];
            }
        }

        dPosition.Clear();
        for (int i = 0; i < dSpeed.Length; i++)
        {
            dSpeed[i] = masses[i / 3] * speed[i];
        }

        for (int step = steps - 1; step >= 0; step--)
        {
            for (int i = 0; i < dSpeed.Length; i++)
            {
                dSpeed[i] += H * dPosition[i];
            }

            KickBack(kept.Slice(step * size, size), masses, dPosition, dSpeed);
        }

        for (int i = 0; i < dx.Length; i++)
        {
            dx[i] += dPosition[i];
            dv[i] += dSpeed[i];
        }

        ArrayPool<double>.Shared.Return(memory);
    }

    private static void Kick(ReadOnlySpan<double> position, Span<double> speed, double[] masses)
    {
        for (int a = 0; a < masses.Length; a++)
        {
            for (int b = a + 1; b < masses.Length; b++)
            {
                double dx = position[3 * a] - position[3 * b];
                double dy = position[3 * a + 1] - position[3 * b + 1];
                double dz = position[3 * a + 2] - position[3 * b + 2];
                double squared = dx * dx + dy * dy + dz * dz + 0.01;
                double pull = H / (squared * Math.Sqrt(squared));
                double byB = masses[b] * pull, byA = masses[a] * pull;
                speed[3 * a] -= dx * byB;
                speed[3 * a + 1] -= dy * byB;
                speed[3 * a + 2] -= dz * byB;
                speed[3 * b] += dx * byA;
                speed[3 * b + 1] += dy * byA;
                speed[3 * b + 2] += dz * byA;
            }
        }
    }

    private static void KickBack(ReadOnlySpan<double> position, double[] masses, Span<double> dPosition, ReadOnlySpan<double> dSpeed)
    {
        for (int a = 0; a < masses.Length; a++)
        {
            for (int b = a + 1; b < masses.Length; b++)
            {
                double x = position[3 * a] - position[3 * b];
                double y = position[3 * a + 1] - position[3 * b + 1];
                double z = position[3 * a + 2] - position[3 * b + 2];
                double inverse = 1 / (x * x + y * y + z * z + 0.01);
                double pull = H * inverse * Math.Sqrt(inverse);
                double gx = masses[a] * dSpeed[3 * b] - masses[b] * dSpeed[3 * a];
                double gy = masses[a] * dSpeed[3 * b + 1] - masses[b] * dSpeed[3 * a + 1];
                double gz = masses[a] * dSpeed[3 * b + 2] - masses[b] * dSpeed[3 * a + 2];
                double radial = -3 * pull * inverse * (gx * x + gy * y + gz * z);
                double dx = pull * gx + radial * x, dy = pull * gy + radial * y, dz = pull * gz + radial * z;
                dPosition[3 * a] += dx;
                dPosition[3 * a + 1] += dy;
                dPosition[3 * a + 2] += dz;
                dPosition[3 * b] -= dx;
                dPosition[3 * b + 1] -= dy;
                dPosition[3 * b + 2] -= dz;
            }
        }
    }
}
