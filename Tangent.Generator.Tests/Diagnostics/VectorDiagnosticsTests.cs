using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>What is refused of <c>TensorPrimitives</c>, of the vectors of the machine and of parallel loops.</summary>
public sealed class VectorDiagnosticsTests
{
    private const string Head = "using System;\nusing System.Numerics;\nusing System.Numerics.Tensors;\nusing System.Threading.Tasks;\nusing Tangent;\nnamespace N;\n";

    [TestCase("[|TensorPrimitives.BitwiseAnd<double>(x, x, y)|];")]
    [TestCase("Half[] h = new Half[3]; [|TensorPrimitives.ConvertToHalf(new float[] { 1 }, h)|];")]
    [TestCase("var v = new Vector<double>(x); y[0] = [|v[0]|];")]
    [TestCase("var v = [|Vector.Max(new Vector<double>(x), new Vector<double>(y))|]; v.CopyTo(y);")]
    public void A_call(string body) => InMember("TAN0009", $"public static void F(double[] x, double[] y) {{ {body} }}");

    // Two trips may come to one element, or a trip reads what another one writes.
    [TestCase("[|Parallel.For(0, x.Length, i => y[k[i]] = x[i])|];")]
    [TestCase("[|Parallel.For(0, x.Length, i => y[i / 2] = x[i])|];")]
    [TestCase("[|Parallel.For(0, x.Length, i => y[i] = y[i + 1])|];")]
    [TestCase("[|Parallel.For(0, 3, i => { for (int j = 0; j < 4; j++) y[i * 3 + j] = x[j]; })|];")]
    [TestCase("double[] z = y; [|Parallel.For(0, 2, i => z[i] = y[i + 1] * x[i])|];")]
    [TestCase("double s = 0; [|Parallel.For(0, x.Length, i => s += x[i])|]; y[0] = s;")]
    [TestCase("[|Parallel.For(0, x.Length, i => { y[i] = x[i]; Console.WriteLine(i); })|];")]
    [TestCase("[|Parallel.For(0, x.Length, i => Shift(y, x[i]))|];")]
    [TestCase("[|Parallel.For(0L, 3L, i => y[i] = x[i])|];")]
    [TestCase("[|Parallel.For(0, 3, new ParallelOptions(), i => y[i] = x[i])|];")]
    [TestCase("Parallel.For(0, 3, i => { if (i == 1) [|return;|] y[i] = x[i]; });")]
    public void A_parallel_loop(string body) =>
        InMember("TAN0008", $"public static void F(double[] x, double[] y, int[] k) {{ {body} }} static void Shift(double[] y, double by) {{ for (int j = 0; j < y.Length; j++) y[j] += by; }}");

    [Test]
    public void A_vector_in_the_signature() =>
        InMember("TAN0007", "public static double [|F|](Vector<double> x) => Vector.Sum(x);");

    private static void InMember(string id, string member) =>
        Diagnosed.InFile(id, Head + "public static partial class Model { [Differentiable] " + member + " }");
}
