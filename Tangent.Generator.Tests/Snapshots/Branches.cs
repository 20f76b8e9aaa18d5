using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Branches: the condition once, the arms mirrored.</summary>
public sealed class Branches
{
    [Test]
    public void Both_arms_return() => Verifier.Members(
        """
        [Differentiable]
        public static double Excess(double x, double limit)
        {
            if (x > limit)
            {
                return x - limit;
            }
            else
            {
                double y = x * x;
                return y * limit;
            }
        }
        """,
        [new(2.0, 1.0), new(1.0, 2.0)]);

    [Test]
    public void A_condition_that_stays_what_it_was_is_asked_again() => Verifier.Members(
        """
        [Differentiable]
        public static double Loss(double r, bool robust)
        {
            double loss = 0;
            if (robust)
                loss += Math.Log(1 + r * r);
            else
                loss += r * r;
            return loss;
        }
        """,
        [new(2.0, true), new(2.0, false)]);

    [Test]
    public void A_condition_on_a_value_that_changes_is_kept() => Verifier.Members(
        """
        [Differentiable]
        public static double Fold(double x)
        {
            if (x > 1)
                x = 1 / x;
            return x * x;
        }
        """,
        [new(2.0), new(0.5)]);

    [Test]
    public void A_conditional_expression() => Verifier.Members(
        """
        [Differentiable]
        public static double Leaky(double x, double slope) => x > 0 ? x : slope * x;
        """,
        [new(2.0, 0.1), new(-2.0, 0.1)]);

    [Test]
    public void Else_if() => Verifier.Members(
        """
        [Differentiable]
        public static double Huber(double r)
        {
            double loss;
            if (r > 1)
                loss = r - 0.5;
            else if (r < -1)
                loss = -r - 0.5;
            else
                loss = 0.5 * r * r;
            return loss;
        }
        """,
        [new(2.0), new(-2.0), new(0.5)]);

    [Test]
    public void A_branch_in_a_loop() => Verifier.Members(
        """
        [Differentiable]
        public static double Bounce(double x, int n)
        {
            double y = x;
            for (int i = 0; i < n; i++)
            {
                if (y > 2)
                    y = y / x - 1;
                else
                    y = y * x + 0.5;
            }

            return y;
        }
        """,
        [new(1.3, 6)]);
}
