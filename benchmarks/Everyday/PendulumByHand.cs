using System.Buffers;

namespace Benchmarks.Everyday;

/// <summary>The gradient of <see cref="Pendulum"/> by hand: the state and the sines and cosines of each step are kept.</summary>
internal static class PendulumByHand
{
    private const double H = 0.01;
    private const int Kept = 12;

    public static (double Start, double Length, double Damping) Gradient(double start, double length, double damping, int steps)
    {
        double[] tape = ArrayPool<double>.Shared.Rent(steps * Kept);
        double g = -9.81 / length;
        double angle = start, speed = 0;
        for (int i = 0; i < steps; i++)
        {
            Span<double> t = tape.AsSpan(i * Kept, Kept);
            (t[0], t[1]) = Math.SinCos(angle);
            t[2] = speed;
            double s1 = g * t[0] - damping * speed;
            double a2 = speed + H / 2 * s1;
            (t[3], t[4]) = Math.SinCos(angle + H / 2 * speed);
            t[5] = a2;
            double s2 = g * t[3] - damping * a2;
            double a3 = speed + H / 2 * s2;
            (t[6], t[7]) = Math.SinCos(angle + H / 2 * a2);
            t[8] = a3;
            double s3 = g * t[6] - damping * a3;
            double a4 = speed + H * s3;
            (t[9], t[10]) = Math.SinCos(angle + H * a3);
            t[11] = a4;
            double s4 = g * t[9] - damping * a4;
            angle += H / 6 * (speed + 2 * a2 + 2 * a3 + a4);
            speed += H / 6 * (s1 + 2 * s2 + 2 * s3 + s4);
        }

        double dAngle = 1, dSpeed = 0, dG = 0, dDamping = 0;
        for (int i = steps - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> t = tape.AsSpan(i * Kept, Kept);
            double byAngle = H / 6 * dAngle, bySpeed = H / 6 * dSpeed;
            double newAngle = dAngle, newSpeed = dSpeed + byAngle;

            // Each stage: its speed's adjoint, then that of its acceleration, then its position's.
            double ds4 = bySpeed, da4 = byAngle - damping * ds4, p4 = ds4 * g * t[10];
            dG += ds4 * t[9];
            dDamping -= ds4 * t[11];
            newSpeed += da4;
            newAngle += p4;

            double ds3 = 2 * bySpeed + H * da4, da3 = 2 * byAngle + H * p4 - damping * ds3, p3 = ds3 * g * t[7];
            dG += ds3 * t[6];
            dDamping -= ds3 * t[8];
            newSpeed += da3;
            newAngle += p3;

            double ds2 = 2 * bySpeed + H / 2 * da3, da2 = 2 * byAngle + H / 2 * p3 - damping * ds2, p2 = ds2 * g * t[4];
            dG += ds2 * t[3];
            dDamping -= ds2 * t[5];
            newSpeed += da2;
            newAngle += p2;

            double ds1 = bySpeed + H / 2 * da2;
            dG += ds1 * t[0];
            dDamping -= ds1 * t[2];
            newSpeed += H / 2 * p2 - damping * ds1;
            dAngle = newAngle + ds1 * g * t[1];
            dSpeed = newSpeed;
        }

        ArrayPool<double>.Shared.Return(tape);
        return (dAngle, -dG * g / length, dDamping);
    }
}
