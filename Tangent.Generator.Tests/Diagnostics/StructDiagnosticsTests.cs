using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>What is refused about structs, each at its expression.</summary>
public sealed class StructDiagnosticsTests
{
    private const string Vec = """
        public record struct Vec(double X, double Y)
        {
            public static Vec operator ++(Vec v) => v with { X = v.X + 1 };
        }

        """;

    [TestCase("struct S { double x; }", TestName = "A field that nobody can read")]
    [TestCase("struct S { private double x; public double X => x; }", TestName = "A field that nobody can set")]
    [TestCase("struct S(double x) { public double Y = 0; public double X => x; }", TestName = "A captured parameter")]
    [TestCase(
        "[StructLayout(LayoutKind.Explicit)] struct S { [FieldOffset(0)] public double X; [FieldOffset(0)] public long Bits; }",
        TestName = "Fields in one place")]
    public void A_struct_that_cannot_be_rebuilt(string declaration) => Diagnosed.InFile(
        "TAN0008",
        "using System.Runtime.InteropServices;\n"
            + TestCompilation.Source("[Differentiable] internal static double F(double x, S [|s|]) => x;")
            + declaration);

    [TestCase("object o = [|v|]; return v.X;")]
    [TestCase("Vec? w = [|v|]; return v.X;")]
    public void A_struct_that_leaves_differentiable_types(string body) =>
        Diagnosed.At("TAN0013", Vec + $"[Differentiable] public static double F(Vec v) {{ {body} }}");

    [TestCase("Vec w = v; ref Vec r = ref v; [|r = ref w|]; return r.X;")]
    public void A_construct(string body) =>
        Diagnosed.At("TAN0008", Vec + $"[Differentiable] public static double F(Vec v) {{ {body} }}");

    [TestCase("[|X = x|]")]
    [TestCase("[|Set(x)|]")]
    [TestCase("[|this = default|]")]
    public void The_annotated_method_may_not_write_its_own_struct(string statement) => Diagnosed.InFile(
        "TAN0012",
        "using Tangent; partial struct S { public double X; void Set(double x) => X = x; "
            + $"[Differentiable] public double F(double x) {{ {statement}; return X * x; }} }}");

    [TestCase("static S State;", "[|State|].Set(x); return State.X;")]
    [TestCase("sealed class C { public S Held; } static readonly C Holder = new();", "[|Holder.Held|].Set(x); return Holder.Held.X;")]
    public void A_method_that_writes_a_struct_in_a_field(string state, string body) => Diagnosed.At(
        "TAN0012",
        "public struct S { public double X; public void Set(double x) => X = x; } "
            + state + $" [Differentiable] public static double F(double x) {{ {body} }}");

    [Test]
    public void A_struct_whose_inner_struct_cannot_be_read() => Diagnosed.InFile(
        "TAN0008",
        TestCompilation.Source("[Differentiable] internal static double F(Outer [|o|], double x) => x * o.X;")
            + "struct Inner { double y; } struct Outer { public Inner I; public double X; }");

    [Test]
    public void An_array_in_the_own_struct_is_not_written() => Diagnosed.InFile(
        "TAN0012",
        "using Tangent; partial struct S { public double[] W; public double B; "
            + "[Differentiable] public double F(double x) { [|W|][0] = x; return W[0] * B; } }");

    [Test]
    public void A_struct_with_an_array_as_a_parameter() => Diagnosed.At(
        "TAN0014",
        "public record struct Model(double[] W, double B); [Differentiable] public static double [|F|](Model m) => m.W[0] * m.B;");

    /// <summary>The method reads through a reference what it writes through another argument.</summary>
    [TestCase("p.Moved([|ref p|])")]
    [TestCase("p.MovedBy([|ref p.X|])")]
    [TestCase("s[0].MovedIn([|s|])")]
    [TestCase("Read(in p.X, [|ref p.X|])")]
    [TestCase("ReadElement(in a[0], [|a|])")]
    [TestCase("ReadNamed(in a[0], [|a|])")]
    public void A_place_that_is_read_and_written(string call) => Diagnosed.At("TAN0011", """
        public struct Moving
        {
            public double X;
            public readonly double Moved(ref Moving m) { m.X = 2; return X; }
            public readonly double MovedBy(ref double x) { x = 2; return X; }
            public readonly double MovedIn(Moving[] m) { m[0].X = 2; return X; }
        }
        private static double Read(in double x, ref double y) { y = 2; return x; }
        private static double ReadElement(in double x, double[] a) { a[0] = 2; return x; }
        private static double ReadNamed(in double x, double[] a) { ref double r = ref a[0]; r = 2; return x; }
        """ + $"[Differentiable] public static double F(Moving p, Moving[] s, double[] a) => {call};");

    /// <summary>A method that only reads the array may be called on an element of it.</summary>
    [Test]
    public void A_place_that_is_only_read() => Assert.That(Diagnosed.Companions(TestCompilation.Source("""
        public struct Moving
        {
            public double X;
            public readonly double Sum(Moving[] m) { double s = 0; foreach (Moving o in m) s += o.X * X; return s; }
        }
        [Differentiable] public static double F(Moving[] s) => s[0].Sum(s);
        """)), Has.Count.EqualTo(1));
}
