using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Emit;

/// <summary>Methods of a referenced assembly are differentiated by what was generated or declared there, without their source.</summary>
public sealed class AcrossAssembliesTests
{
    private const string Library = """
        using System;
        using Tangent;
        namespace Lib;
        public static partial class Curves
        {
            [Differentiable] public static double Bump(double x, double width, int n) => Math.Exp(-n * x * x / width);
            [Differentiable("x")] public static double Half(double x, double y) => x * x * y;
            public static double Plain(double x) => x * x * x;

            [Differentiable]
            public static double Dot(double[] w, double[] x, double k)
            {
                double s = k * k;
                for (int i = 0; i < w.Length; i++) { s += w[i] * Math.Sin(x[i]); }
                return s;
            }

            [Differentiable("w")]
            public static double Loss(double[] w, double[] y)
            {
                double s = 0;
                for (int i = 0; i < w.Length; i++) { s += (w[i] - y[i]) * (w[i] - y[i]) * w[i]; }
                return s;
            }

            [Differentiable]
            public static void Scale(double[] x, double k)
            {
                for (int i = 0; i < x.Length; i++) { x[i] = x[i] * x[i] * k; }
            }

            [Differentiable]
            public static double Product(ReadOnlySpan<double> x, int p)
            {
                double s = 1;
                foreach (double v in x) { s *= v * p; }
                return s;
            }

            [Differentiable]
            public static (double A, double B) Pair(double x, (double U, double V) t) => (x * t.U, t.V * x * x);

            [Differentiable(Emit = Derivatives.Reverse)] public static double Backward(double x) => x * x;
            [Differentiable] public static double ByReference(ref double x) => x * x;
        }
        public static class Rules
        {
            [DerivativeOf(typeof(Curves), nameof(Curves.Plain))] public static double Slope(double x) => 3 * x * x;
        }
        """;

    [TestCase("Lib.Curves.Bump(x * x, 2 * x, 3)", 0.7)]
    [TestCase("Lib.Curves.Half(x, 3) * x", 0.7)]
    [TestCase("Lib.Curves.Plain(x) * x", 0.7)]
    public void A_call_has_the_derivative_that_the_library_gives(string expression, double x)
    {
        (Assembly consumer, _) = Built("[Differentiable] public static double F(double x) => " + expression + ";");
        Type model = consumer.GetType("N.Model")!;
        double At(double point) => (double)model.GetMethod("F")!.Invoke(null, [point])!;
        double expected = (At(x + 1e-6) - At(x - 1e-6)) / 2e-6;
        Assert.That((double)model.GetMethod("FGrad")!.Invoke(null, [x])!, Is.EqualTo(expected).Within(1e-7));
        var jvp = ((double Value, double Tangent))model.GetMethod("FJvp")!.Invoke(null, [x, 1.0])!;
        Assert.That(jvp.Tangent, Is.EqualTo(expected).Within(1e-7));
        Assert.That(jvp.Value, Is.EqualTo(At(x)));
    }

    [TestCase("double s = 0; for (int i = 1; i < x.Length; i++) { x[i] *= x[i - 1]; s += Lib.Curves.Dot(x, x, x[i] * s) * Lib.Curves.Bump(x[0], 2 + s * s, i); } return s;")]
    [TestCase("double s = 0; for (int i = 0; i < 3; i++) { Lib.Curves.Scale(x, 1.0 / (i + 1) + x[0]); s += x[1] * x[2]; } return s + Lib.Curves.Loss(x, new[] { 1.0, 2, 3, 4 });")]
    [TestCase("var (a, b) = Lib.Curves.Pair(x[0], (x[1], x[2] * x[3])); return a > 0 ? a * b + Lib.Curves.Product(x.AsSpan(1, 2), 3) : b - Lib.Curves.Product(x, 2);")]
    [TestCase("return Twice(x, 2) * Twice(x, 3); static double Twice(double[] v, int n) { double k = 0; for (int i = 0; i < n; i++) { k += Lib.Curves.Dot(v, v, k); } return k; }")]
    [TestCase("double[] y = { 1, 2, 3, x[0] }; double s = 0; while (s < 4) { Lib.Curves.Scale(y, 0.7); s += 1 + Lib.Curves.Dot(x, y, 0) * 0.1; } return s;")]
    public void Arrays_spans_and_tuples_are_handed_over(string body)
    {
        (Assembly consumer, Diagnostic[] diagnostics) = Built("[Differentiable] public static double F(double[] x) { " + body + " }");
        Assert.That(diagnostics, Is.Empty);
        CheckGradient(consumer.GetType("N.Model")!, [0.4, -0.3, 0.8, 0.6]);
    }

    [TestCase("Lib.Curves.Loss(w, y)", null)]
    [TestCase("Lib.Curves.Loss(y, w)", "TAN0009")]
    [TestCase("Lib.Curves.Backward(w[0])", "TAN0009")]
    [TestCase("Lib.Curves.ByReference(ref w[0])", "TAN0009")]
    public void Only_what_has_no_derivative_there_is_refused(string expression, string? id)
    {
        (_, Diagnostic[] diagnostics) = Built("[Differentiable(\"w\")] public static double F(double[] w, double[] y) => " + expression + ";");
        Assert.That(diagnostics.Select(d => d.Id), Is.EqualTo(id is null ? [] : new[] { id }));
    }

    [Test]
    public void Second_derivatives_are_refused_where_they_are_asked_for()
    {
        (_, Diagnostic[] diagnostics) = Built("[Differentiable(Emit = Derivatives.Hvp)] public static double F(double[] w) => Lib.Curves.Loss(w, w);");
        Assert.That(diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "TAN0008" }));
        Assert.That(diagnostics[0].GetMessage(), Does.Contain("'Loss'"));
    }

    [Test]
    public void So_is_a_method_of_this_assembly_whose_body_is_private()
    {
        (Assembly consumer, Diagnostic[] diagnostics) = Built("""
            [Differentiable] public static double F(double[] x)
            {
                double s = 0.3;
                for (int i = 0; i < 3; i++) { Hidden.Update(x, s); s += x[i] * Hidden.Get(x[0], s); }
                return s;
            }

            private static partial class Hidden
            {
                private static readonly double[] Factors = { 1, 2, 3, 4 };

                [Differentiable] public static double Get(double x, double s) => Square(x) * Math.Sin(s) + Square(s);

                [Differentiable] public static void Update(double[] x, double s)
                {
                    for (int i = 0; i < x.Length; i++) { x[i] = Math.Cos(x[i] * Factors[i]) + s * 0.1; }
                }

                private static double Square(double x) => x * x * Factors[1];
            }
            """);
        Assert.That(diagnostics, Is.Empty);
        CheckGradient(consumer.GetType("N.Model")!, [0.4, -0.3, 0.8, 0.6]);
    }

    [Test]
    public void Two_types_that_call_each_other_s_private_methods_are_refused_not_followed_for_ever()
    {
        (_, Diagnostic[] diagnostics) = Built("""
            public static partial class A { private static double k = 2; [Differentiable] public static double F(double x) => x > 1 ? B.G(x - 1) * k : x; }
            public static partial class B { private static double k = 3; [Differentiable] public static double G(double x) => x > 1 ? A.F(x - 1) * k : x; }
            """);
        Assert.That(diagnostics.Select(d => d.Id), Is.All.EqualTo("TAN0010"));
        Assert.That(diagnostics, Is.Not.Empty);
    }

    private static void CheckGradient(Type model, double[] x)
    {
        double F(double[] at) => (double)model.GetMethod("F")!.Invoke(null, [at])!;
        double[] after = (double[])x.Clone();
        double value = F(after);
        double[] argument = (double[])x.Clone();
        var gradient = (double[])model.GetMethod("FGrad")!.Invoke(null, [argument])!;
        Assert.That(argument, Is.EqualTo(after), "the argument is left as the method leaves it");
        for (int i = 0; i < x.Length; i++)
        {
            double[] up = (double[])x.Clone();
            double[] down = (double[])x.Clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            var direction = new double[x.Length];
            direction[i] = 1;
            var jvp = ((double Value, double Tangent))model.GetMethod("FJvp")!.Invoke(null, [x.Clone(), direction])!;
            Assert.That(gradient[i], Is.EqualTo((F(up) - F(down)) / 2e-5).Within(1e-6));
            Assert.That(jvp.Tangent, Is.EqualTo(gradient[i]).Within(1e-11));
            Assert.That(jvp.Value, Is.EqualTo(value));
        }
    }

    [Test]
    public void An_argument_that_the_library_has_no_derivative_for_is_refused()
    {
        (_, Diagnostic[] diagnostics) = Built("[Differentiable] public static double F(double x) => Lib.Curves.Half(2, x);");
        Assert.That(diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "TAN0009" }));
    }

    private static (Assembly Consumer, Diagnostic[] Diagnostics) Built(string members)
    {
        (byte[] library, _) = Image(TestCompilation.Of(Library).WithAssemblyName("Library"));
        CSharpCompilation compilation = TestCompilation.OfMembers(members).AddReferences(MetadataReference.CreateFromImage(library));
        (byte[] image, Diagnostic[] diagnostics) = Image(compilation);
        var context = new System.Runtime.Loader.AssemblyLoadContext(null);
        context.LoadFromStream(new MemoryStream(library));
        return (context.LoadFromStream(new MemoryStream(image)), diagnostics);
    }

    private static (byte[] Image, Diagnostic[] Diagnostics) Image(Compilation compilation)
    {
        TestCompilation.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation all, out var diagnostics);
        using var stream = new MemoryStream();
        Assert.That(all.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return (stream.ToArray(), diagnostics.ToArray());
    }
}
