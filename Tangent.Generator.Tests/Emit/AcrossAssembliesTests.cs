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
