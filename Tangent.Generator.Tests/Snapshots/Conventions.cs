using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Where a derivative is not unique.</summary>
public sealed class Conventions
{
    [Test]
    public void Abs() => Verifier.Members(
        """
        [Differentiable]
        public static double Distance(double x, double y) => Math.Abs(x - y);
        """,
        [new(2.0, 1.0), new(1.0, 2.0), new(1.0, 1.0) { Gradient = [0, 0] }]);

    [Test]
    public void Max() => Verifier.Members(
        """
        [Differentiable]
        public static double Larger(double x, double y) => Math.Max(x, y);
        """,
        [new(2.0, 1.0), new(1.0, 2.0), new(1.0, 1.0) { Gradient = [0.5, 0.5] }]);

    [Test]
    public void Clamp() => Verifier.Members(
        """
        [Differentiable]
        public static double Clamped(double x) => Math.Clamp(x, -1, 1);
        """,
        [new(0.5), new(2.0), new(1.0) { Gradient = [1] }]);

    [Test]
    public void Pow() => Verifier.Members(
        """
        [Differentiable]
        public static double Power(double x, double p) => Math.Pow(x, p);
        """,
        [new(2.0, 3.0), new(0.0, 2.0) { Gradient = [0, 0] }, new(0.0, 0.0) { Gradient = [0, 0] }]);

    [Test]
    public void Relu() => Verifier.Members(
        """
        [Differentiable]
        public static double Relu(double x) => Math.Max(0, x);
        """,
        [new(2.0), new(-1.0), new(0.0) { Gradient = [0.5] }]);
}
