namespace Tangent;

/// <summary>Words for the inside of a differentiated method.</summary>
public static class Gradient
{
    /// <summary>
    /// Returns <paramref name="value"/> as it is, and in the derivatives stands for a constant: nothing flows back through it.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value to be treated as a constant.</param>
    /// <returns><paramref name="value"/> itself.</returns>
    public static T Stop<T>(T value) => value;
}
