using System.Collections.Generic;
using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Emit;

public sealed class NameAssignerTests
{
    private static readonly Parameter X = Ir.Parameter(Ir.Var(1, "x"));

    [Test]
    public void A_name_is_used_again_in_separate_scopes_but_not_inside_one_another()
    {
        Variable first = Ir.Var(2, "i", IrType.Int);
        Variable second = Ir.Var(3, "i", IrType.Int);
        Variable inner = Ir.Var(4, "i", IrType.Int);
        IReadOnlyDictionary<int, string> names = Names(Loop(first), Loop(second, Loop(inner)));

        Assert.That(names[2], Is.EqualTo("i"));
        Assert.That(names[3], Is.EqualTo("i"));
        Assert.That(names[4], Is.EqualTo("i2"));
    }

    [Test]
    public void A_later_declaration_outside_yields_to_an_earlier_one_inside()
    {
        IReadOnlyDictionary<int, string> names = Names(
            new Scope(Block.Of(new Declare(Ir.Var(2, "t"), null))),
            new Declare(Ir.Var(3, "t"), null));

        Assert.That(names[2], Is.EqualTo("t"));
        Assert.That(names[3], Is.EqualTo("t2"));
    }

    [Test]
    public void One_variable_declared_in_two_places_has_one_name()
    {
        Variable shared = Ir.Var(2, "t");
        IReadOnlyDictionary<int, string> names = Names(
            new Scope(Block.Of(new Declare(shared, null))),
            new Scope(Block.Of(new Declare(Ir.Var(3, "t2"), null), new Declare(shared, null))),
            new Scope(Block.Of(new Declare(Ir.Var(4, "t"), null), new Declare(shared, null))));

        Assert.That(names[2], Is.EqualTo("t"));
        Assert.That(names[3], Is.EqualTo("t2"));
        Assert.That(names[4], Is.EqualTo("t2"));
    }

    [Test]
    public void Parameters_keep_their_names()
    {
        Assert.That(Names(new Declare(Ir.Var(2, "x"), null))[2], Is.EqualTo("x2"));
    }

    [Test]
    public void A_derivative_takes_an_underscore_and_a_digit_is_kept_apart()
    {
        IReadOnlyDictionary<int, string> names = Names(
            new Declare(Ir.Var(2, "dx"), null), new Declare(Ir.Var(3, "dx"), null), new Declare(Ir.Var(4, "dx"), null),
            new Declare(Ir.Var(5, "w1"), null), new Declare(Ir.Var(6, "w1"), null));

        Assert.That(names[3], Is.EqualTo("dx_"));
        Assert.That(names[4], Is.EqualTo("dx__"));
        Assert.That(names[6], Is.EqualTo("w1_2"));
    }

    [Test]
    public void A_name_that_a_text_looks_up_is_left_to_it()
    {
        IReadOnlyDictionary<int, string> names = Names(
            new Declare(Ir.Var(2, "rate"), Ir.Text("rate * Scale.unit + Of(\"word\")", IrType.Double)),
            new Declare(Ir.Var(3, "unit"), null),
            new Declare(Ir.Var(4, "Scale"), null),
            new Declare(Ir.Var(5, "word"), null));

        Assert.That(names[2], Is.EqualTo("rate2"));
        Assert.That(names[3], Is.EqualTo("unit"));
        Assert.That(names[4], Is.EqualTo("Scale2"));
        Assert.That(names[5], Is.EqualTo("word"));
    }

    [Test]
    public void Discards_stay_discards()
    {
        Function function = Ir.Function(
            "F", IrType.Double, [X],
            new Deconstruct(EquatableArray.Of(Ir.Var(2, "_"), Ir.Var(3, "_"), Ir.Var(4, "y")), Ir.Text("G()", IrType.Void)),
            new Return(Ir.Use(Ir.Var(4, "y"))));

        Assert.That(IrPrinter.Print(function), Does.Contain("(double _, double _, double y) = G();"));
    }

    [Test]
    public void Keywords_are_escaped_and_hidden_types_qualified()
    {
        Function function = Ir.Function(
            "F", IrType.Double, [Ir.Parameter(Ir.Var(1, "Math")), Ir.Parameter(Ir.Var(2, "class"))],
            new Return(Ir.Math("Sin", Ir.Add(Ir.Use(Ir.Var(1, "Math")), Ir.Use(Ir.Var(2, "class"))))));

        Assert.That(IrPrinter.Print(function), Is.EqualTo(
            "double F(double Math, double @class)\n{\n    return global::System.Math.Sin(Math + @class);\n}\n"));
    }

    private static For Loop(Variable index, params Statement[] body) =>
        new(index, Ir.Int("0"), BinaryOperator.LessThan, Ir.Int("3"), 1, Block.Of(body));

    private static IReadOnlyDictionary<int, string> Names(params Statement[] body) =>
        NameAssigner.Assign(Ir.Function("F", IrType.Double, [X], body));
}
