using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

/// <summary>While a body does not compile, its companions' signatures stay, and the generator adds no diagnostic of its own.</summary>
public sealed class BrokenCodeTests
{
    [TestCase("{ return x + ; }")]
    [TestCase("=> Undefined(x);")]
    [TestCase("{ double y = \"text\" * x; return y; }")]
    [TestCase("{ try { x = 2; } finally { } }")]
    [TestCase("{ double y; again: if (x > 1) goto again; return y; }")]
    [TestCase("=> Broken(x); static double Broken(double x) => nowhere;")]
    [TestCase("{ double[] y = [(x, x)]; return y[0] * x; }")]
    [TestCase("{ double[] y = [x, .. new[] { x, x }, (x, x)]; return y[0] * x; }")]
    [TestCase("{ double[] y = [x, \"text\", x > 0]; return y[0] * x; }")]
    [TestCase("{ double y = y * x; return y; }")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { double y = y * x; x += x * x; return y * 0.5; }")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { double[] y = y; return y[0] * x; }")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { double y; y *= x; return y; }")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { var (y, z) = (z, x); return y * z; }")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { y *= x; double y = 2; return y; }")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { if (x is double y && x > z && x is double z) return y; return z * y; }")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { Set(out double y, y); return y * x; } static void Set(out double y, double x) => y = x;")]
    [TestCase("=> Own(x) * Own(2); static double Own(double x) { System.Func<double, double> f = y => f(y) * x; return f(x); }")]
    public void A_body_that_does_not_compile(string body)
    {
        GeneratorDriverRunResult result = TestCompilation.Run(
            TestCompilation.OfMembers("[Differentiable] public static double F(double x) " + body));

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.GeneratedTrees, Has.Length.EqualTo(1));
        Assert.That(result.GeneratedTrees[0].ToString(), Does.Contain("FGrad(double x)"));
    }

    [TestCase("[Differentiable(\"y\")] public static double F([System.ComponentModel.Description(\"]double x) => x;")]
    [TestCase("[Differentiable] public static double F(double x, int = 2) => System.GC.GetTotalMemory(x);")]
    public void A_declaration_that_does_not_compile(string method) =>
        Assert.That(TestCompilation.Run(TestCompilation.OfMembers(method)).Diagnostics, Is.Empty);

    [TestCase("public record struct P<T>(T X, T ) where T : System.Numerics.IFloatingPointIeee754<T>;", "P<double>")]
    [TestCase("public record struct P(double X, double );", "P")]
    [TestCase("public record struct P(double X, double X);", "P")]
    [TestCase("public record struct P(double X, Y);", "P")]
    [TestCase("public record struct P(double X, Unknown Y);", "P")]
    [TestCase("public struct P { public double X; public double ; }", "P")]
    [TestCase("public struct P { public double X; public double { get; set; } }", "P")]
    [TestCase("public struct P { public double X; public double X { get; set; } }", "P")]
    [TestCase("public struct P { public double X; public (double, ) Y; }", "P")]
    [TestCase("public record P(double X, double );", "P")]
    [TestCase("public record P(double X, double X);", "P")]
    [TestCase("public class P { public double X; public double[] ; }", "P")]
    [TestCase("public class P { public double X; public Unknown[] Y; }", "P")]
    [TestCase("public class P : P { public double X; }", "P")]
    public void A_type_that_is_being_typed(string type, string name)
    {
        string[] methods =
        [
            $"[Differentiable] public static double F(double x, {name} p) => x * p.X;",
            $"[Differentiable] public static double F(double x, {name}[] p) => p[0].X * x;",
            $"[Differentiable] public static {name} F(double x, {name} p) {{ p.X *= x; return p; }}",
            $"[Differentiable] public static double F(double x) {{ {name} p = default; p.X = x; return p.X * G(p); }} private static double G({name} p) => p.X;",
        ];
        foreach (string method in methods)
        {
            GeneratorDriverRunResult result = TestCompilation.Run(TestCompilation.Of(TestCompilation.Source(method), "namespace N { " + type + " }"));

            Assert.That(result.Diagnostics, Is.Empty, method);
        }
    }

    [Test]
    public void A_signature_that_does_not_compile_gives_nothing()
    {
        GeneratorDriverRunResult result = TestCompilation.Run(
            TestCompilation.OfMembers("[Differentiable] public static Unknown F(double x) => x;"));

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.GeneratedTrees, Is.Empty);
    }
}
