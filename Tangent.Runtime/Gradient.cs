using System;
using System.Diagnostics;

namespace Tangent;

/// <summary>Words for the inside of a differentiated method.</summary>
public static class Gradient
{
    // Nobody defines it: a call under this condition, its arguments and its lambda included, is not compiled at all.
    private const string BackwardSweep = "TANGENT_BACKWARD_SWEEP";

    /// <summary>
    /// Returns <paramref name="value"/> as it is, and in the derivatives stands for a constant: nothing flows back through it.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value to be treated as a constant.</param>
    /// <returns><paramref name="value"/> itself.</returns>
    public static T Stop<T>(T value) => value;

    /// <summary>
    /// Nothing in the method itself. In its reverse-mode derivatives the statements stand in the backward sweep, at the place that
    /// mirrors this one, and act on the adjoint of <paramref name="value"/>: how fast the result changes with the value that
    /// it has here. In forward mode there is no adjoint, and nothing happens.
    /// </summary>
    /// <typeparam name="T">The type of the value, and of its adjoint: a number, a tuple or a struct.</typeparam>
    /// <param name="value">A variable, an element of an array, or a field of one of these.</param>
    /// <param name="statements">
    /// A lambda. What it writes to its parameter is the adjoint from there on. Variables of the method have in it the values that they had
    /// here in the forward sweep.
    /// </param>
    [Conditional(BackwardSweep)]
    public static void Insert<T>(T value, AdjointStatements<T> statements)
    {
    }

    /// <summary>The same for an array: the adjoint is an array of the same shape, whose elements the statements may write.</summary>
    /// <typeparam name="T">The type of the array.</typeparam>
    /// <param name="value">The array.</param>
    /// <param name="statements">A lambda.</param>
    [Conditional(BackwardSweep)]
    public static void Insert<T>(T value, Action<T> statements)
        where T : class
    {
    }

    /// <summary>The same for a span: the adjoint is a span of the same length, whose elements the statements may write.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="value">The span.</param>
    /// <param name="statements">A lambda.</param>
    [Conditional(BackwardSweep)]
    public static void Insert<T>(Span<T> value, AdjointSpanStatements<T> statements)
    {
    }

    /// <summary>The same for a read-only span: its adjoint is a span that the statements may write.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="value">The span.</param>
    /// <param name="statements">A lambda.</param>
    [Conditional(BackwardSweep)]
    public static void Insert<T>(ReadOnlySpan<T> value, AdjointSpanStatements<T> statements)
    {
    }
}
