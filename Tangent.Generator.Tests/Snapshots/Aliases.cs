using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Two names for one array: shadows alias as the arrays do.</summary>
public sealed class Aliases
{
    [Test]
    public void A_second_name() => Verifier.Members("""
        [Differentiable]
        public static double Twice(double[] x)
        {
            double[] y = x;
            y[0] *= 3;
            return x[0] * x[0];
        }
        """);

    [Test]
    public void One_of_two_arrays() => Verifier.Members(
        """
        [Differentiable]
        public static double Chosen(double[] a, double[] b, bool first)
        {
            double[] c = first ? a : b;
            return c[0] * c[0] + a[0];
        }
        """,
        [new(2, 2, true), new(2, 2, false)]);

    [Test]
    public void Buffers_changed_over_in_a_loop() => Verifier.Members(
        """
        [Differentiable]
        public static double Steps(double[] start, int n)
        {
            double[] now = (double[])start.Clone();
            double[] next = new double[start.Length];
            for (int t = 0; t < n; t++)
            {
                for (int i = 0; i < now.Length; i++)
                    next[i] = now[i] * now[i];
                (now, next) = (next, now);
            }

            return now[0];
        }
        """,
        [new(2, 3), new(1, 0)]);
}
