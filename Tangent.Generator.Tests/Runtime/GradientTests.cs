using NUnit.Framework;

namespace Tangent.Generator.Tests.Runtime;

public sealed class GradientTests
{
    [Test]
    public void Stop_returns_its_argument_itself()
    {
        double[] array = [1, 2];

        Assert.That(Gradient.Stop(-0.0), Is.EqualTo(-0.0));
        Assert.That(Gradient.Stop(array), Is.SameAs(array));
    }

    [Test]
    public void A_derivative_is_declared_by_type_and_name()
    {
        var attribute = new DerivativeOfAttribute(typeof(System.Math), nameof(System.Math.Pow)) { Wrt = "x" };

        Assert.That(attribute.Type, Is.EqualTo(typeof(System.Math)));
        Assert.That(attribute.Method, Is.EqualTo("Pow"));
        Assert.That(attribute.Wrt, Is.EqualTo("x"));
    }
}
