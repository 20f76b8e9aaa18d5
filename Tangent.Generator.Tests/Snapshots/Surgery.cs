using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>
/// Statements of the user's in the backward sweep, and loops that are run again. The limits of the clipping are not reached at the points
/// where the derivatives are checked.
/// </summary>
public sealed class Surgery
{
    [Test]
    public void An_adjoint_is_printed() => Verifier.Members(
        """
        [Differentiable]
        public static double Wave(double x, double y)
        {
            double s = Math.Sin(x * y);
            Gradient.Insert(s, (ref double ds) => { Console.WriteLine($"ds = {ds} where s = {s}"); });
            return s / (1 + y * y);
        }
        """);

    [Test]
    public void An_adjoint_is_clipped_in_a_loop() => Verifier.Members(
        """
        [Differentiable("x")]
        public static double Recurrence(double x, int n, double limit)
        {
            double h = x;
            for (int t = 0; t < n; t++)
            {
                Gradient.Insert(h, (ref double dh) =>
                {
                    if (Math.Abs(dh) > limit)
                    {
                        Console.WriteLine($"{t}: {dh} clipped at h = {h}");
                        dh = limit * Math.Sign(dh);
                    }
                });
                h = Math.Sin(h) * h;
            }
            return h;
        }
        """,
        [new(0.8, 3, 1000.0)]);

    [Test]
    public void The_norm_of_an_arrays_adjoint_is_clipped() => Verifier.Members(
        """
        [Differentiable("w")]
        public static double Energy(double[] w, double limit)
        {
            Gradient.Insert(w, (double[] dw) =>
            {
                double norm = 0;
                foreach (double d in dw)
                    norm += d * d;
                norm = Math.Sqrt(norm);
                if (norm > limit)
                    for (int i = 0; i < dw.Length; i++)
                        dw[i] *= limit / norm;
            });
            double sum = 0;
            for (int i = 0; i < w.Length; i++)
                sum += w[i] * w[i];
            return sum;
        }
        """,
        [new(3, 1000.0)]);

    [Test]
    public void A_constant_by_request() => Verifier.Members(
        """
        [Differentiable]
        public static double Parallel(double x) => (x - Gradient.Stop(x)) * 0 + x;
        """);

    [Test]
    public void A_loop_that_keeps_few_states() => Verifier.Members(
        """
        [Differentiable("x", "k")]
        public static double Pendulum(double x, double k, int n)
        {
            double v = 0;
            foreach (int t in Checkpoint.Range(n, 10))
            {
                v -= 0.1 * k * Math.Sin(x);
                x += 0.1 * v;
            }
            return x;
        }
        """,
        [new(0.8, 1.2, 5), new(0.8, 1.2, 0)]);

    [Test]
    public void A_loop_that_keeps_few_states_of_an_array() => Verifier.Members(
        """
        [Differentiable("u")]
        public static double Heat(double[] u, int n)
        {
            foreach (int t in Checkpoint.Range(n, 10))
            {
                double left = u[0];
                for (int i = 1; i < u.Length - 1; i++)
                {
                    double here = u[i];
                    u[i] += 0.2 * (left - 2 * here + u[i + 1]);
                    left = here;
                }
            }
            return u[1] * u[1];
        }
        """,
        [new(4, 5)]);
}
