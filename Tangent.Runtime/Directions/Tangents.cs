using System;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#endif

namespace Tangent.Runtime;

/// <summary>
/// How fast a number changes along each of several directions. A sweep that moves such tangents computes the values once for all directions, and
/// adds and multiplies four tangents in the time of one. Used by generated Jacobians and Hessians.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tangents : IEquatable<Tangents>
{
    /// <summary>How many directions there are.</summary>
    public const int Count = 4;

#if NET8_0_OR_GREATER
    private readonly Vector256<double> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Tangents(Vector256<double> lanes) => _lanes = lanes;

    /// <summary>A tangent for each direction.</summary>
    /// <param name="first">Along the first direction.</param>
    /// <param name="second">Along the second.</param>
    /// <param name="third">Along the third.</param>
    /// <param name="fourth">Along the fourth.</param>
    public Tangents(double first, double second, double third, double fourth) => _lanes = Vector256.Create(first, second, third, fourth);

    /// <summary>The tangent along a direction.</summary>
    /// <param name="direction">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such direction.</exception>
    public double this[int direction] => _lanes.GetElement(direction);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CopyTo(Span<double> place) => _lanes.CopyTo(place);

    /// <summary>Sums, direction by direction.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tangents operator +(Tangents left, Tangents right) => new(left._lanes + right._lanes);

    /// <summary>Differences, direction by direction.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <returns>The differences.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tangents operator -(Tangents left, Tangents right) => new(left._lanes - right._lanes);

    /// <summary>The opposite tangents.</summary>
    /// <param name="tangents">The tangents.</param>
    /// <returns>Each with the other sign.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tangents operator -(Tangents tangents) => new(-tangents._lanes);

    /// <summary>Each tangent times a number.</summary>
    /// <param name="factor">The number.</param>
    /// <param name="tangents">The tangents.</param>
    /// <returns>The products.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tangents operator *(double factor, Tangents tangents) => new(Vector256.Create(factor) * tangents._lanes);

    /// <inheritdoc cref="op_Multiply(double, Tangents)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tangents operator *(Tangents tangents, double factor) => new(tangents._lanes * Vector256.Create(factor));

    /// <summary>Each tangent divided by a number.</summary>
    /// <param name="tangents">The tangents.</param>
    /// <param name="divisor">The number.</param>
    /// <returns>The quotients.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tangents operator /(Tangents tangents, double divisor) => new(tangents._lanes / Vector256.Create(divisor));
#else
    private readonly double _first;
    private readonly double _second;
    private readonly double _third;
    private readonly double _fourth;

    /// <summary>A tangent for each direction.</summary>
    /// <param name="first">Along the first direction.</param>
    /// <param name="second">Along the second.</param>
    /// <param name="third">Along the third.</param>
    /// <param name="fourth">Along the fourth.</param>
    public Tangents(double first, double second, double third, double fourth)
    {
        _first = first;
        _second = second;
        _third = third;
        _fourth = fourth;
    }

    /// <summary>The tangent along a direction.</summary>
    /// <param name="direction">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such direction.</exception>
    public double this[int direction] => direction switch
    {
        0 => _first,
        1 => _second,
        2 => _third,
        3 => _fourth,
        _ => throw new ArgumentOutOfRangeException(nameof(direction)),
    };

    /// <summary>Sums, direction by direction.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    public static Tangents operator +(Tangents left, Tangents right) =>
        new(left._first + right._first, left._second + right._second, left._third + right._third, left._fourth + right._fourth);

    /// <summary>Differences, direction by direction.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <returns>The differences.</returns>
    public static Tangents operator -(Tangents left, Tangents right) =>
        new(left._first - right._first, left._second - right._second, left._third - right._third, left._fourth - right._fourth);

    /// <summary>The opposite tangents.</summary>
    /// <param name="tangents">The tangents.</param>
    /// <returns>Each with the other sign.</returns>
    public static Tangents operator -(Tangents tangents) =>
        new(-tangents._first, -tangents._second, -tangents._third, -tangents._fourth);

    /// <summary>Each tangent times a number.</summary>
    /// <param name="factor">The number.</param>
    /// <param name="tangents">The tangents.</param>
    /// <returns>The products.</returns>
    public static Tangents operator *(double factor, Tangents tangents) =>
        new(factor * tangents._first, factor * tangents._second, factor * tangents._third, factor * tangents._fourth);

    /// <inheritdoc cref="op_Multiply(double, Tangents)"/>
    public static Tangents operator *(Tangents tangents, double factor) => factor * tangents;

    /// <summary>Each tangent divided by a number.</summary>
    /// <param name="tangents">The tangents.</param>
    /// <param name="divisor">The number.</param>
    /// <returns>The quotients.</returns>
    public static Tangents operator /(Tangents tangents, double divisor) =>
        new(tangents._first / divisor, tangents._second / divisor, tangents._third / divisor, tangents._fourth / divisor);
#endif

    /// <summary>What does not change in any direction.</summary>
    public static Tangents Zero => default;

    /// <summary>A tangent of 1 along one direction and 0 along the others.</summary>
    /// <param name="direction">The direction, counted from 0; where there is no such one, all are 0.</param>
    /// <returns>The tangents.</returns>
    public static Tangents Unit(int direction) =>
        new(direction == 0 ? 1 : 0, direction == 1 ? 1 : 0, direction == 2 ? 1 : 0, direction == 3 ? 1 : 0);

    /// <summary>Whether two are the same in each direction.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(Tangents left, Tangents right) => left.Equals(right);

    /// <summary>Whether two differ in some direction.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they do.</returns>
    public static bool operator !=(Tangents left, Tangents right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Tangents other) =>
        this[0].Equals(other[0]) && this[1].Equals(other[1]) && this[2].Equals(other[2]) && this[3].Equals(other[3]);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tangents other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        (((((this[0].GetHashCode() * 397) ^ this[1].GetHashCode()) * 397) ^ this[2].GetHashCode()) * 397) ^ this[3].GetHashCode();
}
