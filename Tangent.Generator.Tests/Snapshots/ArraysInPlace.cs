using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Arrays that the method writes: the buffer holds the adjoint of the final contents on entry, of the first on exit.</summary>
public sealed class ArraysInPlace
{
    [Test]
    public void Each_element_scaled() => Verifier.Members("""
        [Differentiable]
        public static void Scale(double[] x, double factor)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] *= factor;
        }
        """);

    [Test]
    public void Each_element_through_a_function() => Verifier.Members("""
        [Differentiable]
        public static void Sigmoid(double[] x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = 1 / (1 + Math.Exp(-x[i]));
            }
        }
        """);

    [Test]
    public void Running_sums() => Verifier.Members("""
        [Differentiable]
        public static void Accumulate(double[] x)
        {
            for (int i = 1; i < x.Length; i++)
                x[i] += x[i - 1];
        }
        """);

    [Test]
    public void Elements_swapped() => Verifier.Members("""
        [Differentiable]
        public static void Reverse(double[] x)
        {
            for (int i = 0; i < x.Length / 2; i++)
                (x[i], x[^(i + 1)]) = (x[^(i + 1)], x[i]);
        }
        """);

    [Test]
    public void A_result_in_another_array() => Verifier.Members("""
        [Differentiable]
        public static void Squares(double[] x, double[] result)
        {
            for (int i = 0; i < x.Length; i++)
                result[i] = x[i] * x[i];
        }
        """);

    [Test]
    public void An_argument_is_left_as_the_method_leaves_it() => Verifier.Members("""
        [Differentiable]
        public static double Normalize(double[] x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = Math.Exp(x[i]);
                sum += x[i];
            }

            return sum * sum;
        }
        """);
}
