using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Conditions that may not be evaluated to their end.</summary>
public sealed class ShortCircuits
{
    [Test]
    public void And() => Verifier.Members(
        """
        [Differentiable]
        public static double First(double[] x)
        {
            double y = 0;
            if (x.Length > 0 && x[0] > 1)
                y = x[0] * x[0];
            return y;
        }
        """,
        [new(new double[] { 2 }), new(new double[] { 0.5 }), new(0)]);

    [Test]
    public void An_effect_on_the_right() => Verifier.Members(
        """
        [Differentiable]
        public static double Skip(double[] x)
        {
            double sum = 0;
            int i = 0;
            while (i < x.Length)
            {
                if (x[i] < 1 || ++i < x.Length)
                    sum += x[i] * x[i];
                i++;
            }

            return sum;
        }
        """,
        [new(new double[] { 0.5, 2, 3, 0.25, 4 })]);
}
