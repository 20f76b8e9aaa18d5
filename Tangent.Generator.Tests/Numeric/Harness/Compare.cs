using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Numeric.Harness;

internal static class Compare
{
    public static void SameBits(Outcome actual, Outcome expected, string member)
    {
        SameBits([actual.Value], [expected.Value], member + "'s value");
        SameBits(actual.Arguments, expected.Arguments, member);
    }

    /// <summary>Numbers to the last bit, everything else by equality.</summary>
    public static void SameBits(object?[] actual, object?[] expected, string what)
    {
        Assert.That(
            Leaves.Of(actual).Select(BitConverter.DoubleToInt64Bits),
            Is.EqualTo(Leaves.Of(expected).Select(BitConverter.DoubleToInt64Bits)),
            () => $"{what}: ({Show(Leaves.Of(actual))}) where the method has ({Show(Leaves.Of(expected))})");
        Assert.That(Leaves.Rest(actual), Is.EqualTo(Leaves.Rest(expected)), what);
    }

    public static void Close(double[] actual, double[] expected, double tolerance, string what)
    {
        Assert.That(actual, Has.Length.EqualTo(expected.Length), what);
        double scale = expected.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            bool isClose = double.IsFinite(expected[i])
                ? Math.Abs(actual[i] - expected[i]) <= tolerance * scale
                : actual[i].Equals(expected[i]);
            Assert.That(isClose, Is.True, () => $"{what}: ({Show(actual)}) where ({Show(expected)}) was expected");
        }
    }

    /// <summary>The dot-product identity: the seeds over the tangents of the results are the adjoints over the tangents of the inputs.</summary>
    public static void SameProduct(double[] seeds, double[] tangents, double[] adjoints, double[] direction, double tolerance)
    {
        Assert.That(tangents, Has.Length.EqualTo(seeds.Length), "results");
        Assert.That(adjoints, Has.Length.EqualTo(direction.Length), "inputs");
        double[] left = seeds.Zip(tangents, (a, b) => a * b).ToArray();
        double[] right = adjoints.Zip(direction, (a, b) => a * b).ToArray();
        double scale = Math.Max(1, Math.Max(left.Sum(Math.Abs), right.Sum(Math.Abs)));
        Assert.That(
            left.Sum(),
            Is.EqualTo(right.Sum()).Within(tolerance * scale),
            () => $"seeds ({Show(seeds)}), tangents ({Show(tangents)}), adjoints ({Show(adjoints)}), direction ({Show(direction)})");
    }

    /// <summary>
    /// A gradient in the shape of the arguments against the numbers of it. Where arguments are one array its gradient may come in one
    /// array or in several that add up to it.
    /// </summary>
    public static void SameTotal(NumericCase c, object?[] point, object?[] gradient, double[] expected, string what) =>
        SameTotal(c, point, gradient, expected, what, c.IsHalf ? 2e-2 : c.IsSingle ? 1e-6 : 1e-13);

    public static void SameTotal(NumericCase c, object?[] point, object?[] gradient, double[] expected, string what, double tolerance) =>
        Close(Total(c, point, gradient), expected, tolerance, what);

    /// <summary>The numbers of a gradient, those of arguments that are one array added up.</summary>
    public static double[] Total(NumericCase c, object?[] point, object?[] gradient)
    {
        var totals = new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        var arrays = new HashSet<object>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < point.Length; i++)
        {
            if (c.IsWrt[i] && point[i] is { } array && IsShared(array) && gradient[i] is { } part && arrays.Add(part))
            {
                totals[array] = totals.TryGetValue(array, out object? sum) ? Sum(sum, part) : part;
            }
        }

        object?[] total = point.Select((p, i) => p is not null && totals.TryGetValue(p, out object? sum) ? sum : gradient[i]).ToArray();
        return Derivatives.Inputs(c, total);
    }

    public static bool SharesStorage(object?[] some, object?[] others) => Arrays(some).Intersect(Arrays(others), ReferenceEqualityComparer.Instance).Any();

    /// <summary>Whether one array, or row, stands at two places among the values.</summary>
    public static bool HasSharedArrays(object?[] values)
    {
        object[] arrays = [.. Arrays(values)];
        return arrays.Distinct(ReferenceEqualityComparer.Instance).Count() < arrays.Length;
    }

    private static bool IsShared(object value) => value is ICollection || Leaves.FieldsOfClass(value.GetType()).Length > 0;

    private static object? Sum(object? left, object? right)
    {
        double[] rights = Leaves.Of([right]);
        return Leaves.With([left], Leaves.Of([left]).Zip(rights, (a, b) => a + b).ToArray())[0];
    }

    /// <summary>The arrays among the values, rows of jagged ones included. Those without elements may be shared by anyone.</summary>
    private static IEnumerable<object> Arrays(IEnumerable<object?> values) =>
        values.SelectMany(v => v switch
        {
            ICollection { Count: > 0 } a => Arrays(a.Cast<object?>()).Prepend(a),
            not null when Leaves.FieldsOfClass(v.GetType()) is { Length: > 0 } fields && Leaves.CarryDerivative(v.GetType()) => Arrays(fields.Select(f => f.GetValue(v))).Prepend(v),
            _ => [],
        });

    private static string Show(IEnumerable<double> numbers) =>
        string.Join(", ", numbers.Select(x => x.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
}
