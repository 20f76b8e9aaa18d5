using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Matrices of derivatives: four columns in a sweep.</summary>
public sealed class Matrices
{
    [Test]
    public void A_Jacobian() => Verifier.Members(
        """
        [Differentiable("x", "y", Emit = Derivatives.Default | Derivatives.Jacobian)]
        public static double[] Turned(double[] x, double y, int n)
        {
            double[] z = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                z[i] = x[i] > y ? Power(x[i], n) : y / x[i];
            }

            return z;
        }

        private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
        """);

    [Test]
    public void A_sparse_Hessian() => Verifier.Members(
        """
        [Differentiable("x", Emit = Derivatives.Default | Derivatives.HessianSparse)]
        public static double Chain(double[] x)
        {
            double s = 0;
            for (int i = 0; i + 1 < x.Length; i++)
            {
                double d = x[i + 1] - Math.Sin(x[i]);
                s += d * d;
            }

            return s;
        }
        """);
}
