using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Running;

/// <summary>Lists of numbers compared and printed to the bit.</summary>
internal static class Numbers
{
    /// <summary>Whether the numbers are the same, a NaN like any other NaN, 0 unlike -0.</summary>
    public static bool SameBits(IEnumerable<double> x, IEnumerable<double> y) => x.Select(Bits).SequenceEqual(y.Select(Bits));

    public static string Difference(double[] expected, double[] actual) => $"expected {List(expected)}, got {List(actual)}";

    public static string List(IEnumerable<double> numbers) =>
        "[" + string.Join(", ", numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture))) + "]";

    private static long Bits(double number) => double.IsNaN(number) ? -1 : BitConverter.DoubleToInt64Bits(number);
}
