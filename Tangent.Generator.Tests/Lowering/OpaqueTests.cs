using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

public sealed class OpaqueTests
{
    [Test]
    public void Printing_stays_where_it_is() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, string s) { Console.WriteLine("{0} {1}", s, x); Console.WriteLine($"x = {x:F3}, {{s}}"); return x; }
            """),
        Is.EqualTo("""
            double F(double x, string s)
            {
                Console.WriteLine("{0} {1}", s, x);
                Console.WriteLine($"x = {x:F3}, {{s}}");
                return x;
            }
            """));

    [Test]
    public void Text_made_of_numbers() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, string s) { string t = s + x + x.ToString("F2"); return t.Length > 3 ? x : 2 * x; }
            """),
        Is.EqualTo("""
            double F(double x, string s)
            {
                string t = (s + x) + x.ToString("F2");
                return t.Length > 3 ? x : 2 * x;
            }
            """));

    [Test]
    public void Calls_on_objects_are_made_once_in_order() => Assert.That(
        Lowered.Text("""
            [Differentiable("x")] public static double F(double x, Random r) => r.NextDouble() * x + r.Next(3);
            """),
        Is.EqualTo("""
            double F(double x, Random r)
            {
                double nextDouble = r.NextDouble();
                int next = r.Next(3);
                return nextDouble * x + next;
            }
            """));

    [Test]
    public void Guards() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, double[] v) { ArgumentNullException.ThrowIfNull(v); ArgumentOutOfRangeException.ThrowIfNegative(x); System.Diagnostics.Debug.Assert(x > 0); return x * v[0]; }
            """),
        Is.EqualTo("""
            double F(double x, double[] v)
            {
                ArgumentNullException.ThrowIfNull(v);
                ArgumentOutOfRangeException.ThrowIfNegative<double>(x);
                global::System.Diagnostics.Debug.Assert(x > 0);
                return x * v[0];
            }
            """));

    [Test]
    public void Integer_arrays_are_data() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x) { int[] n = { 1, 2 }; n[0]++; foreach (int k in n) x *= k; return x; }
            """),
        Is.EqualTo("""
            double F(double x)
            {
                int[] n = new int[] { 1, 2 };
                n[0]++;
                for (int k2 = 0; k2 < n.Length; k2++)
                {
                    int k = n[k2];
                    x *= k;
                }
                return x;
            }
            """));

    [Test]
    public void Indices_of_text_are_operands() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, string s, int n) => s[^1] == 'a' ? x : x * s[n..^2].Length;
            """),
        Does.Contain("return s[^1] == 'a' ? x : x * s[n..^2].Length;"));

    [Test]
    public void A_nullable_that_carries_no_derivative_is_passed_along() => Assert.That(
        Lowered.Text("""
            [Differentiable] public static double F(double x, int? n, string? s) => x * (n ?? 2) * (s?.Length ?? 1);
            """),
        Does.Contain("int? length = s?.Length;").And.Contains("(n ?? 2)"));
}
