using NUnit.Framework;

namespace Tangent.Generator.Tests.Surgery;

/// <summary>Numbers that a method leaves in fields, for looking at them only.</summary>
public static partial class StoredTests
{
    private static double s_last;
    private static double s_total;

    [Test]
    public static void What_is_stored_is_the_value_and_no_way_for_a_derivative()
    {
        (double value, double tangent) = KeptJvp(0.5, 1);
        double kept = s_last;
        double gradient = KeptGrad(0.5);

        Assert.Multiple(() =>
        {
            Assert.That(value, Is.EqualTo(Kept(0.5)));
            Assert.That(kept, Is.EqualTo(0.25));
            Assert.That(s_last, Is.EqualTo(0.25));
            Assert.That(s_total, Is.EqualTo(0.25 * 3));

            // d/dx of x^3 + 3 c x with c = x^2 held fixed.
            Assert.That(tangent, Is.EqualTo((3 * 0.25) + (3 * 0.25)).Within(1e-15));
            Assert.That(gradient, Is.EqualTo(tangent).Within(1e-15));
        });
    }

    [Differentiable]
    private static double Kept(double x)
    {
        double square = x * x;
        s_last = Gradient.Stop(square);
        s_total = 0;
        for (int i = 0; i < 3; i++)
            s_total += Gradient.Stop(square);
        return (square * x) + (s_total * x);
    }
}
