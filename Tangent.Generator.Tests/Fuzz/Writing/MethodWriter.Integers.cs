using System;

namespace Tangent.Generator.Tests.Fuzz.Writing;

/// <summary>Expressions of type <c>int</c> and the indices made of them.</summary>
internal sealed partial class MethodWriter
{
    private Whole Integer(int depth)
    {
        if (depth <= 0 || choices.Chance(0.4))
        {
            return IntegerLeaf();
        }

        (Whole x, Whole y) = (Integer(depth - 1), IntegerLeaf());
        Whole whole = choices.Weighted<Func<Whole>>(
            (5, () => new Whole($"{x.At(Level.Sum)} + {y.At(Level.Product)}", x.Low + y.Low, x.High + y.High, Level.Sum)),
            (4, () => new Whole($"{x.At(Level.Sum)} - {y.At(Level.Product)}", x.Low - y.High, x.High - y.Low, Level.Sum)),
            (3, () => Times(x, choices.Next(2, 3))),
            (3, () => Remainder(x, choices.Next(2, 4))),
            (1, () => new Whole($"{x.At(Level.Product)} / 2", Math.Min(0, x.Low / 2), Math.Max(0, x.High / 2), Level.Product)),
            (1, () => new Whole("-" + x.At(Level.Primary), -x.High, -x.Low, Level.Unary)),
            (1, () => Cast(x)),
            (1, () => new Whole($"({Condition(1)} ? {x.At(Level.Or)} : {y.At(Level.Or)})", Math.Min(x.Low, y.Low), Math.Max(x.High, y.High), Level.Primary)))();
        return whole.Low < -50 || whole.High > 50 ? Remainder(whole, 5) : whole;
    }

    private Whole IntegerLeaf() => choices.Weighted<Func<Whole>>(
        (3, SmallConstant),
        (8, IntegerVariable),
        (2, ArrayLength))();

    private Whole SmallConstant()
    {
        int value = choices.Next(0, 3);
        return new Whole(Literal(value), value, value, Level.Primary);
    }

    private Whole IntegerVariable()
    {
        Variable? variable = Any(v => v.Kind == VariableKind.Integer);
        return variable is null ? new Whole("1", 1, 1, Level.Primary) : new Whole(variable.Name, variable.Low, variable.High, Level.Primary);
    }

    private Whole ArrayLength()
    {
        Variable? array = Any(v => v.IsRow || v.Kind == VariableKind.Rectangular);
        if (array is null)
        {
            return IntegerVariable();
        }

        string member = array.IsRow ? ".Length" : ".GetLength(1)";
        return new Whole(array.Name + member, array.Length, array.IsExact ? array.Length : array.Length + 3, Level.Primary);
    }

    /// <summary>A cast cuts the derivative, which the generator warns of.</summary>
    private Whole Cast(Whole otherwise)
    {
        Variable? number = Any(v => v.IsOrdinaryNumber);
        if (number is null)
        {
            return otherwise;
        }

        return new Whole("(int)" + number.Name, -4, 4, Level.Unary);
    }

    private static Whole Times(Whole x, int factor) =>
        new($"{x.At(Level.Product)} * {Literal(factor)}", x.Low * factor, x.High * factor, Level.Product);

    private static Whole Remainder(Whole x, int modulus) => new(
        $"{x.At(Level.Product)} % {Literal(modulus)}",
        x.Low < 0 ? -(modulus - 1) : 0,
        x.High > 0 ? modulus - 1 : 0,
        Level.Product);

    /// <summary>An integer from 0 to <paramref name="most"/>.</summary>
    private string Between0And(int most)
    {
        Whole whole = Integer(1);
        if (whole.Low >= 0 && whole.High <= most)
        {
            return whole.Text;
        }

        return whole.Low >= 0 ? Remainder(whole, most + 1).Text : $"Math.Abs({whole.Text}) % {Literal(most + 1)}";
    }

    /// <summary>An index inside an array of at least <paramref name="length"/> elements, whose length is <paramref name="lengthText"/> if not just that.</summary>
    private string Index(int length, bool isExact, string lengthText)
    {
        if (choices.Chance(0.12))
        {
            return Literal(choices.Next(0, length - 1));
        }

        Whole whole = choices.Chance(0.6) ? IntegerVariable() : Integer(2);
        if (whole.Low >= 0 && whole.High < length)
        {
            return whole.Text;
        }

        string modulus = isExact && choices.Chance(0.5) ? Literal(length) : lengthText;
        if (whole.Low >= 0)
        {
            return $"{whole.At(Level.Product)} % {modulus}";
        }

        return choices.Chance(0.5)
            ? $"Math.Abs({whole.Text}) % {modulus}"
            : $"({whole.At(Level.Product)} % {modulus} + {modulus}) % {modulus}";
    }
}
