using System;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class GuardObjectsTests
{
    [Test]
    public void A_buffer_is_another_object_of_the_very_class()
    {
        var layer = new Layer();
        Assert.That(() => Guard.SameClass(layer, new Layer(), "d"), Throws.Nothing);
        Assert.That(() => Guard.SameClass(layer, layer, "d"), Throws.ArgumentException);
        Assert.That(() => Guard.SameClass(layer, new Special(), "d"), Throws.ArgumentException.With.Message.Contains("Special"));
        Assert.That(() => Guard.SameClass(new Special(), layer, "d"), Throws.ArgumentException);
        Assert.That(() => Guard.SameClass(layer, null!, "d"), Throws.ArgumentNullException);
    }

    [Test]
    public void A_derivative_is_for_the_class_itself()
    {
        Assert.That(() => Guard.NotDerived(new Layer(), "layer"), Throws.Nothing);
        Assert.That(() => Guard.NotDerived<Layer>(new Special(), "layer"), Throws.ArgumentException);
        Assert.That(() => Guard.NotDerived<Layer>(null!, "layer"), Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("layer"));
    }

    [Test]
    public void As_many_objects_in_another_array()
    {
        Layer[] layers = [new(), new()];
        Assert.That(() => Guard.SameCount(layers, new Layer[2], "d"), Throws.Nothing);
        Assert.That(() => Guard.SameCount(layers, new Layer[3], "d"), Throws.ArgumentException);
        Assert.That(() => Guard.SameCount(layers, layers, "d"), Throws.ArgumentException);
    }

    private class Layer
    {
    }

    private sealed class Special : Layer
    {
    }
}
