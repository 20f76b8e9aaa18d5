using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Single precision stays single precision.</summary>
public sealed class FloatCode
{
    [Test]
    public void A_float_function() => Verifier.Members("""
        [Differentiable]
        public static float Gauss(float x, float width)
        {
            float z = x / width;
            return MathF.Exp(-0.5f * z * z);
        }
        """);

    [Test]
    public void Floats_in_a_loop() => Verifier.Members("""
        [Differentiable]
        public static float Dot(float[] w, float[] x)
        {
            float z = 0;
            for (int i = 0; i < w.Length; i++)
                z += w[i] * x[i];
            return MathF.Tanh(z);
        }
        """);

    [Test]
    public void Double_and_float_mixed() => Verifier.Members("""
        [Differentiable]
        public static double Mixed(float x, double y)
        {
            double z = x * y;
            float rounded = (float)z;
            return rounded * y;
        }
        """);
}
