using NUnit.Framework;
using Tangent.Generator.Tests.Snapshots.Harness;

namespace Tangent.Generator.Tests.Snapshots;

/// <summary>A list and its shadow grow in the forward sweep and shrink in the backward sweep.</summary>
public sealed class Lists
{
    [Test]
    public void Powers() => Verifier.File("""
        using System.Collections.Generic;
        using Tangent;

        public static partial class Model
        {
            [Differentiable]
            public static double Powers(double x)
            {
                var powers = new List<double> { 1, x };
                while (powers.Count < 5)
                {
                    powers.Add(powers[powers.Count - 1] * x);
                }

                double sum = 0;
                foreach (double p in powers)
                {
                    sum += p * p;
                }

                return sum;
            }
        }
        """);
}
