using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Loops in loops: one flat history where the bounds are known at the outer entry.</summary>
public sealed class NestedLoops
{
    [Test]
    public void A_flat_history() => Verifier.Members(
        """
        [Differentiable]
        public static double Nested(double x, int n, int m)
        {
            double y = x;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < m; j++)
                    y = Math.Sin(y) * x;
            }

            return y;
        }
        """,
        [new(1.1, 3, 4), new(1.1, 0, 4), new(1.1, 3, 0)]);

    [Test]
    public void A_triangle() => Verifier.Members(
        """
        [Differentiable]
        public static double Triangle(double x, int n)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                double z = x;
                for (int j = 0; j < i; j++)
                    z *= x;
                sum += z;
            }

            return sum;
        }
        """,
        [new(1.1, 4), new(1.1, 0)]);

    [Test]
    public void A_matrix_times_a_vector() => Verifier.Members(
        """
        [Differentiable("a", "x")]
        public static double Form(double[] a, double[] x, double[] y, int n)
        {
            double total = 0;
            for (int i = 0; i < n; i++)
            {
                double row = 0;
                for (int j = 0; j < n; j++)
                {
                    row += a[i * n + j] * x[j];
                }

                total += y[i] * row * row;
            }

            return total;
        }
        """,
        [new(9, 3, 3, 3)]);

    [Test]
    public void A_while_in_a_for() => Verifier.Members(
        """
        [Differentiable]
        public static double Halving(double x, int n)
        {
            double y = x;
            for (int i = 0; i < n; i++)
            {
                int k = i;
                while (k > 0)
                {
                    y = y * x + k;
                    k /= 2;
                }
            }

            return y;
        }
        """,
        [new(1.05, 4)]);
}
