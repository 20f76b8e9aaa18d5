using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Lowering;

/// <summary>How structs look to the passes: values of several parts, their members functions that take the struct first.</summary>
public sealed class StructTests
{
    private const string Vec = """
        public record struct Vec(double X, double Y)
        {
            public double Dot(Vec v) => X * v.X + Y * v.Y;
            public void Add(double s) => X += s;
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
        }

        """;

    [Test]
    public void A_constructor_that_stores_its_parameters_gives_the_parts() => Assert.That(
        Lowered.Text(Vec + "[Differentiable] public static double F(double x) { var v = new Vec(Y: x, X: 2 * x); v = v with { Y = x * x }; return v.X * v.Y; }"),
        Does.StartWith("""
            double F(double x)
            {
                Vec v = new Vec(2 * x, x);
                v = new Vec(v.X, x * x);
                return v.X * v.Y;
            }
            """));

    [Test]
    public void A_method_is_a_function_of_its_struct() => Assert.That(
        Lowered.Text(Vec + "[Differentiable] public static double F(Vec v) { v.Add(3); return v.Dot(v + v); }"),
        Is.EqualTo("""
            double F(Vec v)
            {
                Add(ref v, 3.0);
                Vec addition = Addition(v, v);
                double dot = Dot(v, addition);
                return dot;
            }
            void Add(ref Vec self, double s)
            {
                self.X += s;
            }
            Vec Addition(Vec a, Vec b)
            {
                return new Vec(a.X + b.X, a.Y + b.Y);
            }
            double Dot(Vec self, Vec v)
            {
                return self.X * v.X + self.Y * v.Y;
            }
            """));

    [Test]
    public void A_method_that_writes_is_called_on_a_copy_of_what_is_no_variable() => Assert.That(
        Lowered.Text(Vec + "static readonly Vec Fixed = new(1, 2); [Differentiable] public static double F(Vec[] v) { v[0].Add(3); Fixed.Add(1); return v[0].X; }"),
        Does.StartWith("""
            double F(Vec[] v)
            {
                Vec v0 = v[0];
                Add(ref v0, 3.0);
                v[0] = v0;
                Vec @fixed = Fixed;
                Add(ref @fixed, 1.0);
                return v[0].X;
            }
            """));

    [Test]
    public void A_constructor_that_computes_is_a_function() => Assert.That(
        Lowered.Text("""
            public struct Half { public double A, B = 0.5; public Half(double x) { A = x * B; } }
            [Differentiable] public static double F(double x) => new Half(x).A;
            """),
        Is.EqualTo("""
            double F(double x)
            {
                Half half = Half(x);
                return half.A;
            }
            Half NewHalf(double x)
            {
                Half self = default;
                self.B = 0.5;
                self.A = x * self.B;
                return self;
            }
            """));
}
