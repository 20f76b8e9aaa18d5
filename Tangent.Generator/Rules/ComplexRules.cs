using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Rules;

/// <summary>
/// <c>System.Numerics.Complex</c>, taken as the plane of its two numbers. A tangent is how both change, as one <c>Complex</c>; an adjoint of
/// <c>z = x + iy</c> is <c>∂L/∂x + i ∂L/∂y</c> for the real number <c>L</c> that is differentiated. So a holomorphic function with
/// derivative <c>f'</c> carries a tangent by <c>f'</c> and an adjoint by the conjugate of <c>f'</c>.
/// </summary>
internal static class ComplexRules
{
    private static readonly RealType Type = new(RealKind.Space, "Complex");

    private static readonly string[] Kinds = ["Complex", "double"];

    public static IEnumerable<(string Function, SpacePartial?[] Partials)> All =>
        Holomorphic.Concat(Parts).Concat(Powers).Concat(Operators());

    private static (string, SpacePartial?[])[] Holomorphic =>
    [
        Smooth("Exp", (z, v) => v),
        Smooth("Log", (z, v) => 1 / z),
        Smooth("Log10", (z, v) => 1 / (Math.Log(10) * z)),
        Smooth("Sqrt", (z, v) => 1 / (2 * v)),
        Smooth("Sin", (z, v) => Of("Cos", z)),
        Smooth("Cos", (z, v) => -Of("Sin", z)),
        Smooth("Tan", (z, v) => 1 + v * v),
        Smooth("Asin", (z, v) => 1 / Of("Sqrt", 1 - z * z)),
        Smooth("Acos", (z, v) => -(1 / Of("Sqrt", 1 - z * z))),
        Smooth("Atan", (z, v) => 1 / (1 + z * z)),
        Smooth("Sinh", (z, v) => Of("Cosh", z)),
        Smooth("Cosh", (z, v) => Of("Sinh", z)),
        Smooth("Tanh", (z, v) => 1 - v * v),
        Smooth("Reciprocal", (z, v) => -(v * v)),
    ];

    private static (string, SpacePartial?[])[] Parts =>
    [
        Rule(".Real(Complex)", new SpacePartial((a, v, t) => t.Part("Real"), (a, v, d) => New(d, Zero))),
        Rule(".Imaginary(Complex)", new SpacePartial((a, v, t) => t.Part("Imaginary"), (a, v, d) => New(Zero, d))),
        Rule(".Magnitude(Complex)", Modulus),
        Rule("Abs(Complex)", Modulus),
        Rule(".Phase(Complex)", new SpacePartial(
            (a, v, t) => Inner(New(-a[0].Part("Imaginary"), a[0].Part("Real")), t) / Square(a[0]),
            (a, v, d) => New(-a[0].Part("Imaginary"), a[0].Part("Real")) * (d / Square(a[0])))),
        Rule("Conjugate(Complex)", new SpacePartial((a, v, t) => Conjugate(t), (a, v, d) => Conjugate(d))),
        Rule(
            "new(double, double)",
            new SpacePartial((a, v, t) => New(t, Zero), (a, v, d) => d.Part("Real")),
            new SpacePartial((a, v, t) => New(Zero, t), (a, v, d) => d.Part("Imaginary"))),
        Rule(
            "FromPolarCoordinates(double, double)",
            new SpacePartial((a, v, t) => Unit(a[1]) * t, (a, v, d) => Inner(Unit(a[1]), d)),
            new SpacePartial((a, v, t) => Turned(v) * t, (a, v, d) => Inner(Turned(v), d))),
        Rule("cast(double)", new SpacePartial((a, v, t) => New(t, Zero), (a, v, d) => d.Part("Real"))),
    ];

    private static (string, SpacePartial?[])[] Powers =>
    [
        Rule("Pow(Complex, Complex)", Factor((a, v) => a[1] * Of("Pow", a[0], a[1] - One)), Factor(PowInExponent)),
        Rule("Pow(Complex, double)", Factor((a, v) => a[1] * Of("Pow", a[0], a[1] - new Term(Build.Real(1, IrType.Double)))), RealFactor(PowInExponent)),
        Rule(
            "Log(Complex, double)",
            Factor((a, v) => 1 / (a[0] * Logarithm(a[1]))),
            RealFactor((a, v) => -v / (a[1] * Logarithm(a[1])))),
    ];

    /// <summary>The operators and the functions of their names, in each combination with real numbers.</summary>
    private static IEnumerable<(string, SpacePartial?[])> Operators()
    {
        yield return Rule("-(Complex)", new SpacePartial((a, v, t) => -t, (a, v, d) => -d));
        yield return Rule("Negate(Complex)", new SpacePartial((a, v, t) => -t, (a, v, d) => -d));
        yield return Rule("+(Complex)", new SpacePartial((a, v, t) => t, (a, v, d) => d));
        foreach ((string left, string right) in Kinds.SelectMany(l => Kinds.Select(r => (l, r))).Where(pair => pair != ("double", "double")))
        {
            foreach ((string symbol, string name) in new[] { ("+", "Add"), ("-", "Subtract"), ("*", "Multiply"), ("/", "Divide") })
            {
                SpacePartial?[] partials = [By(left, Factors(symbol).Left), By(right, Factors(symbol).Right)];
                yield return ("Complex." + symbol + "(" + left + ", " + right + ")", partials);
                yield return ("Complex." + name + "(" + left + ", " + right + ")", partials);
            }
        }
    }

    private static (Func<IReadOnlyList<Term>, Term, Term?> Left, Func<IReadOnlyList<Term>, Term, Term?> Right) Factors(string symbol) => symbol switch
    {
        "+" => ((a, v) => null, (a, v) => null),
        "-" => ((a, v) => null, (a, v) => new Term(Build.Real(-1, IrType.Double))),
        "*" => ((a, v) => a[1], (a, v) => a[0]),
        _ => ((a, v) => 1 / a[1], (a, v) => -v / a[1]),
    };

    /// <summary>The transport by a complex factor, null for 1, of an argument that is complex or real.</summary>
    private static SpacePartial By(string kind, Func<IReadOnlyList<Term>, Term, Term?> factor) => kind == "Complex"
        ? new((a, v, t) => Scaled(t, factor(a, v)), (a, v, d) => Scaled(d, factor(a, v) is Term f ? Conjugate(f) : null))
        : new((a, v, t) => Scaled(New(t, Zero), factor(a, v)), (a, v, d) => factor(a, v) is Term f ? Scaled(d, Conjugate(f)).Part("Real") : d.Part("Real"));

    private static Term Scaled(Term derivative, Term? factor) => factor switch
    {
        null => derivative,
        Term f when Build.Number(f.Expr) is -1.0 => -derivative,
        Term { Expr: Binary { Operator: BinaryOperator.Divide } quotient } when Build.Number(quotient.Left) is 1.0 => derivative / new Term(quotient.Right),
        Term f => derivative * f,
    };

    private static SpacePartial Modulus => new(
        (a, v, t) => (Inner(a[0], t) / v).If(IsNotZero(v), Zero),
        (a, v, d) => (a[0] * (d / v)).If(IsNotZero(v), new Term(new Zero(Type))));

    private static (string, SpacePartial?[]) Smooth(string function, Func<Term, Term, Term> derivative) =>
        Rule(function + "(Complex)", Factor((a, v) => derivative(a[0], v)));

    private static SpacePartial Factor(Func<IReadOnlyList<Term>, Term, Term> factor) => By("Complex", (a, v) => factor(a, v));

    private static SpacePartial RealFactor(Func<IReadOnlyList<Term>, Term, Term> factor) => By("double", (a, v) => factor(a, v));

    /// <summary><c>z^p Log(z)</c>, and 0 at 0 as for real numbers.</summary>
    private static Term PowInExponent(IReadOnlyList<Term> a, Term value) => (value * Of("Log", a[0])).If(
        Build.Compare(BinaryOperator.NotEqual, a[0].Expr, new Zero(Type)), new Term(new Zero(Type)));

    private static (string, SpacePartial?[]) Rule(string signature, params SpacePartial?[] partials) => ("Complex." + signature, partials);

    private static Term Of(string function, params Term[] arguments) => Term.Call("Complex", function, Type, arguments);

    private static Term New(Term real, Term imaginary) => Of("new", real, imaginary);

    private static Term Conjugate(Term z) => z.Type.Equals(Type) ? Conjugated(z) : z;

    private static Term Conjugated(Term z) => z.Expr switch
    {
        Unary { Operator: UnaryOperator.Negate } negated => -Conjugate(new Term(negated.Operand)),
        Binary { Operator: BinaryOperator.Divide } quotient => Conjugate(new Term(quotient.Left)) / Conjugate(new Term(quotient.Right)),
        Conditional choice => Conjugate(new Term(choice.WhenTrue)).If(choice.Condition, new Term(choice.WhenFalse)),
        _ => Of("Conjugate", z),
    };

    /// <summary>The product of two numbers as vectors of the plane.</summary>
    private static Term Inner(Term z, Term w) => (Conjugate(z) * w).Part("Real");

    private static Term Square(Term z) => z.Part("Real") * z.Part("Real") + z.Part("Imaginary") * z.Part("Imaginary");

    private static Term Unit(Term angle) => Of("FromPolarCoordinates", new Term(Build.Real(1, IrType.Double)), angle);

    /// <summary>A quarter turn on: <c>i z</c>.</summary>
    private static Term Turned(Term z) => New(-z.Part("Imaginary"), z.Part("Real"));

    private static Term Logarithm(Term b) => Term.Call("Math", "Log", IrType.Double, b);

    private static Expr IsNotZero(Term v) => Build.Compare(BinaryOperator.NotEqual, v.Expr, Build.Real(0, IrType.Double));

    private static Term Zero => new(new Zero(IrType.Double));

    private static Term One => new(Build.Real(1, IrType.Double));
}
