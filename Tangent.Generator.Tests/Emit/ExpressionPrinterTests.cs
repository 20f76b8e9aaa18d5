using System.Collections.Generic;
using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Emit;

/// <summary>The text itself; that it means the tree is what <see cref="ExpressionRoundTripTests"/> shows.</summary>
public sealed class ExpressionPrinterTests
{
    private static readonly Expr A = Ir.Use(Ir.Var(1, "a"));
    private static readonly Expr B = Ir.Use(Ir.Var(2, "b"));
    private static readonly Expr C = Ir.Use(Ir.Var(3, "c"));
    private static readonly Expr I = Ir.Use(Ir.Var(4, "i", IrType.Int));
    private static readonly Expr J = Ir.Use(Ir.Var(5, "j", IrType.Int));
    private static readonly Expr F = Ir.Use(Ir.Var(6, "f", IrType.Single));
    private static readonly Expr V = Ir.Use(Ir.Var(7, "v", Ir.Vector));
    private static readonly Expr M = Ir.Use(Ir.Var(8, "m", Ir.Matrix));
    private static readonly IrType ReadOnlySpan = new SpanType(IrType.Double, IsReadOnly: true);
    private static readonly IrType Span = new SpanType(IrType.Double, IsReadOnly: false);
    private static readonly Expr S = Ir.Use(Ir.Var(9, "s", Span));
    private static readonly ArrayType Jagged = new(Ir.Vector, 1);
    private static readonly TupleType Pair = new(EquatableArray.Of(
        new TupleElement("Value", IrType.Double), new TupleElement(null, IrType.Double)));

    private static IEnumerable<TestCaseData> Expressions()
    {
        yield return Case(Ir.Sub(A, Ir.Minus(B)), "a - -b");
        yield return Case(Ir.Minus(Ir.Minus(A)), "-(-a)");
        yield return Case(Ir.Minus(Ir.Number("-2.0")), "-(-2.0)");
        yield return Case(Ir.Sub(Ir.Sub(A, B), C), "a - b - c");
        yield return Case(Ir.Sub(A, Ir.Sub(B, C)), "a - (b - c)");
        yield return Case(Ir.Mul(Ir.Add(A, B), C), "(a + b) * c");
        yield return Case(Ir.Div(Ir.Mul(Ir.Minus(A), B), C), "-a * b / c");
        yield return Case(Ir.Minus(Ir.Mul(A, B)), "-(a * b)");
        yield return Case(new Conditional(Ir.Less(A, B), A, new Conditional(Ir.Less(B, C), B, C, IrType.Double), IrType.Double),
            "a < b ? a : b < c ? b : c");
        yield return Case(Ir.Text("{0}.Twice()", IrType.Double, Ir.Number("-2.0")), "(-2.0).Twice()");
        yield return Case(Ir.Text("Pick({0}, x[{1}]).Rate", IrType.Double, Ir.Add(A, B), Ir.Add(I, J)), "Pick(a + b, x[i + j]).Rate");
        yield return Case(Ir.Add(Ir.Text("{0} ?? 1", IrType.Double, A), B), "(a ?? 1) + b");
        yield return Case(Ir.Text("new Rates {{ Low = {0} }}", IrType.Double, Ir.Add(A, B)), "new Rates { Low = (a + b) }");

        yield return Case(Ir.Mul(Ir.Number("2"), A), "2 * a");
        yield return Case(Ir.Div(Ir.Number("1"), Ir.Number("3")), "1.0 / 3");
        yield return Case(Ir.Div(Ir.Implicit(I, IrType.Double), Ir.Implicit(J, IrType.Double)), "(double)i / j");
        yield return Case(Ir.Div(Ir.Implicit(I, IrType.Double), Ir.Number("2")), "i / 2.0");
        yield return Case(Ir.Implicit(new Binary(BinaryOperator.Divide, I, J, IrType.Int), IrType.Double), "i / j");
        yield return Case(Ir.Mul(Ir.Implicit(I, IrType.Double), A), "i * a");
        yield return Case(Ir.Minus(Ir.Implicit(I, IrType.Double)), "-(double)i");
        yield return Case(Ir.Mul(Ir.Number("2", IrType.Single), F), "2 * f");
        yield return Case(new Zero(IrType.Double), "0");
        yield return Case(new TupleOf(Pair, EquatableArray.Of<Expr>(A, new Zero(IrType.Double))), "(a, 0.0)");
        yield return Case(Ir.Math("Max", Ir.Number("0"), A), "Math.Max(0, a)");
        yield return Case(Ir.Math("Abs", Ir.Implicit(I, IrType.Double)), "Math.Abs((double)i)");
        yield return Case(Ir.Math("Sqrt", Ir.Implicit(I, IrType.Double)), "Math.Sqrt(i)");
        yield return Case(Ir.Math("Sqrt", Ir.Number("2")), "Math.Sqrt(2)");
        yield return Case(Ir.Number("double.NaN"), "double.NaN");
        yield return Case(Ir.Number("1E+20"), "1E+20");
        yield return Case(Ir.Number("100000000000000000000"), "100000000000000000000.0");
        yield return Case(Ir.Explicit(Ir.Int("-1"), new PlainType("Mode", PlainKind.Other)), "(Mode)(-1)");
        yield return Case(new Binary(BinaryOperator.Add, I, J, IrType.Int, Overflow.Checked), "checked(i + j)");

        yield return Case(Ir.At(new NewArray(new ArrayType(IrType.Double, 1), EquatableArray.Of(I)), J), "(new double[i])[j]");
        yield return Case(new NewArray(Jagged, EquatableArray.Of(I)), "new double[i][]");
        yield return Case(new NewArray(new ArrayType(Ir.Matrix, 1), EquatableArray.Of(I)), "new double[i][,]");
        yield return Case(new ArrayLiteral(new ArrayType(IrType.Double, 1), EquatableArray.Of<Expr>(A, Ir.Number("2"))),
            "new double[] { a, 2 }");
        yield return Case(new ArrayLiteral(new ArrayType(IrType.Double, 1), EquatableArray<Expr>.Empty), "new double[0]");
        yield return Case(Ir.At(M, I, Ir.Add(J, Ir.Int("1"))), "m[i, j + 1]");
        yield return Case(new LengthOf(V), "v.Length");
        yield return Case(new LengthOf(M, 1), "m.GetLength(1)");
        yield return Case(new Slice(S, I, J, Span), "s.Slice(i, j)");
        yield return Case(new Slice(S, I, null, Span), "s.Slice(i)");
        yield return Case(new AsSpan(V, Span, IsImplicit: true), "v");
        yield return Case(new Slice(new AsSpan(V, Span, IsImplicit: true), I, null, Span), "v.AsSpan(i)");
        yield return Case(new Slice(new AsSpan(V, ReadOnlySpan, IsImplicit: true), I, null, ReadOnlySpan),
            "((ReadOnlySpan<double>)v).Slice(i)");
        yield return Case(new CloneOf(V, Ir.Vector), "(double[])v.Clone()");
        yield return Case(new CloneOf(S, Ir.Vector), "s.ToArray()");
        yield return Case(new ZerosLike(V, Ir.Vector), "new double[v.Length]");
        yield return Case(new ZerosLike(M, Ir.Matrix), "Shadow.ZerosLike(m)");
        yield return Case(new Rent((ArrayType)Ir.Vector, I), "History.Rent<double>(i)");
        yield return Case(new NewStack(new StackType(IrType.Int)), "HistoryStack<int>.Rent()");
        yield return Case(new TupleItem(Ir.Use(Ir.Var(1, "t", Pair)), 0, IrType.Double), "t.Value");
        yield return Case(new TupleItem(Ir.Use(Ir.Var(1, "t", Pair)), 1, IrType.Double), "t.Item2");
        yield return Case(
            new Call(
                new Callee("F", "F"),
                EquatableArray.Of(
                    new Argument(Passing.Value, Ir.Number("2")), new Argument(Passing.Ref, A), new Argument(Passing.Out, B),
                    new Argument(Passing.In, C), new Argument(Passing.In, Ir.Add(A, B))),
                IrType.Double),
            "F(2.0, ref a, out b, in c, a + b)");
        yield return Case(
            new Call(
                new Callee("F", "F"),
                EquatableArray.Of(
                    new Argument(Passing.Value, Ir.Less(A, B)), new Argument(Passing.Value, Ir.Greater(A, Ir.Add(B, C)))),
                IrType.Double),
            "F((a < b), (a > b + c))");
    }

    [TestCaseSource(nameof(Expressions))]
    public void Is_printed(object expr, string text) => Assert.That(IrPrinter.Print((Expr)expr), Is.EqualTo(text));

    [TestCase("2", "float", "2f")]
    [TestCase("0.1", "float", "0.1f")]
    [TestCase("1e-3", "float", "1e-3f")]
    [TestCase("0.1F", "float", "0.1F")]
    [TestCase("-2", "double", "-2.0")]
    [TestCase("1_000", "double", "1_000.0")]
    [TestCase("0x10", "double", "(double)0x10")]
    [TestCase("float.NaN", "float", "float.NaN")]
    public void A_literal_alone_has_its_own_type(string text, string type, string printed)
    {
        var printer = new ExpressionPrinter(new Vocabulary([]), new Dictionary<int, string>());
        IrType real = type == "float" ? IrType.Single : IrType.Double;
        Assert.That(printer.Alone(new Literal(text, real)), Is.EqualTo(printed));
    }

    [Test]
    public void Names_that_mean_something_else_are_qualified()
    {
        var printer = new ExpressionPrinter(new Vocabulary(["Math", "Span"]), new Dictionary<int, string>());
        Assert.That(printer.Alone(Ir.Math("Sin", A)), Is.EqualTo("global::System.Math.Sin(a)"));
        Assert.That(printer.Types.Print(Span), Is.EqualTo("global::System.Span<double>"));
        Assert.That(printer.Alone(Ir.Text("{Math}.Cos({0})", IrType.Double, A)), Is.EqualTo("global::System.Math.Cos(a)"));
    }

    private static TestCaseData Case(Expr expr, string text) => new TestCaseData(expr, text).SetArgDisplayNames(text);
}
