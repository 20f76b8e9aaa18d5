using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Parameters by reference.</summary>
public sealed class RefAndOut
{
    [Test]
    public void Ref() => Verifier.Members("""
        [Differentiable]
        public static void Advance(ref double position, double velocity, double time) => position += velocity * time;
        """);

    [Test]
    public void Out() => Verifier.Members("""
        [Differentiable]
        public static double Divide(double x, double y, out double remainder)
        {
            remainder = x - y;
            return x / y;
        }
        """);

    [Test]
    public void Ref_overwritten() => Verifier.Members("""
        [Differentiable]
        public static void Square(ref double x)
        {
            x *= x;
            x = Math.Sin(x);
        }
        """);
}
