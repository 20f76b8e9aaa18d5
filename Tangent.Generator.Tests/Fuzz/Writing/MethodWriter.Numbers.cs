using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Expressions of type <c>double</c>.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>How many expressions stand in each other at most: arguments, lambdas and indices begin to count their depth anew.</summary>
    private const int MostNested = 9;

    private int _nested;

    private Term Number(int depth)
    {
        if (depth <= 0 || _nested >= MostNested)
        {
            return Leaf();
        }

        _nested++;
        Term term = Composed(depth);
        _nested--;
        return term.Bound <= 1e4 ? term : Bounded(term, Variable.Ordinary);
    }

    private Term Composed(int depth) => choices.Weighted<Func<Term>>(
        (20, Leaf),
        (25, () => Sum(depth - 1)),
        (25, () => Product(depth - 1)),
        (10, () => Quotient(depth - 1)),
        (6, () => Negation(depth - 1)),
        (22, () => Function(depth - 1)),
        (8, () => Choice(depth - 1)),
        (8, () => CallOr(() => Product(depth - 1))),
        (3, () => SwitchExpression(depth - 1)),
        (3, Query),
        (3, () => Modulo(depth - 1)),
        (choices.HasStops ? 3 : 0, () => Stopped(depth - 1)),
        (2, () => Embedded(depth - 1)))();

    /// <summary>The expression, made small by something smooth or something with a kink where its bound asks for it.</summary>
    private Term Bounded(Term term, double limit)
    {
        if (term.Bound <= limit)
        {
            return term;
        }

        double scale = Math.Pow(2, Math.Floor(Math.Log2(limit / term.Bound)));
        return choices.Weighted<Func<Term>>(
            (30, () => new Term($"{Literal(scale)} * {term.At(Level.Unary)}", scale * term.Bound, Level.Product)),
            (10, () => new Term($"{term.At(Level.Product)} / {Literal(1 / scale)}.0", scale * term.Bound, Level.Product)),
            (20, () => Scaled("Math.Sin(" + term.Text + ")", 1, limit)),
            (8, () => Scaled("Math.Cos(" + term.Text + ")", 1, limit)),
            (14, () => Scaled("Math.Tanh(" + term.Text + ")", 1, limit)),
            (5, () => Scaled("Math.Atan(" + term.Text + ")", 1.6, limit)),
            (3, () => new Term($"Math.Clamp({term.Text}, {Literal(-limit)}, {Literal(limit)})", limit, Level.Primary)),
            (3, () => new Term($"Math.Max({Literal(-limit)}, Math.Min({Literal(limit)}, {term.Text}))", limit, Level.Primary)),
            (3, () => new Term($"{term.At(Level.Product)} % {Literal(limit)}", limit, Level.Product)))();
    }

    private static Term Scaled(string text, double bound, double limit) => bound <= limit
        ? new Term(text, bound, Level.Primary)
        : new Term(Literal(limit / bound) + " * " + text, limit, Level.Product);

    private Term Leaf() => choices.Weighted<Func<Term>>(
        (12, Constant),
        (50, NumberVariable),
        (25, () => Element(IsReadable) ?? NumberVariable()),
        (5, PairItem),
        (6, IntegerAsNumber),
        (3, SingleAsNumber))();

    private Term Constant()
    {
        double value = choices.Of(0.5, 1.5, 0.25, 0.75, 1.25, 0.1, 1, 2, 3, 0.3);
        string text = choices.Weighted((6, Literal(value)), (1, Literal(value) + "d"), (1, value < 1 ? Literal(value * 10) + "e-1" : Literal(value)));
        return new Term(text, value, Level.Primary);
    }

    private Term NumberVariable()
    {
        Variable? variable = Any(v => v.Kind == VariableKind.Number);
        return variable is null ? Constant() : new Term(variable.Name, variable.Bound, Level.Primary);
    }

    private Term PairItem()
    {
        Variable? pair = Any(v => v.Kind == VariableKind.Pair);
        return pair is null ? NumberVariable()
            : pair.Struct is not null && choices.Chance(0.15) ? new Term(pair.Name + ".Mean", Variable.Ordinary, Level.Primary)
            : new Term(pair.Name + choices.Of(".A", ".B"), Variable.Ordinary, Level.Primary);
    }

    private Term SingleAsNumber() => Any(v => v.Kind == VariableKind.Single) is Variable single
        ? new Term("(double)" + single.Name, Variable.Ordinary, Level.Unary)
        : NumberVariable();

    private Term IntegerAsNumber()
    {
        Whole whole = Integer(1);
        double bound = Math.Max(Math.Abs(whole.Low), Math.Abs(whole.High));
        return choices.Chance(0.3)
            ? new Term("(double)" + whole.At(Level.Primary), bound, Level.Unary)
            : new Term(choices.Of("0.5", "0.25") + " * " + whole.At(Level.Primary), 0.5 * bound, Level.Product);
    }

    private Term Sum(int depth)
    {
        (Term x, Term y) = (Number(depth), Number(depth));
        return new Term($"{x.At(Level.Sum)} {choices.Of("+", "-")} {y.At(Level.Product)}", x.Bound + y.Bound, Level.Sum);
    }

    private Term Product(int depth)
    {
        Term x = Number(depth);
        Term y = choices.Chance(0.15) ? x : Number(depth);
        return new Term($"{x.At(Level.Product)} * {y.At(Level.Unary)}", x.Bound * y.Bound, Level.Product);
    }

    /// <summary>A division by what cannot come near zero.</summary>
    private Term Quotient(int depth)
    {
        Term x = Number(depth);
        Term y = Bounded(Number(depth), 20);
        string positive = choices.Chance(0.5) && y.Level == Level.Primary
            ? $"(1.5 + {y.Text} * {y.Text})"
            : $"({Literal(Math.Ceiling(y.Bound) + 1)}.0 + {y.At(Level.Product)})";
        return new Term($"{x.At(Level.Product)} / {positive}", x.Bound, Level.Product);
    }

    /// <summary>A remainder by a number that varies, small enough to go into the other several times.</summary>
    private Term Modulo(int depth)
    {
        (Term x, Term y) = (Bounded(Number(depth), Variable.Ordinary), Bounded(Number(depth), Variable.Ordinary));
        return new Term($"{x.At(Level.Product)} % (0.75 + 0.125 * {y.At(Level.Unary)})", 1.25, Level.Product);
    }

    private Term Negation(int depth)
    {
        Term x = Number(depth);
        return new Term("-" + x.At(Level.Primary), x.Bound, Level.Unary);
    }

    private Term Choice(int depth)
    {
        (string condition, Term x, Term y) = (Condition(1), Number(depth), Number(depth));
        return new Term($"{condition} ? {x.At(Level.Or)} : {y.At(Level.Or)}", Math.Max(x.Bound, y.Bound), Level.Choice);
    }

    private Term SwitchExpression(int depth)
    {
        Whole selector = IntegerVariable();
        if (selector.Low == selector.High)
        {
            return Choice(depth);
        }

        (Term x, Term y, Term z) = (Number(depth), Number(depth), Number(depth));
        string first = Literal(choices.Next(selector.Low, selector.High));
        string above = "> " + Literal(selector.Low + 1);
        string second = Any(v => v.IsOrdinaryNumber) is Variable number && choices.Chance(0.5) ? $"_ when {number.Name} < {Constant().Text}" : above;
        return new Term(
            $"({selector.At(Level.Primary)} switch {{ {first} => {x.At(Level.Or)}, {second} => {y.At(Level.Or)}, _ => {z.At(Level.Or)} }})",
            Math.Max(x.Bound, Math.Max(y.Bound, z.Bound)),
            Level.Primary);
    }

    /// <summary>An expression with an effect: an assignment or a compound one.</summary>
    private Term Embedded(int depth)
    {
        Variable? target = Any(v => v is { IsOrdinaryNumber: true, IsWritable: true });
        if (target is null)
        {
            return NumberVariable();
        }

        Term value = Bounded(Number(depth), choices.Of(1, Variable.Ordinary));
        string assignment = value.Bound <= 1 && choices.Chance(0.6) ? "*=" : "=";
        return new Term($"({target.Name} {assignment} {value.Text})", Variable.Ordinary, Level.Primary);
    }
}
