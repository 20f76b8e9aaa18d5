using Tangent;

namespace Benchmarks.Everyday;

/// <summary>A damped pendulum by the Runge-Kutta method of fourth order: where it stands after some steps.</summary>
internal static partial class Pendulum
{
    private const int Steps = 1000;

    /// <param name="start">The angle at the start.</param>
    /// <param name="length">Of the pendulum, in metres.</param>
    /// <param name="damping">By speed.</param>
    /// <param name="steps">The number of steps of 10 ms.</param>
    [Differentiable("start", "length", "damping", Emit = Derivatives.Forward | Derivatives.Reverse | Derivatives.Hvp)]
    public static double Angle(double start, double length, double damping, int steps)
    {
        const double h = 0.01;
        double angle = start, speed = 0;
        for (int i = 0; i < steps; i++)
        {
            double a1 = speed;
            double s1 = Acceleration(angle, speed, length, damping);
            double a2 = speed + h / 2 * s1;
            double s2 = Acceleration(angle + h / 2 * a1, speed + h / 2 * s1, length, damping);
            double a3 = speed + h / 2 * s2;
            double s3 = Acceleration(angle + h / 2 * a2, speed + h / 2 * s2, length, damping);
            double a4 = speed + h * s3;
            double s4 = Acceleration(angle + h * a3, speed + h * s3, length, damping);
            angle += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            speed += h / 6 * (s1 + 2 * s2 + 2 * s3 + s4);
        }

        return angle;
    }

    public static Problem Problem()
    {
        double[] at = [0.8, 1.2, 0.1];
        return ScalarProblem.Of(
            "RK4 pendulum, 1000 steps",
            [at],
            () => Angle(at[0], at[1], at[2], Steps),
            b => (_, b[0][0], b[0][1], b[0][2]) = AngleVjp(at[0], at[1], at[2], Steps),
            b => (b[0][0], b[0][1], b[0][2]) = PendulumByHand.Gradient(at[0], at[1], at[2], Steps),
            v => AngleJvp(at[0], at[1], at[2], Steps, v[0][0], v[0][1], v[0][2]).Tangent,
            v => AngleHvp(at[0], at[1], at[2], Steps, v[0][0], v[0][1], v[0][2]));
    }

    private static double Acceleration(double angle, double speed, double length, double damping) =>
        -9.81 / length * Math.Sin(angle) - damping * speed;
}
