using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class AssignmentTests
{
    [Test]
    public void An_index_with_an_effect_is_evaluated_once() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] a, int i, double b) { a[i++] += b; return a[i]; }
            """),
        Is.EqualTo("""
            double F(double[] a, int i, double b)
            {
                int i0 = i;
                i++;
                a[i0] += b;
                return a[i];
            }
            """));

    [Test]
    public void A_value_read_before_an_effect_is_kept() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[] a, int i) { a[i] = a[i] - (i = 0); return a[i]; }
            """),
        Is.EqualTo("""
            double F(double[] a, int i)
            {
                int i0 = i;
                double aI = a[i];
                i = 0;
                a[i0] = aI - i;
                return a[i];
            }
            """));

    [Test]
    public void The_value_of_an_assignment_is_read_back() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { double y, z; z = y = x * 2; y -= z *= 3; return y + z; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double y, z;
                y = x * 2;
                z = y;
                z *= 3;
                y -= z;
                return y + z;
            }
            """));

    [Test]
    public void A_compound_assignment_computes_in_the_wider_type() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static float F(float x, byte b, double y) { x *= 2.5f; b += 1; x += b; x -= (float)y; return x; }
            """),
        Is.EqualTo("""
            float F(float x, byte b, double y)
            {
                x *= 2.5f;
                b = (byte)(b + 1);
                x += b;
                x -= (float)y;
                return x;
            }
            """));

    [Test]
    public void Steps_before_and_after() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { double y = x++ + ++x; x--; return x * y; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                double x0 = x;
                x += 1;
                x += 1;
                double y = x0 + x;
                x -= 1;
                return x * y;
            }
            """));

    [Test]
    public void A_null_coalescing_assignment_is_an_if() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double[]? x, double y) { x ??= new double[2]; return x[0] * y; }
            """),
        Is.EqualTo("""
            double F(double[] x, double y)
            {
                if (x == null)
                {
                    x = new double[2];
                }
                return x[0] * y;
            }
            """));
}
