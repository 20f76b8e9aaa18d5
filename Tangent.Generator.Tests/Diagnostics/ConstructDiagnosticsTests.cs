using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>What has no derivative is refused at its expression, in the annotated method and in what it calls.</summary>
public sealed class ConstructDiagnosticsTests
{
    [TestCase("try { return x * x; } [|catch (System.Exception) { return 0; }|]")]
    [TestCase("double y = x; try { y *= x; } [|catch (System.Exception) { y = 0; }|] return y;")]
    [TestCase("lock ([|new double[] { x }|]) { return x; }")]
    [TestCase("foreach (int i in [|new System.Collections.Generic.HashSet<int>()|]) { x *= i; } return x;")]
    [TestCase("double s = 0; double[] b = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(new[] { x }, [|v => s += v|])); return s;")]
    [TestCase("int n = 3; ref int [|y = ref n|]; return n * x;")]
    [TestCase("double[] v = { x, 2 }; ref double r = ref v[0]; [|r = ref v[1]|]; return r;")]
    [TestCase("double[] v = { x, 2 }; ref double [|r = ref (x > 0 ? ref v[0] : ref v[1])|]; return r;")]
    [TestCase("double[] a = [x, [|.. new System.Collections.Generic.HashSet<double> { 1 }|]]; return a[0];")]
    [TestCase("switch (x) { case > 0: [|goto default;|] default: return x; }")]
    [TestCase("bool b = [|(x, \"a\") == (1, \"b\")|]; return b ? x : 1;")]
    [TestCase("object o = [|new System.Text.StringBuilder() { Length = 2 }|]; return x;")]
    [TestCase("return int.TryParse(\"3\", [|out int k|]) ? x * k : x;")]
    [TestCase("double?[] a = [|{ x }|]; return a[0].Value;")]
    [TestCase("double?[] a = new double?[2]; [|a[0] = x|]; return a[0].Value;")]
    [TestCase("(double? A, double B) t = [|(x, 2)|]; return t.B;")]
    [TestCase("double? y = x; [|y += 2|]; return y.Value;")]
    [TestCase("double? y = x; [|y++|]; return y.Value;")]
    [TestCase("double? y = x; [|Set()|]; return y.Value; void Set() => y = 3;")]
    [TestCase("double? y = x; string s = [|y.ToString()|]; return x;")]
    public void A_statement(string body) => Diagnosed.At("TAN0008", $"[Differentiable] public static double F(double x) {{ {body} }}");

    [TestCase("(double, double) t = (x, 2); [|Turn()|]; return t.Item1; void Turn() => t = (t.Item2, t.Item1);")]
    [TestCase("(double, double) t = (x, 2); [|Turn()|]; return t.Item1; void Turn() => t.Item1 = 2 * x;")]
    [TestCase("double[] a = { x }; [|Renew()|]; return a[0]; void Renew() => a = new double[] { a[0] * 2 };")]
    public void A_local_function_that_gives_a_reference_another_value(string body) =>
        Diagnosed.At("TAN0008", $"[Differentiable] public static double F(double x) {{ {body} }}");

    [TestCase("return [|System.Linq.Enumerable.First(new[] { x })|];")]
    [TestCase("return BitConverter.Int64BitsToDouble([|BitConverter.DoubleToInt64Bits(x)|]);")]
    [TestCase("var v = new[] { x }; [|Array.Sort(v)|]; return v[0];")]
    [TestCase("var l = new System.Collections.Generic.List<double> { x }; [|l.Sort()|]; return l[0];")]
    [TestCase("(double, double) t = (x, 2); [|Turn(ref t)|]; return t.Item1; static void Turn(ref (double, double) t) => t = (t.Item2, t.Item1);")]
    [TestCase("double[] a = { x }; [|Renew(ref a)|]; return a[0]; static void Renew(ref double[] a) => a = new double[] { a[0] * 2 };")]
    [TestCase("[|Make(out double[] a)|]; return a[0] * x; static void Make(out double[] a) => a = new double[2];")]
    public void A_call_without_a_derivative(string body) =>
        Diagnosed.At("TAN0009", $"[Differentiable] public static double F(double x) {{ {body} }}");

    [Test]
    public void A_member_that_the_generated_code_cannot_reach() => Diagnosed.InFile(
        "TAN0010",
        TestCompilation.Source("[Differentiable] public static double F(double x) => Other.Scaled(x);")
            + "static class Other { private static double factor; public static double Scaled(double x) => x * [|factor|]; }");

    [TestCase("Swap(ref x, [|ref x|]); return x;")]
    [TestCase("double[] v = { x, 2 }; Swap([|ref v[0]|], ref v[1]); return x;")]
    [TestCase("double[] v = { x, 2 }; Into(v, [|ref v[1]|]); return x;")]
    [TestCase("double[] v = { x, 2 }; ref double r = ref v[0]; Swap([|ref r|], ref v[1]); return x;")]
    [TestCase("double[] v = { x, 2 }; ref double r = ref v[0]; Into(v, [|ref r|]); return x;")]
    [TestCase("double[] v = { x, 2 }; ref double r = ref v[0]; return Got(in r, [|v|]);")]
    [TestCase("double y = x; ref double r = ref y; Swap(ref r, [|ref y|]); return y;")]
    [TestCase("double y = x; ref double r = ref y; Add(in r, [|ref y|]); return y;")]
    [TestCase("double y = x; ref double r = ref y; [|Local(ref r)|]; return y; double Local(ref double z) { z *= 2; return y; }")]
    [TestCase("double y = x; Local([|ref y|]); return y; double Local(ref double z) { z *= 2; return y; }")]
    [TestCase("double y = x; Outer([|out y|]); return y; void Outer(out double z) { z = 2; z *= Inner(); } double Inner() => y;")]
    public void Arguments_that_share_storage(string body) => Diagnosed.At(
        "TAN0011",
        $"[Differentiable] public static double F(double x) {{ {body} }}"
            + "static void Swap(ref double a, ref double b) => (a, b) = (b, a); static void Into(double[] v, ref double b) => b = v[0];"
            + "static void Add(in double a, ref double b) { b *= 2; b += a; } "
            + "static double Got(in double a, double[] v) { v[0] = 2; return a; }");

    [TestCase("[|State|] = x; return x;")]
    [TestCase("[|Table[0]|] = x; return x;")]
    [TestCase("double[] t = [|Table|]; t[0] = x; return t[0];")]
    [TestCase("ref double t = ref [|Table|][0]; t = x; return t;")]
    [TestCase("Write([|Table|], x); return x;")]
    [TestCase("Array.Fill([|Table|], x); return x;")]
    public void A_write_to_state(string body) => Diagnosed.At(
        "TAN0012",
        "static double State; static readonly double[] Table = new double[3]; static void Write(double[] a, double x) { a[0] = x; }"
            + $"[Differentiable] public static double F(double x) {{ {body} }}");

    [TestCase("object o = [|x|]; return x;")]
    [TestCase("double? y = x; object o = [|y|]; return x;")]
    [TestCase("return (double)[|(decimal)x|];")]
    [TestCase("dynamic d = [|x|]; return x;")]
    [TestCase("var p = new Version((int)1, 2); var s = new System.Numerics.BigInteger([|x|]); return x;")]
    public void A_value_that_leaves_differentiable_types(string body) =>
        Diagnosed.At("TAN0013", $"[Differentiable] public static double F(double x) {{ {body} }}");

    [Test]
    public void A_construct_in_a_callee_is_reported_in_the_callee() => Diagnosed.InFile(
        "TAN0008",
        TestCompilation.Source("[Differentiable] public static double F(double x) => Helper.G(x);")
            + "static class Helper { public static double G(double x) { try { return x; } [|catch (System.Exception) { return 0; }|] } }");

    [Test]
    public void A_call_of_a_generated_derivative_is_refused_although_it_looks_like_an_error_of_the_users() => Diagnosed.At(
        "TAN0008",
        "[Differentiable] public static double F(double x) => [|FGrad(x)|];");

    [TestCase("[|s_n|][0] = 1; double a = s_n[0] * x; s_n[0] = 2; return a * s_n[0] * x;", TestName = "An array in a field, written")]
    [TestCase("int[] n = [|s_n|]; n[0] = 1; double a = s_n[0] * x; n[0] = 2; return a * x;", TestName = "An array in a field, written under another name")]
    [TestCase("Set([|s_n|]); double a = s_n[0] * x; Set(s_n); return a * x;", TestName = "An array in a field, handed to what may write it")]
    [TestCase("Reset(); double a = [|s_n|][0] * x; Reset(); return a * x;", TestName = "An array in a field, written by a call")]
    [TestCase("Refill(); double a = [|s_c|][0] * x; Refill(); return a * x;", TestName = "Numbers in a field, written by a call")]
    public void Constants_that_change_while_the_method_runs(string body) => Diagnosed.At(
        "TAN0008",
        "static readonly int[] s_n = { 1, 2 }; static readonly double[] s_c = { 1, 2 }; static void Set(int[] n) => n[0]++; static void Reset() { int[] n = s_n; n[0]++; } "
            + "static void Refill() { s_c[0]++; } "
            + $"[Differentiable] public static double F(double x) {{ {body} }}");

    [TestCase("int k = 0; while (k < s.Length && s[k] < 0.5) k++; return s.Slice(k);")]
    [TestCase("return s.Length < 2 ? s : End(s.Slice(1));")]
    public void A_span_that_a_helper_finds_in_a_loop_or_recursion(string body) => Diagnosed.At(
        "TAN0014",
        $"private static Span<double> End(Span<double> s) {{ {body} }} "
            + "[Differentiable] public static double [|F|](double[] a) { Span<double> c = End(a); c[0] *= 2; return a[0] * c[0]; }");
}
