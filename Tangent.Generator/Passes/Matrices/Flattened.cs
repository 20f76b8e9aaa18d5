using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// One value among those that a matrix has its rows or columns of: how many numbers it holds, and the code that deals with them in
/// their order. Arrays of two dimensions go by rows, arrays of rows row by row.
/// </summary>
internal static class Flattened
{
    public const string ToColumnTemplate = "{Flat}.ToColumn({0}, {1}, {2}, {3})";

    public const string ToRowTemplate = "{Flat}.ToRow({0}, {1}, {2}, {3})";

    /// <summary>Whether the numbers in values of the type have an order that is understood here.</summary>
    public static bool IsPossible(IrType type) => type switch
    {
        RealType real => real.IsScalar,
        ArrayType { Element: RealType { IsScalar: true }, Rank: <= 4 } or SpanType { Element: RealType { IsScalar: true } } => true,
        ArrayType { Rank: 1, Element: ArrayType { Element: RealType { IsScalar: true }, Rank: 1 } } => true,
        TupleType tuple => tuple.Elements.All(e => e.Type is RealType { IsScalar: true }),
        _ => false,
    };

    /// <summary>The types of the numbers in values of the type.</summary>
    public static IEnumerable<IrType> Reals(IrType type) => type is TupleType tuple
        ? tuple.Elements.Select(e => e.Type)
        : new[] { Analysis.AliasClasses.BaseElement(type) };

    /// <summary>How many numbers there are.</summary>
    public static Expr Count(Expr value) => value.Type switch
    {
        RealType => Build.IntLiteral(1),
        TupleType tuple => Build.IntLiteral(tuple.Elements.Count),
        ArrayType { Element: ArrayType } => Helper("{Flat}.Count({0})", IrType.Int, value),
        _ => new LengthOf(value),
    };

    /// <summary>The value's shape with a 1 at a place, counted from <paramref name="first"/>, and zeros elsewhere.</summary>
    public static Expr Unit(Expr value, Expr place, Expr first)
    {
        switch (value.Type)
        {
            case RealType:
                Expr isHere = Build.Compare(BinaryOperator.Equal, place, first);
                return new Conditional(isHere, Build.Real(1, value.Type), Build.Real(0, value.Type), value.Type);
            case TupleType tuple:
                return new TupleOf(tuple, tuple.Elements
                    .Select((e, k) => Unit(new TupleItem(value, k, e.Type), place, TripCount.Add(first, k)))
                    .ToEquatable());
            default:
                var element = (RealType)Analysis.AliasClasses.BaseElement(value.Type);
                return Helper(
                    "{Flat}.Unit<" + element.Name + ">({0}, {1}, {2})",
                    ArrayOf(value.Type),
                    value,
                    TripCount.Subtract(place, first),
                    new Literal("1", element));
        }
    }

    /// <summary>The same along several places at once, from <paramref name="place"/> on.</summary>
    public static Expr Units(Expr value, Expr place, Expr first) => value.Type switch
    {
        RealType => Helper("{Tangents}.Unit({0})", Several.Type, TripCount.Subtract(first, place)),
        TupleType tuple => new TupleOf((TupleType)Several.Of(tuple), tuple.Elements
            .Select((e, k) => Units(new TupleItem(value, k, e.Type), place, TripCount.Add(first, k)))
            .ToEquatable()),
        _ => Helper("{Flat}.Units({0}, {1})", Several.Of(ArrayOf(value.Type)), value, TripCount.Subtract(place, first)),
    };

    /// <summary>Puts the numbers into a column of a matrix, from a row on; several tangents into as many columns.</summary>
    public static IEnumerable<Statement> ToColumn(Expr value, Expr matrix, Expr row, Expr column) => value.Type switch
    {
        RealType when Several.Are(value.Type) => new[] { new Do(Helper("{Flat}.ToColumns({0}, {1}, {2}, {3})", IrType.Void, value, matrix, row, column)) },
        TupleType tuple when Several.Are(tuple.Elements[0].Type) =>
            tuple.Elements.SelectMany((e, k) => ToColumn(new TupleItem(value, k, e.Type), matrix, TripCount.Add(row, k), column)),
        not (RealType or TupleType) when Several.Are(Analysis.AliasClasses.BaseElement(value.Type)) =>
            new[] { new Do(Helper("{Flat}.ToColumns({0}, {1}, {2}, {3})", IrType.Void, value, matrix, row, column)) },
        RealType => new[] { Store(matrix, row, column, value) },
        TupleType tuple => tuple.Elements.Select((e, k) => Store(matrix, TripCount.Add(row, k), column, new TupleItem(value, k, e.Type))),
        _ => new[] { new Do(Helper(ToColumnTemplate, IrType.Void, value, matrix, row, column)) },
    };

    /// <summary>Puts the numbers into a row of a matrix, from a column on.</summary>
    public static IEnumerable<Statement> ToRow(Expr value, Expr matrix, Expr row, Expr column) => value.Type switch
    {
        RealType => new[] { Store(matrix, row, column, value) },
        TupleType tuple => tuple.Elements.Select((e, k) => Store(matrix, row, TripCount.Add(column, k), new TupleItem(value, k, e.Type))),
        _ => new[] { new Do(Helper(ToRowTemplate, IrType.Void, value, matrix, row, column)) },
    };

    /// <summary>The first places of several values one after another, then the number of all.</summary>
    public static IReadOnlyList<Expr> Offsets(IEnumerable<Expr> values)
    {
        var offsets = new List<Expr> { Build.IntLiteral(0) };
        foreach (Expr value in values)
        {
            offsets.Add(Sum(offsets[offsets.Count - 1], Count(value)));
        }

        return offsets;
    }

    /// <summary>A direction or an adjoint of a span is an array.</summary>
    public static IrType ArrayOf(IrType type) => type is SpanType span ? new ArrayType(span.Element, 1) : type;

    public static Expr Sum(Expr left, Expr right) =>
        Build.Number(right) is double count ? TripCount.Add(left, (long)count)
        : Build.Number(left) is 0.0 ? right
        : TripCount.Integer(BinaryOperator.Add, left, right);

    private static Assign Store(Expr matrix, Expr row, Expr column, Expr value) => new(
        new ElementAt(matrix, EquatableArray.Of(row, column), ((ArrayType)matrix.Type).Element),
        value);

    private static Code Helper(string template, IrType type, params Expr[] operands) =>
        new(template, operands.ToEquatable(), type, IsPure: type is not VoidType);
}
