using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>What is guarded in the forward sweep is run backward without a guard.</summary>
public sealed class Guarded
{
    [Test]
    public void Finally() => Verifier.File("""
        using Tangent;

        public static partial class Model
        {
            public static int Calls;

            [Differentiable]
            public static double Counted(double x, double y)
            {
                double z = x * y;
                try
                {
                    z = z * z * x;
                }
                finally
                {
                    Calls++;
                }

                return z * y;
            }
        }
        """);
}
