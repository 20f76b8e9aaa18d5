using NUnit.Framework;
using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Tests.Emit;

public sealed class StatementPrinterTests
{
    private static readonly Variable X = Ir.Var(1, "x");
    private static readonly Variable Y = Ir.Var(2, "y");
    private static readonly Variable Z = Ir.Var(3, "z");
    private static readonly Variable I = Ir.Var(4, "i", IrType.Int);
    private static readonly Variable V = Ir.Var(5, "v", Ir.Vector);
    private static readonly Variable M = Ir.Var(6, "m", Ir.Matrix);
    private static readonly Variable H = Ir.Var(7, "h", new StackType(IrType.Double));
    private static readonly Expr Big = Ir.Greater(Ir.Use(X), Ir.Use(Y));
    private static readonly Literal True = new("true", IrType.Bool);

    [Test]
    public void Groups_stand_under_their_source_with_a_blank_line_between() => Prints(
        """
        // double s = Math.Sin(x * y);
        double y = x * x;
        double z = Math.Sin(y);

        // return s;
        double x2 = z;

        return x2;
        """,
        new Declare(Y, Ir.Mul(Ir.Use(X), Ir.Use(X))) { Source = "double s = Math.Sin(x * y);" },
        new Declare(Z, Ir.Math("Sin", Ir.Use(Y))) { Source = "double s = Math.Sin(x * y);" },
        new Declare(Ir.Var(8, "x2"), Ir.Use(Z)) { Source = "return s;" },
        new Return(Ir.Use(Ir.Var(8, "x2"))));

    [Test]
    public void A_statement_that_is_the_users_own_needs_no_comment() => Prints(
        "z = x * y;",
        new Assign(Ir.Use(Z), Ir.Mul(Ir.Use(X), Ir.Use(Y))) { Source = "z = x * y;" });

    [Test]
    public void A_note_is_framed_by_blank_lines() => Prints(
        """
        z = x;

        // ---- backward ----

        x = z;
        """,
        new Assign(Ir.Use(Z), Ir.Use(X)),
        new Note("---- backward ----"),
        new Assign(Ir.Use(X), Ir.Use(Z)));

    [Test]
    public void A_source_cannot_leave_its_comment() => Prints(
        """
        // a  b
        z = x;
        """,
        new Assign(Ir.Use(Z), Ir.Use(X)) { Source = "a\r\nb" });

    [Test]
    public void Structural_zeros_are_declared_together() => Prints(
        """
        double y = 0, z = 0;
        double[] v = null!;
        """,
        new Declare(Y, new Zero(IrType.Double)),
        new Declare(Z, new Zero(IrType.Double)),
        new Declare(V, new Zero(Ir.Vector)));

    [Test]
    public void Compound_assignment_only_where_the_target_is_the_whole_left_side() => Prints(
        """
        x += y;
        x -= y - z;
        x = x - y - z;
        x = y + x;
        v[i] *= x;
        i++;
        i--;
        i += 2;
        i = checked(i + 1);
        i = (int)(i + x);
        """,
        new Assign(Ir.Use(X), Ir.Add(Ir.Use(X), Ir.Use(Y))),
        new Assign(Ir.Use(X), Ir.Sub(Ir.Use(X), Ir.Sub(Ir.Use(Y), Ir.Use(Z)))),
        new Assign(Ir.Use(X), Ir.Sub(Ir.Sub(Ir.Use(X), Ir.Use(Y)), Ir.Use(Z))),
        new Assign(Ir.Use(X), Ir.Add(Ir.Use(Y), Ir.Use(X))),
        new Assign(Ir.At(Ir.Use(V), Ir.Use(I)), Ir.Mul(Ir.At(Ir.Use(V), Ir.Use(I)), Ir.Use(X))),
        new Assign(Ir.Use(I), Ir.Add(Ir.Use(I), Ir.Int("1"))),
        new Assign(Ir.Use(I), Ir.Sub(Ir.Use(I), Ir.Int("1"))),
        new Assign(Ir.Use(I), Ir.Add(Ir.Use(I), Ir.Int("2"))),
        new Assign(Ir.Use(I), new Binary(BinaryOperator.Add, Ir.Use(I), Ir.Int("1"), IrType.Int, Overflow.Checked)),
        new Assign(Ir.Use(I), Ir.Explicit(Ir.Add(Ir.Implicit(Ir.Use(I), IrType.Double), Ir.Use(X)), IrType.Int)));

    [Test]
    public void Counted_loops() => Prints(
        """
        for (int i = 0; i < v.Length; i++)
        {
            x += v[i];
        }
        for (int i = v.Length - 1; i >= 0; i -= 2)
        {
            continue;
        }
        for (int i = 0; i < v.Length; )
        {
            break;
        }
        """,
        new For(I, Ir.Int("0"), BinaryOperator.LessThan, new LengthOf(Ir.Use(V)), 1,
            Block.Of(new Assign(Ir.Use(X), Ir.Add(Ir.Use(X), Ir.At(Ir.Use(V), Ir.Use(I)))))),
        new For(I, Ir.Sub(new LengthOf(Ir.Use(V)), Ir.Int("1")), BinaryOperator.GreaterThanOrEqual, Ir.Int("0"), -2,
            Block.Of(new Continue())),
        new For(I, Ir.Int("0"), BinaryOperator.LessThan, new LengthOf(Ir.Use(V)), 1, Block.Of(new Break())));

    [Test]
    public void Other_loops() => Prints(
        """
        while (x > y)
        {
            continue;
        }
        for (; x > y; i++, h.Push(x))
        {
            continue;
        }
        do
        {
            x += y;
        }
        while (x > y);
        """,
        new While(Big, Block.Of(new Continue()), Block.Empty),
        new While(
            Big,
            Block.Of(new Continue()),
            Block.Of(new Assign(Ir.Use(I), Ir.Add(Ir.Use(I), Ir.Int("1"))), new Push(Ir.Use(H), Ir.Use(X)))),
        new DoWhile(Block.Of(new Assign(Ir.Use(X), Ir.Add(Ir.Use(X), Ir.Use(Y)))), Big));

    [Test]
    public void An_update_that_does_not_fit_the_head_stands_behind_a_label() => Prints(
        """
        while (true)
        {
            if (x > y)
            {
                goto next1;
            }
            while (true)
            {
                continue;
            }

            next1:

            double z = x;
            y = z;
        }
        """,
        new While(
            True,
            Block.Of(
                new If(Big, Block.Of(new Continue()), Block.Empty),
                new While(True, Block.Of(new Continue()), Block.Empty)),
            Block.Of(new Declare(Z, Ir.Use(X)), new Assign(Ir.Use(Y), Ir.Use(Z)))));

    [Test]
    public void Branches() => Prints(
        """
        if (x > y)
        {
            return;
        }
        // if (y > z)
        else if (true)
        {
            throw new Oops();
        }
        else
        {
            x = y;
        }
        if (!(x > y))
        {
            return;
        }
        """,
        new If(Big, Block.Of(new Return(null)), Block.Of(
            new If(True, Block.Of(new Throw(Ir.Text("new Oops()", IrType.Void))), Block.Of(new Assign(Ir.Use(X), Ir.Use(Y))))
            {
                Source = "if (y > z)",
            })),
        new If(Big, Block.Empty, Block.Of(new Return(null))));

    [Test]
    public void The_rest() => Prints(
        """
        {
            h.Push(x);
        }
        h.Return();
        History.Return(v);
        Shadow.Add(v, v);
        v.CopyTo(v, 0);
        Array.Copy(m, m, m.Length);
        (double y, int i) = F(x);
        F(x);
        return 0.0;
        """,
        new Scope(Block.Of(new Push(Ir.Use(H), Ir.Use(X)))),
        new Release(Ir.Use(H)),
        new Release(Ir.Use(V)),
        new Accumulate(Ir.Use(V), Ir.Use(V)),
        new CopyInto(Ir.Use(V), Ir.Use(V)),
        new CopyInto(Ir.Use(M), Ir.Use(M)),
        new Deconstruct(EquatableArray.Of(Y, I), Ir.Text("F({0})", IrType.Void, Ir.Use(X))),
        new Do(Ir.Text("F({0})", IrType.Void, Ir.Use(X))),
        new Return(new Zero(IrType.Double)));

    private static void Prints(string text, params Statement[] statements) =>
        Assert.That(IrPrinter.Print(Block.Of(statements)), Is.EqualTo(text.Replace("\r", "") + "\n"));
}
