using System;
using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Tests.Emit;

/// <summary>Trees as lowering and the passes make them: typed, each conversion written out, no constant left to fold.</summary>
internal sealed class RandomExpressions(int seed, Overflow marked)
{
    public static readonly IrType Long = new PlainType("long", PlainKind.Integer);

    /// <summary>The parameters of a method in which the trees stand.</summary>
    public const string Parameters =
        "double x, double y, float f, float g, int i, int j, long k, long n, bool p, bool q, double[] v, double[,] m";

    private static readonly Dictionary<IrType, string[]> Names = new()
    {
        [IrType.Double] = ["x", "y"],
        [IrType.Single] = ["f", "g"],
        [IrType.Int] = ["i", "j"],
        [Long] = ["k", "n"],
        [IrType.Bool] = ["p", "q"],
    };

    private static readonly BinaryOperator[] Arithmetic =
        [BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide, BinaryOperator.Remainder];

    private static readonly BinaryOperator[] Bits =
        [BinaryOperator.And, BinaryOperator.Or, BinaryOperator.ExclusiveOr];

    private static readonly BinaryOperator[] Logic =
        [BinaryOperator.ConditionalAnd, BinaryOperator.ConditionalOr, .. Bits, BinaryOperator.Equal, BinaryOperator.NotEqual];

    private static readonly BinaryOperator[] Comparisons =
    [
        BinaryOperator.LessThan, BinaryOperator.LessThanOrEqual, BinaryOperator.GreaterThan,
        BinaryOperator.GreaterThanOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual,
    ];

    private readonly Random _random = new(seed);

    public Expr Next() => Tree(Pick([.. Names.Keys]), depth: 5);

    private Expr Tree(IrType type, int depth)
    {
        if (depth == 0 || _random.Next(6) == 0)
        {
            return Leaf(type);
        }

        return type == IrType.Bool ? Truth(depth - 1) : Number(type, depth - 1);
    }

    private Expr Leaf(IrType type) => type switch
    {
        RealType => Pick<Func<Expr>>([() => Variable(type), () => Constant(type), () => new Zero(type)])(),
        PlainType { Kind: PlainKind.Integer } => Pick<Func<Expr>>([() => Variable(type), () => Constant(type)])(),
        _ => Variable(type),
    };

    private Expr Number(IrType type, int depth) => _random.Next(type is RealType ? 8 : 6) switch
    {
        0 => new Unary(UnaryOperator.Negate, Changing(type, depth), type, Mark(type)),
        1 => Conversion(type, depth),
        2 => new Conditional(Changing(IrType.Bool, depth), Tree(type, depth), Tree(type, depth), type),
        3 when type is not RealType => new Binary(Pick(Bits), Changing(type, depth), Tree(type, depth), type),
        4 when type is not RealType => new Binary(BinaryOperator.LeftShift, Changing(type, depth), Changing(IrType.Int, depth), type),
        6 when type == IrType.Double => Function(depth),
        7 when type == IrType.Double => Element(depth),
        _ => Operation(type, depth),
    };

    private Expr Operation(IrType type, int depth)
    {
        BinaryOperator op = Pick(Arithmetic);
        bool overflows = op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply;
        Expr left = Tree(type, depth);
        Expr right = left is Literal or Zero || op is BinaryOperator.Divide or BinaryOperator.Remainder
            ? Changing(type, depth)
            : Tree(type, depth);
        return new Binary(op, left, right, type, overflows ? Mark(type) : Overflow.Inherited);
    }

    private Expr Conversion(IrType type, int depth)
    {
        IrType[] numbers = [IrType.Double, IrType.Single, IrType.Int, Long];
        IrType from = Pick([.. numbers.Where(t => t != type)]);
        bool isExplicit = Array.IndexOf(numbers, from) < Array.IndexOf(numbers, type) || (from == Long && type == IrType.Int)
            || _random.Next(4) == 0;
        isExplicit &= !(type == Long && from == IrType.Int);
        return new Tangent.Generator.IR.Convert(
            Changing(from, depth), type, isExplicit, isExplicit ? Mark(type) : Overflow.Inherited);
    }

    private Expr Function(int depth) => _random.Next(4) switch
    {
        0 => Ir.Math("Sin", Tree(IrType.Double, depth)),
        1 => Ir.Math("Abs", Tree(IrType.Double, depth)),
        2 => Ir.Math("Max", Tree(IrType.Double, depth), Tree(IrType.Double, depth)),
        _ => Ir.Math("Pow", Tree(IrType.Double, depth), Tree(IrType.Double, depth)),
    };

    private Expr Element(int depth) => _random.Next(2) == 0
        ? Ir.At(new Local(new Variable(0, "v", Ir.Vector)), Changing(IrType.Int, depth))
        : Ir.At(new Local(new Variable(0, "m", Ir.Matrix)), Changing(IrType.Int, depth), Changing(IrType.Int, depth));

    private Expr Truth(int depth)
    {
        switch (_random.Next(4))
        {
            case 0:
                return new Unary(UnaryOperator.Not, Changing(IrType.Bool, depth), IrType.Bool);
            case 1:
                return new Binary(Pick(Logic), Changing(IrType.Bool, depth), Changing(IrType.Bool, depth), IrType.Bool);
            default:
                IrType type = Pick([IrType.Double, IrType.Single, IrType.Int, Long]);
                return new Binary(Pick(Comparisons), Changing(type, depth), Tree(type, depth), IrType.Bool);
        }
    }

    /// <summary>A tree that is no constant, so that the compiler folds nothing.</summary>
    private Expr Changing(IrType type, int depth)
    {
        Expr tree = Tree(type, depth);
        return tree is Literal or Zero ? Variable(type) : tree;
    }

    private Expr Variable(IrType type) => new Local(new Variable(0, Pick(Names[type]), type));

    private Literal Constant(IrType type) => new(
        type == IrType.Double ? Pick(["2", "0.5", "-3", "-1.5", "1E+20"])
        : type == IrType.Single ? Pick(["2", "0.5f", "-3", "0.25"])
        : type == Long ? Pick(["2", "3L", "-7"]) : Pick(["1", "2", "-7"]),
        type);

    private Overflow Mark(IrType type) => type is not RealType && _random.Next(3) == 0 ? marked : Overflow.Inherited;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
