using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary><c>Parallel.For</c> and the vectors of the machine.</summary>
public sealed class ParallelLoops
{
    private const string Head = "using System;\nusing System.Numerics;\nusing System.Threading.Tasks;\nusing Tangent;\nnamespace N;\n";

    [Test]
    public void Shared_weight() => Verifier.File(Head + """
        public static partial class Model
        {
            [Differentiable]
            public static void Apply(double[] x, double[] w, double[] y) =>
                Parallel.For(0, y.Length, i => y[i] = Math.Sin(x[i] * w[0]));
        }
        """);

    [Test]
    public void Lanes() => Verifier.File(
        Head + """
        public static partial class Model
        {
            [Differentiable]
            public static double Dot(double[] x, double[] y)
            {
                Vector<double> sum = Vector<double>.Zero;
                for (int i = 0; i + Vector<double>.Count <= x.Length; i += Vector<double>.Count)
                    sum += new Vector<double>(x, i) * new Vector<double>(y, i);
                return Vector.Sum(sum);
            }
        }
        """,
        [new(16, 16)]);
}
