using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Loops whose backward sweep reads nothing that the forward sweep overwrites.</summary>
public sealed class LoopsWithoutHistory
{
    [Test]
    public void A_dot_product() => Verifier.Members("""
        [Differentiable]
        public static double Dot(double[] w, double[] x)
        {
            double z = 0;
            for (int i = 0; i < w.Length; i++)
                z += w[i] * x[i];
            return z;
        }
        """);

    [Test]
    public void Locals_of_the_body_are_computed_again() => Verifier.Members("""
        [Differentiable]
        public static double Error(double[] w, double[] x, double scale)
        {
            double total = 0;
            for (int i = 0; i < w.Length; i++)
            {
                double r = w[i] - scale * x[i];
                total += r * r;
            }

            return total;
        }
        """);

    [Test]
    public void A_linear_recurrence() => Verifier.Members(
        """
        [Differentiable]
        public static double Decay(double x, double y, int n)
        {
            for (int i = 0; i < n; i++)
                y = 0.5 * y + x;
            return y;
        }
        """,
        [new(1.1, 0.3, 4), new(1.1, 0.3, 0)]);
}
