using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Higher;

/// <summary>
/// Every method of the suite that returns a number: the Hessian over two directions by reverse over reverse, forward over reverse, reverse
/// over forward and forward over forward, each by nesting calls of generated derivatives.
/// </summary>
public sealed class NestedModesTests
{
    /// <summary>What is refused at the call: the rest of the suite can be nested.</summary>
    private static readonly string[] Exact = ["gives first derivatives only", "changed by 'Gradient.Stop' or 'Gradient.Insert'", "a span that a called method cuts for itself", "two arrays which may be one", "and are not sealed"];

    [TestCaseSource(nameof(Cases))]
    public void The_four_nestings_agree(object numericCase)
    {
        var c = (NumericCase)numericCase;
        object?[] point = c.Point();
        var random = new Random(5);
        object?[] u = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
        object?[] v = Leaves.Map(point, _ => (2 * random.NextDouble()) - 1);
        double[] results = [.. Of("GradOf", c, point, u, v), .. Of("TangentOf", c, point, u, v)];
        if (NestedAssembly.Refusal("TangentOf", c.Primal.Method) is string refusal)
            Assert.Ignore(refusal);

        Assert.That(results, Has.Length.GreaterThan(1));
        double scale = results.Select(Math.Abs).Append(1).Max();
        Assert.That(results.Select(r => Math.Abs(r - results[0]) / scale).Max(), Is.LessThan(c.IsSingle ? 1e-3 : 1e-9), string.Join(", ", results));
    }

    [Test]
    public void Nearly_all_of_the_suite_is_nested_in_reverse_mode()
    {
        string[] methods = [.. Cases().Select(t => ((NumericCase)t.Arguments[0]!).Primal.Name).Distinct()];
        _ = NestedAssembly.Find("GradOf", ((NumericCase)Cases().First().Arguments[0]!).Primal.Method);
        string reasons = string.Join("\n", NestedAssembly.Reduced.Concat(NestedAssembly.LeftOut).Select(p => p.Key + ": " + p.Value));
        TestContext.Out.WriteLine($"{methods.Length} methods, {NestedAssembly.Reduced.Count} not in reverse, {NestedAssembly.LeftOut.Count} not at all\n{reasons}");
        Assert.That(methods, Has.Length.GreaterThan(400));
        Assert.That(NestedAssembly.LeftOut.Values.Where(message => !Array.Exists(Exact, e => message.Contains(e, StringComparison.Ordinal))), Is.Empty);
        Assert.That(NestedAssembly.Reduced, Has.Count.LessThan(methods.Length / 20));
    }

    private static IEnumerable<double> Of(string prefix, NumericCase c, object?[] point, object?[] u, object?[] v)
    {
        if (NestedAssembly.Find(prefix, c.Primal.Method) is not MethodInfo method)
            yield break;

        NumericCase nested = NumericCase.At(method, []).First();
        int[] wrt = [.. Enumerable.Range(0, point.Length).Where(i => c.IsWrt[i])];
        object?[] arguments = [.. point, .. wrt.Select(i => u[i])];
        object?[] along = [.. v, .. wrt.Select(i => u[i])];
        if (nested.HasReverse)
            yield return Over(nested, Numeric.Harness.Derivatives.Grad(nested, arguments).Adjoints, along);
        yield return Leaves.Of([Numeric.Harness.Derivatives.Jvp(nested, arguments, along).Tangent])[0];
    }

    private static double Over(NumericCase c, object?[] gradient, object?[] direction) =>
        Numeric.Harness.Derivatives.Inputs(c, gradient).Zip(Numeric.Harness.Derivatives.Inputs(c, direction), (a, b) => a * b).Sum();

    private static IEnumerable<TestCaseData> Cases() => NumericCase.All()
        .Where(NestedSuite.Suits)
        .Where(c => c.Gradient is null && c.Throws() is null && !c.Primal.Method.IsDefined(typeof(JumpingDerivativeAttribute), inherit: false))
        .Where(c => !Compare.HasSharedArrays(c.Point()))
        .Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));
}
