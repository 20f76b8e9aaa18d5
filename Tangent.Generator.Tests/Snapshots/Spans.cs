using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Spans, read and written, and slices of them.</summary>
public sealed class Spans
{
    [Test]
    public void A_read_only_span() => Verifier.Members("""
        [Differentiable]
        public static double Norm(ReadOnlySpan<double> x)
        {
            double sum = 0;
            foreach (double value in x)
                sum += value * value;
            return Math.Sqrt(sum);
        }
        """);

    [Test]
    public void A_written_span() => Verifier.Members("""
        [Differentiable]
        public static void Exponentials(Span<double> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Math.Exp(x[i]);
        }
        """);

    [Test]
    public void A_slice() => Verifier.Members(
        """
        [Differentiable]
        public static double Halves(ReadOnlySpan<double> x, int middle)
        {
            ReadOnlySpan<double> left = x.Slice(0, middle);
            ReadOnlySpan<double> right = x[middle..];
            return left[0] * right[0];
        }
        """,
        [new(4, 2)]);
}
