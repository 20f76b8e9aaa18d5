using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Loops and methods that are left early.</summary>
public sealed class Exits
{
    [Test]
    public void Break() => Verifier.Members(
        """
        [Differentiable]
        public static double UntilLarge(double x, int n)
        {
            double y = x;
            for (int i = 0; i < n; i++)
            {
                if (y > 4)
                    break;
                y *= x;
            }

            return y;
        }
        """,
        [new(1.5, 10), new(1.5, 2), new(1.5, 0)]);

    [Test]
    public void Continue() => Verifier.Members(
        """
        [Differentiable]
        public static double Positive(double[] x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                if (x[i] <= 0)
                    continue;
                sum += Math.Log(x[i]);
            }

            return sum;
        }
        """,
        [new(new double[] { 0.5, -1, 2 })]);

    [Test]
    public void An_early_return() => Verifier.Members(
        """
        [Differentiable]
        public static double Hinge(double x, double y)
        {
            if (x < y)
                return 0;
            double d = x - y;
            return d * d;
        }
        """,
        [new(2.0, 1.0), new(1.0, 2.0)]);

    [Test]
    public void A_return_from_a_loop() => Verifier.Members(
        """
        [Differentiable]
        public static double FirstAbove(double[] x, double limit)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (x[i] > limit)
                    return x[i] * x[i];
            }

            return limit;
        }
        """,
        [new(new double[] { 0.5, 2, 3 }, 1.0), new(new double[] { 0.5 }, 1.0)]);

    [Test]
    public void A_guard_that_throws() => Verifier.Members(
        """
        [Differentiable]
        public static double Logarithm(double x)
        {
            if (x <= 0)
                throw new ArgumentOutOfRangeException(nameof(x));
            return Math.Log(x);
        }
        """,
        [new(2.0), new(-1.0)]);
}
