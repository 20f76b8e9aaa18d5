using System;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Higher;

/// <summary>
/// A second derivative stays readable only while it stays short. The limits are what was reached; a change that needs more lines has
/// to say why, one that needs fewer lowers them.
/// </summary>
public sealed class SizeTests
{
    [TestCase("Scalars.Cube", 13)]
    [TestCase("Scalars.Quotient", 16)]
    [TestCase("Scalars.UsedOften", 28)]
    [TestCase("Loops.PowerByProduct", 39)]
    [TestCase("Scalars.ManyTerms", 49)]
    [TestCase("Scalars.CompoundAssignments", 62)]
    [TestCase("Algorithms.DeCasteljau", 64)]
    [TestCase("Algorithms.Rosenbrock", 73)]
    [TestCase("Algorithms.FixedPoint", 81)]
    [TestCase("Algorithms.Simpson", 81)]
    [TestCase("Algorithms.CrossEntropy", 99)]
    [TestCase("Algorithms.BlackScholesCall", 109)]
    [TestCase("Algorithms.Kepler", 109)]
    [TestCase("Algorithms.TwoLayers", 111)]
    [TestCase("Algorithms.PairwiseEnergy", 114)]
    [TestCase("Rectangular.CholeskyLogDeterminant", 129)]
    [TestCase("HardArrays.StencilInto", 150)]
    [TestCase("Algorithms.Recurrent", 152)]
    [TestCase("HardArrays.PowersOfMatrix", 164)]
    [TestCase("Algorithms.LotkaVolterra", 221)]
    public void Lines_of_the_Hessian_vector_product(string method, int limit)
    {
        _ = NumericCase.All().First().Recompiled();
        string text = Recompiled.Texts.Single(t => t.Key.EndsWith("." + method + ".g.cs", StringComparison.Ordinal)).Value;
        string[] lines = text.Split('\n');
        string name = method[(method.IndexOf('.', StringComparison.Ordinal) + 1)..] + "Hvp(";
        int start = Array.FindIndex(lines, l => l.Contains(name, StringComparison.Ordinal) && l.Contains(" static ", StringComparison.Ordinal));
        int end = Array.FindIndex(lines, start, l => l.TrimEnd() == "        }");
        Assert.That(end - start + 1, Is.LessThanOrEqualTo(limit), text);
    }
}
