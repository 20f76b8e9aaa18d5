using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Diagnostics;

/// <summary>A generated derivative that cannot be nested is an error where it is called.</summary>
public sealed class NestedDiagnosticsTests
{
    private const string Energy = "[Differentiable(Emit = Derivatives.All)] public static double E(double[] x) { double s = 0; foreach (double v in x) s += v * v * v; return s; } ";

    [TestCase("[Differentiable] public static double F(double x) => x > 0 ? x * [|FGrad(x - 1)|] : x;", TestName = "Its own")]
    [TestCase(Energy + "[Differentiable] public static double F(double[] x) { var (v, _) = [|EPullback(x)|]; return v; }", TestName = "A pullback")]
    [TestCase("[Differentiable] public static double W(double[][] x) { var r = x[0]; x[0] = x[1]; x[1] = r; return x[0][0] * r[0]; } [Differentiable] public static double F(double[][] x) => [|WGrad(x)|][0][0];", TestName = "Reverse over reverse of one that swaps rows")]
    [TestCase("[Differentiable] public static double W(System.Collections.Generic.List<double> x) { x.Add(x[0]); return x[0] * x[^1]; } [Differentiable] public static double F(System.Collections.Generic.List<double> x) => [|WGrad(x)|][0];", TestName = "Reverse over reverse of one that makes a list longer")]
    [TestCase("[Differentiable] public static double[] W(double[] x) { x[0] *= x[1]; return x; } [Differentiable] public static double F(double[] x, double[] d, double[] s) { [|WVjp(x, d, s)|]; return d[0]; }", TestName = "Reverse over reverse of one that returns what it was given")]
    [TestCase("[Differentiable(Emit = Derivatives.All)] public static double W(double[,] x) { x[0, 0] *= x[1, 0]; return x[0, 0]; } [Differentiable] public static double F(double[,] x) => [|WHessian(x)|][0, 0];", TestName = "A Hessian of one that writes a rectangular array")]
    [TestCase("[Differentiable] public static double W(double x) { System.Console.Write(1); return x * x; } [Differentiable] public static double F(double x) => [|WGrad(x)|];", TestName = "Reverse over reverse of one with effects")]
    [TestCase("public sealed class C(double x) { public double X = x; } [Differentiable] public static double W(C[] c) => c[0].X * c[1].X; [Differentiable] public static double F(double x) { var c = new[] { new C(x), new C(x) }; return [|WGrad(c)|][0].X; }", TestName = "Reverse over reverse in an array of objects")]
    [TestCase("public sealed class C(double x) { public double X = x; } public sealed class B(C c) { public C Inner = c; } [Differentiable] public static double W(B b, double x) { b.Inner = new C(x); return b.Inner.X * x; } [Differentiable] public static double F(double x) => [|WGrad(new B(new C(x)), x)|].dx;", TestName = "Reverse over reverse of one that puts another object into an argument")]
    [TestCase("public readonly record struct P(int Tag, double X); [Differentiable] public static double W(P p) => p.X * p.X; [Differentiable] public static double F(double x) => [|WGrad(new P(1, x))|].X;", TestName = "Reverse over reverse in a struct with a number that carries no derivative")]
    [TestCase("public partial class G<T> { [Differentiable] public static double W(double x) => x * x; } [Differentiable] public static double F(double x) => [|G<int>.WGrad(x)|];", TestName = "The derivative of a method of a generic type")]
    [TestCase("[Differentiable] public static (double[], double[]) W(double x) { var r = new[] { x * x }; return (r, r); } [Differentiable] public static double F(double x) { var (v, d) = [|WVjp(x, (new[] { x }, new[] { x }))|]; return d; }", TestName = "Reverse over reverse of one that returns two arrays")]
    public void What_cannot_be_nested(string methods) => Diagnosed.InFile("TAN0008", TestCompilation.Source(methods));

    [TestCase("[Differentiable] public static double W(double[] x) { x[0] *= x[1]; return x[0]; } [Differentiable] public static double F(double[] x) => WGrad(x)[0];")]
    [TestCase("[Differentiable] public static (double, double) W(double x) => (x * x, x); [Differentiable] public static double F(double x) => WVjp(x, (1, 2)).dx;")]
    [TestCase("public readonly record struct P(int Tag, double X); [Differentiable] public static double W(P p) => p.X * p.X; [Differentiable(Emit = Derivatives.Forward)] public static double F(double x) => WGrad(new P(1, x)).X;")]
    [TestCase("[Differentiable] public static T W<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => x * x; [Differentiable] public static double F(double x) => WGrad<double>(x);")]
    [TestCase("[Differentiable(Emit = Derivatives.Hvp)] public static double W(double x) => x * x * x; [Differentiable] public static double F(double x) => WHvp(x, 1);")]
    public void What_can(string methods)
    {
        string companion = Diagnosed.Companions(TestCompilation.Source(methods)).Last();
        Assert.That(companion, Does.Contain("FJvp("));
    }

    [TestCase("[Differentiable] public static double W(double x) => Missing(x); [Differentiable] public static double F(double x) => WGrad(x);", TestName = "A method that does not compile")]
    [TestCase("[Differentiable] public static double W(double[] x) => x[0]; [Differentiable] public static double F(double x) => WGrad(x);", TestName = "Arguments of another type")]
    [TestCase("[Differentiable(Emit = Derivatives.Forward)] public static double W(double x) => x; [Differentiable] public static double F(double x) => WGrad(x);", TestName = "A derivative that was not asked for")]
    public void What_does_not_compile_is_left_to_the_compiler(string methods) => Assert.That(
        TestCompilation.Run(TestCompilation.Of(TestCompilation.Source(methods))).Diagnostics, Is.Empty);
}
