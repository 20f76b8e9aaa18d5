using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>What is refused about classes and records, each at its expression.</summary>
public sealed class ClassDiagnosticsTests
{
    private const string Types = """
        public record Layer(double[] Weights, double Gain);
        public class Base { public double X; public virtual double F(double y) => X * y; public double G(double y) => X * y; }
        public class Hiding : Base { private double y; public override double F(double z) => y * z; }
        public class Mixed { public double X; public static Mixed Shared = new Mixed(); }

        """;

    [TestCase("class C { double x; }", TestName = "A private field")]
    [TestCase("abstract class C { public double X; }", TestName = "An abstract class that nothing is derived from")]
    [TestCase("abstract class C { public double X; } class D : C { double y; }", TestName = "An abstract class with a derived one that hides a number")]
    [TestCase("abstract class C { public double X; } class D : C { public C[] All = []; }", TestName = "An abstract class with a derived one that holds it")]
    [TestCase("class C { public double X; public C Next; }", TestName = "A class that holds itself")]
    [TestCase("record C<T>(T X);", "C<double>", TestName = "A number in an init-only property of a generic record")]
    [TestCase("class C(double x) { public double Y = 0; public double Z => x; }", TestName = "A captured parameter of a class")]
    public void A_class_that_cannot_carry_derivatives(string declaration, string type = "C") => Diagnosed.InFile(
        "TAN0008", TestCompilation.Source($"[Differentiable] internal static double F(double x, {type} [|c|]) => x;") + declaration);

    [TestCase("object o = [|l|]; return l.Gain;")]
    public void An_object_that_leaves_differentiable_types(string body) =>
        Diagnosed.At("TAN0013", Types + $"[Differentiable] public static double F(Layer l) {{ {body} }}");

    [TestCase("return [|b.F(x)|];")]
    public void A_virtual_call_of_what_a_class_with_a_private_number_overrides(string body) =>
        Diagnosed.At("TAN0009", Types + $"[Differentiable] public static double F(Base b, double x) {{ {body} }}");

    [TestCase("interface I { double F(double x); } class C<T> : I { public double F(double y) => y; }", TestName = "A generic class behind an interface")]
    [TestCase("interface I { double F(double x); } class C : I { double I.F(double y) => y; }", TestName = "An explicit implementation")]
    [TestCase("interface I { double F(double x); }", TestName = "An interface that nothing implements")]
    public void A_call_of_a_method_that_cannot_be_told(string types) => Diagnosed.InFile(
        "TAN0009", TestCompilation.Source("[Differentiable] internal static double F(I i, double x) => [|i.F(x)|];") + types);

    [TestCase("[|Mixed.Shared|].X = x; return x;")]
    [TestCase("[|Mixed.Shared|].X += x; return x;")]
    public void A_write_to_an_object_outside(string body) =>
        Diagnosed.At("TAN0012", Types + $"[Differentiable] public static double F(double x) {{ {body} }}");

    [Test]
    public void This_of_a_static_method() =>
        Diagnosed.At("TAN0003", "[Differentiable([|\"this\"|])] public static double F(double x) => x;");

    [Test]
    public void A_Hessian_with_a_class() => Diagnosed.At(
        "TAN0008", Types + "[Differentiable([|Emit = Derivatives.Hessian|])] public static double F(Layer l) => l.Gain * l.Gain;");

    [TestCase("n.Numbers.Add(x); return x;")]
    [TestCase("Grow(n, x); return x;")]
    public void A_list_in_an_object_that_grows(string body) => Diagnosed.At(
        "TAN0014",
        "public class Holder { public System.Collections.Generic.List<double> Numbers = new(); } static void Grow(Holder n, double x) => n.Numbers.Add(x); "
            + $"[Differentiable] public static double [|F|](Holder n, double x) {{ {body} }}");

    [Test]
    public void An_argument_that_is_an_array_of_lists() => Diagnosed.At(
        "TAN0014",
        "[Differentiable] public static double [|F|](System.Collections.Generic.List<double>[] a, double x) { a[0][0] *= x; return a[0][0]; }");

    [Test]
    public void A_constructor_of_a_base_class_that_returns_early() => Diagnosed.At(
        "TAN0008",
        "public class Lower { public double X; public Lower(double x) { if (x > 1) return; X = x; } } "
            + "public class Upper : Lower { public Upper(double x) [|: base(x * x)|] { } } "
            + "[Differentiable] public static double F(double x) => new Upper(x).X;");

    [Test]
    public void A_list_of_structs_that_grows() => Diagnosed.At(
        "TAN0014",
        "public record struct P(double X, double Y); "
            + "[Differentiable] public static double [|F|](System.Collections.Generic.List<P> a, double x) { a.Add(new P(x, x)); return a[0].X; }");

    [Test]
    public void A_local_function_that_makes_a_captured_variable_name_another_object() => Diagnosed.At(
        "TAN0008",
        Types + "[Differentiable] public static double F(Layer l, Layer m) { double Next() { l = m; return m.Gain; } return l.Gain * [|Next()|]; }");

    [Test]
    public void An_object_by_reference() => Diagnosed.At(
        "TAN0009",
        Types + "private static void Next(ref Layer l, Layer m) => l = m; "
            + "[Differentiable] public static double F(Layer l, Layer m) { Layer k = l; [|Next(ref k, m)|]; return l.Gain * k.Gain; }");

    [Test]
    public void A_field_that_is_read_in_and_written_by_what_it_is_handed_to() => Diagnosed.At(
        "TAN0011",
        "public class Cell { public double Gain; } "
            + "[Differentiable] public static double F(Cell c, double x) { double Next(in double y) { c.Gain = x * y; return y; } return Next([|c.Gain|]); }");
}
