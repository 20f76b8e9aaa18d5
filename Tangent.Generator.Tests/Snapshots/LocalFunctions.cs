using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Functions inside a method.</summary>
public sealed class LocalFunctions
{
    [Test]
    public void A_static_local_function() => Verifier.Members("""
        [Differentiable]
        public static double Sigmoids(double x, double y)
        {
            return Sigmoid(x) * Sigmoid(x * y);

            static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
        }
        """);

    [Test]
    public void A_captured_parameter() => Verifier.Members("""
        [Differentiable]
        public static double Captures(double x, double scale)
        {
            double Scaled(double v) => v * scale;
            return Scaled(x) * Scaled(2);
        }
        """);
}
