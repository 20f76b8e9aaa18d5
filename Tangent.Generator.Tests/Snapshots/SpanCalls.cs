using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>Calls of <c>TensorPrimitives</c>.</summary>
public sealed class SpanCalls
{
    private const string Head = "using System;\nusing System.Numerics.Tensors;\nusing Tangent;\nnamespace N;\n";

    [Test]
    public void Elementwise() => Verifier.File(Head + """
        public static partial class Model
        {
            [Differentiable]
            public static void Activate(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Tanh(x, y);
        }
        """);

    [Test]
    public void In_place() => Verifier.File(Head + """
        public static partial class Model
        {
            [Differentiable]
            public static void Scale(Span<double> x, ReadOnlySpan<double> y) => TensorPrimitives.Multiply(x, y, x);
        }
        """);

    [Test]
    public void Reduction() => Verifier.File(Head + """
        public static partial class Model
        {
            [Differentiable]
            public static double Cosine(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
                TensorPrimitives.Dot(x, y) / (TensorPrimitives.Norm(x) * TensorPrimitives.Norm(y));
        }
        """);

    /// <summary>Plain loops, in a project that references System.Numerics.Tensors.</summary>
    [Test]
    public void Adjoint_of_a_loop() => Verifier.File(Head + """
        public static partial class Model
        {
            [Differentiable]
            public static double Loss(double[] w, double[] x, double y)
            {
                double z = 0;
                for (int i = 0; i < w.Length; i++)
                    z += w[i] * x[i];
                return (z - y) * (z - y);
            }
        }
        """);

    [Test]
    public void Adjoint_of_rows() => Verifier.File(
        Head + """
        public static partial class Model
        {
            [Differentiable]
            public static void Layer(double[] w, double[] x, double[] y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    double z = 0;
                    for (int j = 0; j < x.Length; j++)
                        z += w[i * x.Length + j] * x[j];
                    y[i] = Math.Tanh(z);
                }
            }
        }
        """,
        [new(6, 2, 3)]);
}
