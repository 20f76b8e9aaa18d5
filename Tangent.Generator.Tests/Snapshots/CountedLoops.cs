using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Loops whose trip count is known: a history is an array of exactly that length.</summary>
public sealed class CountedLoops
{
    [Test]
    public void A_product_keeps_its_earlier_values() => Verifier.Members(
        """
        [Differentiable]
        public static double Power(double x, int n)
        {
            double result = 1;
            for (int i = 0; i < n; i++)
                result *= x;
            return result;
        }
        """,
        [new(1.1, 5), new(1.1, 0)]);

    [Test]
    public void Downward() => Verifier.Members(
        """
        [Differentiable]
        public static double Horner(double[] c, double x)
        {
            double y = 0;
            for (int i = c.Length - 1; i >= 0; i--)
            {
                y = y * x + c[i];
            }

            return y;
        }
        """);

    [Test]
    public void Steps_of_three() => Verifier.Members(
        """
        [Differentiable]
        public static double Thirds(double x, int n)
        {
            double y = x;
            for (int i = 1; i < n; i += 3)
            {
                y = Math.Sin(y) * i;
            }

            return y;
        }
        """,
        [new(1.1, 10), new(1.1, 9), new(1.1, 0)]);

    [Test]
    public void Two_variables_two_histories() => Verifier.Members(
        """
        [Differentiable]
        public static double Predator(double hare, double lynx, double rate, int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                double eaten = rate * hare * lynx;
                hare += 0.1 * (hare - eaten);
                lynx += 0.1 * (eaten - lynx);
            }

            return hare * lynx;
        }
        """,
        [new(1.1, 0.7, 0.3, 4), new(1.1, 0.7, 0.3, 0)]);

    [Test]
    public void Foreach_over_an_array() => Verifier.Members("""
        [Differentiable]
        public static double Product(double[] values)
        {
            double product = 1;
            foreach (double value in values)
            {
                product *= value;
            }

            return product;
        }
        """);

    [Test]
    public void A_value_that_its_own_rule_reads() => Verifier.Members(
        """
        [Differentiable("scores")]
        public static double Loss(double[] scores, int label)
        {
            double total = 0;
            for (int i = 0; i < scores.Length; i++)
                total += Math.Exp(scores[i]);
            return Math.Log(total) - scores[label];
        }
        """,
        [new(4, 2), new(1, 0)]);
}
