using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>A query is one loop.</summary>
public sealed class Queries
{
    [Test]
    public void Weighted_where_positive() => Verifier.File("""
        using System.Linq;
        using Tangent;

        public static partial class Model
        {
            [Differentiable]
            public static double Loss(double[] w, double[] x) => w.Zip(x, (a, b) => a * b).Where(p => p > 0.5).Sum(p => p * p);
        }
        """);
}
