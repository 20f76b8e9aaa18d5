using System;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>
/// A point at which the derivatives of a method are checked: an argument for each parameter, <c>out</c> left out.
/// An array is given as its values or, to be filled with random numbers, as its length; <c>double[,]</c> as <c>"2x3"</c>, <c>double[][]</c>
/// as the lengths of its rows, <c>"3,0,2"</c>; <c>"=w"</c> is the very array that the parameter <c>w</c> gets. A tuple or struct is given as its values,
/// an object of a derived class as that class.
/// Arguments left away at the end are random.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AtAttribute(params object?[]? arguments) : Attribute
{
    public object?[] Arguments { get; } = arguments ?? [null];

    /// <summary>The gradient where differences can't tell it (a kink, a jump, infinity), its parts one after another.</summary>
    public double[]? Gradient { get; set; }
}
