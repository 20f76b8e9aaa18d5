using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Overflow checks keep their meaning.</summary>
public sealed class CheckedCode
{
    [Test]
    public void A_checked_index() => Verifier.Members(
        """
        [Differentiable("x")]
        public static double Checked(double[] x, int i)
        {
            int j = checked(i + 1);
            return x[j] * x[j];
        }
        """,
        [new(4, 2), new(4, int.MaxValue)]);

    [Test]
    public void An_unchecked_hash() => Verifier.Members(
        """
        [Differentiable]
        public static double Noise(double x, int n)
        {
            double y = x;
            int hash = 17;
            for (int i = 0; i < n; i++)
            {
                hash = unchecked(hash * 1103515245 + 12345);
                y += (hash & 7) * x;
            }

            return y * x;
        }
        """,
        [new(1.1, 5)]);
}
