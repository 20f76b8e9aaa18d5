using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>What is differentiated, and in which mode.</summary>
public sealed class Selection
{
    [Test]
    public void One_parameter_of_three() => Verifier.Members("""
        [Differentiable("w")]
        public static double Error(double[] w, double[] x, double y)
        {
            double z = 0;
            for (int i = 0; i < w.Length; i++)
                z += w[i] * x[i];
            double error = z - y;
            return error * error;
        }
        """);

    [Test]
    public void Forward_only() => Verifier.Members("""
        [Differentiable(Emit = Derivatives.Forward)]
        public static double Wave(double x, double t) => Math.Sin(x - 2 * t);
        """);

    [Test]
    public void Reverse_only() => Verifier.Members("""
        [Differentiable(Emit = Derivatives.Reverse)]
        public static double Wave(double x, double t) => Math.Sin(x - 2 * t);
        """);
}
