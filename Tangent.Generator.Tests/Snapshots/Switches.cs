using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Switch statements and expressions.</summary>
public sealed class Switches
{
    [Test]
    public void A_switch_statement() => Verifier.Members(
        """
        [Differentiable]
        public static double Kernel(double r, int kind)
        {
            double k;
            switch (kind)
            {
                case 0:
                    k = Math.Exp(-r * r);
                    break;
                case 1:
                case 2:
                    k = 1 / (1 + r);
                    break;
                default:
                    k = r;
                    break;
            }

            return 2 * k;
        }
        """,
        [new(0.7, 0), new(0.7, 2), new(0.7, 9)]);

    [Test]
    public void A_switch_expression() => Verifier.Members(
        """
        public enum Activation { None, Tanh, Relu }

        [Differentiable]
        public static double Apply(double x, Activation activation) => activation switch
        {
            Activation.Tanh => Math.Tanh(x),
            Activation.Relu when x > 0 => x,
            Activation.Relu => 0,
            _ => 2 * x,
        };
        """,
        [new(0.7, 0), new(0.7, 1), new(0.7, 2), new(-0.7, 2)]);

    [Test]
    public void Patterns_on_a_real() => Verifier.Members(
        """
        [Differentiable]
        public static double Piecewise(double x) => x switch
        {
            < 0 => 0,
            < 1 => x * x,
            _ => 2 * x - 1,
        };
        """,
        [new(-1.0), new(0.5), new(2.0)]);
}
