using NUnit.Framework;

namespace Tangent.Generator.Tests.Runtime;

public sealed class DifferentiableAttributeTests
{
    [Test]
    public void Without_arguments_it_means_every_parameter_and_the_default_derivatives()
    {
        var attribute = new DifferentiableAttribute();

        Assert.That(attribute.Wrt, Is.Empty);
        Assert.That(attribute.Emit, Is.EqualTo(Derivatives.Forward | Derivatives.Reverse));
    }

    [Test]
    public void Names_are_kept_in_the_order_given_and_cannot_be_changed_from_outside()
    {
        var attribute = new DifferentiableAttribute("w", "b");
        attribute.Wrt[0] = "changed";

        Assert.That(attribute.Wrt, Is.EqualTo(["w", "b"]));
    }

    [TestCase(Derivatives.Forward, 1)]
    [TestCase(Derivatives.Reverse, 2)]
    [TestCase(Derivatives.Pullback, 4)]
    [TestCase(Derivatives.Hvp, 8)]
    [TestCase(Derivatives.Hessian, 16)]
    [TestCase(Derivatives.Jacobian, 32)]
    [TestCase(Derivatives.Default, 3)]
    [TestCase(Derivatives.All, 255)]
    public void The_flags_have_their_published_values(Derivatives flag, int value)
    {
        Assert.That((int)flag, Is.EqualTo(value));
    }
}
