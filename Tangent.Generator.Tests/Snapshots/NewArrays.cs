using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Arrays that the method allocates: beside each a shadow of zeros.</summary>
public sealed class NewArrays
{
    [Test]
    public void A_scratch_array() => Verifier.Members("""
        [Differentiable]
        public static double Spread(double[] x)
        {
            double[] squares = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
                squares[i] = x[i] * x[i];
            double sum = 0;
            foreach (double s in squares)
                sum += Math.Sqrt(s + 1);
            return sum;
        }
        """);

    [Test]
    public void A_returned_array() => Verifier.Members("""
        [Differentiable]
        public static double[] Differences(double[] x, double h)
        {
            double[] result = new double[x.Length - 1];
            for (int i = 0; i < result.Length; i++)
                result[i] = (x[i + 1] - x[i]) / h;
            return result;
        }
        """);

    [Test]
    public void An_initializer() => Verifier.Members("""
        [Differentiable]
        public static double Weighted(double a, double b)
        {
            double[] w = { a, a * b, 1 };
            return w[0] * w[1] + w[2];
        }
        """);

    [Test]
    public void A_copy() => Verifier.Members("""
        [Differentiable]
        public static double Halves(double[] x)
        {
            double[] y = (double[])x.Clone();
            y[0] *= 0.5;
            return y[0] * x[0];
        }
        """);

    [Test]
    public void Scratch_memory_stands_in_its_history() => Verifier.Members("""
        [Differentiable("x")]
        public static double Settled(double[] x, int steps)
        {
            double[] y = new double[x.Length];
            double carried = 1;
            for (int t = 0; t < steps; t++)
            {
                for (int i = 0; i < x.Length; i++)
                    y[i] = Math.Sin(x[i] * carried);
                for (int i = 0; i < x.Length; i++)
                    carried += y[i] * y[i];
            }

            return carried;
        }
        """);
}
