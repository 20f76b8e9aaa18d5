using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>What a loop over <c>Checkpoint.Range</c> may not do, since its trips are run again.</summary>
public sealed class CheckpointDiagnosticsTests
{
    private const string Helpers =
        "static readonly Random Rng = new Random(1); static int State; static double Noise(double x) => x * Rng.Next(); "
            + "static double Clean(double x) => x * x; static void Shuffle(int[] a) { Array.Reverse(a); } "
            + "static void Swap(double[][] a) { double[][] b = a; double[] row = b[0]; b[0] = b[1]; b[1] = row; } static void Grow(System.Collections.Generic.List<double> a) { a.Add(a[0]); } ";

    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { if (x > 9) [|return x;|] x *= 2; }")]
    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { foreach (int i in Checkpoint.Range(t, 1)) { [|return x;|] } }")]
    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { x *= [|Rng.Next()|]; }")]
    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { x *= [|State|]; }")]
    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { [|Rng.NextBytes(b)|]; x *= b[0]; }")]
    [TestCase("foreach (int t in [|Checkpoint.Range(n, 3)|]) { x = Noise(x); }")]
    [TestCase("foreach ([|long|] t in Checkpoint.Range(n, 3)) { x *= t; }")]
    [TestCase("double[] u = { x, x }; double[] v = u; foreach (int t in Checkpoint.Range(n, 3)) { v[0] = u[0] * x; [|v = new double[2]|]; } x = u[0];")]
    [TestCase("double[][] rows = { new[] { x }, new[] { x } }; foreach (int t in [|Checkpoint.Range(n, 3)|]) { (rows[0], rows[1]) = (rows[1], rows[0]); rows[0][0] *= x; } x = rows[0][0];")]
    [TestCase("double[][] rows = { new[] { x }, new[] { x } }; foreach (int t in [|Checkpoint.Range(n, 3)|]) { Swap(rows); rows[0][0] *= x; } x = rows[0][0];")]
    [TestCase("double[][] rows = { new[] { x }, new[] { x } }; foreach (int t in [|Checkpoint.Range(n, 3)|]) { double[][] same = rows; same[0] = new[] { x }; } x = rows[0][0];")]
    [TestCase("double[][][] rows = { new[] { new[] { x } } }; foreach (int t in [|Checkpoint.Range(n, 3)|]) { Array.Reverse(rows[0]); rows[0][0][0] *= x; } x = rows[0][0][0];")]
    [TestCase("var list = new System.Collections.Generic.List<double> { x }; foreach (int t in [|Checkpoint.Range(n, 3)|]) { list.Add(list[t] * x); } x = list[0];")]
    [TestCase("var list = new System.Collections.Generic.List<double> { x }; foreach (int t in [|Checkpoint.Range(n, 3)|]) { Grow(list); } x = list[0];")]
    [TestCase("var list = new System.Collections.Generic.List<double[]> { new[] { x } }; foreach (int t in [|Checkpoint.Range(n, 3)|]) { list[0][0] *= x; } x = list[0][0];")]
    public void At_the_exact_expression(string body) => Diagnosed.At(
        "TAN0008", $"[Differentiable] public static double F(double x, int n, byte[] b) {{ {body} return x; }} " + Helpers);

    [Test]
    public void A_pullback_would_go_back_more_than_once() => Diagnosed.At(
        "TAN0008",
        "[Differentiable([|Emit = Derivatives.Pullback|])] public static double F(double x, int n) { foreach (int t in Checkpoint.Range(n, 3)) x *= x; return x; }");

    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { x *= 2; if (x > 9) break; }")]
    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { if (t == 2) continue; x *= x; for (int i = 0; i < 3; i++) { if (i == 1) break; x += 1; } }")]
    [TestCase("int s = State; foreach (int t in Checkpoint.Range(n, 3)) { x *= s; Console.WriteLine(x); State = t; }")]
    [TestCase("foreach (int t in Checkpoint.Range(n, 3)) { double Own(double y) { return y * t; } x = Own(x); Func<double, double> f = z => { return z + 1; }; x = f(x); }")]
    [TestCase("double[][] rows = { new[] { x }, new[] { x } }; foreach (int t in Checkpoint.Range(n, 3)) { x += rows[t % 2][0]; }")]
    public void What_is_the_same_each_time_is_fine(string body) => Assert.That(
        TestCompilation.Run(TestCompilation.OfMembers($"[Differentiable] public static double F(double x, int n) {{ {body} return x; }} " + Helpers)).Diagnostics, Is.Empty);
}
