using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Loops whose trip count shows only as they run: a history that grows.</summary>
public sealed class WhileLoops
{
    [Test]
    public void Newtons_square_root() => Verifier.Members(
        """
        [Differentiable]
        public static double Root(double a)
        {
            double x = a;
            while (Math.Abs(x * x - a) > 1e-12)
            {
                x = 0.5 * (x + a / x);
            }

            return x;
        }
        """,
        [new(2.0), new(10.0)]);

    [Test]
    public void A_while_that_counts() => Verifier.Members(
        """
        [Differentiable]
        public static double Iterate(double x, int n)
        {
            double y = x;
            int i = 0;
            while (i < n)
            {
                y = Math.Sin(y) + x;
                i++;
            }

            return y;
        }
        """,
        [new(1.1, 4), new(1.1, 0)]);

    [Test]
    public void Do_while() => Verifier.Members(
        """
        [Differentiable]
        public static double Grow(double x)
        {
            double y = x;
            do
            {
                y = y * y + x;
            }
            while (y < 10);
            return y;
        }
        """,
        [new(1.1), new(5.0)]);

    [Test]
    public void An_index_that_doubles() => Verifier.Members(
        """
        [Differentiable]
        public static double Doubling(double x, int n)
        {
            double y = x;
            for (int i = 1; i < n; i *= 2)
                y = y * x + i;
            return y;
        }
        """,
        [new(1.1, 20), new(1.1, 1)]);
}
