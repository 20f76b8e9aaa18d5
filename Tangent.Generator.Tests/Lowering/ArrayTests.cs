using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class ArrayTests
{
    [Test]
    public void Indices_from_the_end_and_ranges() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x, ReadOnlySpan<double> s) { ReadOnlySpan<double> t = s[1..^1]; double[] y = x[2..]; return x[^1] + t[0] + y[0]; }
            """),
        Is.EqualTo("""
            double F(double[] x, ReadOnlySpan<double> s)
            {
                ReadOnlySpan<double> t = s.Slice(1, s.Length - 1 - 1);
                double[] y = x.AsSpan(2).ToArray();
                return x[x.Length - 1] + t[0] + y[0];
            }
            """));

    [Test]
    public void A_copy_is_a_loop() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x) { double[] y = new double[x.Length]; Array.Copy(x, 0, y, 0, x.Length); return y[0]; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                double[] y = new double[x.Length];
                for (int k = 0; k < x.Length; k++)
                {
                    y[k] = x[k];
                }
                return y[0];
            }
            """));

    [Test]
    public void A_copy_that_may_overlap_goes_through_a_clone() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x) { Array.Copy(x, 0, x, 1, x.Length - 1); return x[1]; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                int count = x.Length - 1;
                double[] copy = x.AsSpan(0, count).ToArray();
                for (int k = 0; k < count; k++)
                {
                    x[1 + k] = copy[k];
                }
                return x[1];
            }
            """));

    [Test]
    public void A_fill_and_a_clear_are_loops() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x, double v) { Array.Fill(x, 2 * v); x.AsSpan(1, 2).Clear(); return x[0]; }
            """),
        Is.EqualTo("""
            double F(double[] x, double v)
            {
                double value = 2 * v;
                for (int k = 0; k < x.Length; k++)
                {
                    x[k] = value;
                }
                Span<double> span = x.AsSpan(1, 2);
                for (int k = 0; k < span.Length; k++)
                {
                    span[k] = 0;
                }
                return x[0];
            }
            """));

    [Test]
    public void Clones_and_conversions_to_spans() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] x) { var y = (double[])x.Clone(); Span<double> s = y; return s[0] + x.AsSpan().ToArray()[0]; }
            """),
        Is.EqualTo("""
            double F(double[] x)
            {
                double[] y = (double[])x.Clone();
                Span<double> s = y;
                double[] copy = x.AsSpan().ToArray();
                return s[0] + copy[0];
            }
            """));

    [Test]
    public void Initializers() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { double[] a = { x, 1 }; double[,] m = { { x, 2 }, { 3, x } }; double[][] j = { new[] { x }, a }; double[] c = [x, 2]; return a[0] + m[1, 1] + j[0][0] + c[0]; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double[] a = new double[] { x, 1 };
                double[,] m = new double[2, 2];
                m[0, 0] = x;
                m[0, 1] = 2;
                m[1, 0] = 3;
                m[1, 1] = x;
                double[] array = new double[] { x };
                double[][] j = new double[][] { array, a };
                double[] c = new double[] { x, 2 };
                return a[0] + m[1, 1] + j[0][0] + c[0];
            }
            """));

    [Test]
    public void Lengths() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[,] m, double[] x) => m[0, 0] * m.GetLength(1) + x.Length + m.Rank + m.Length;
            """),
        Is.EqualTo("""
            double F(double[,] m, double[] x)
            {
                return m[0, 0] * m.GetLength(1) + x.Length + 2 + m.Length;
            }
            """));
}
