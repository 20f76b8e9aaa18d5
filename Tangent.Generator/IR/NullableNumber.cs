using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// <c>double?</c>, as whether there is a number and the number, which is zero where there is none. Its derivatives are <c>double?</c> too,
/// with a number where it has one.
/// </summary>
internal static class NullableNumber
{
    private static readonly Literal True = new("true", IrType.Bool);
    private static readonly Literal False = new("false", IrType.Bool);

    public static TupleType Of(RealType number) => new(EquatableArray.Of(new TupleElement("HasValue", IrType.Bool), new TupleElement("Value", number)))
    {
        Struct = new StructForm(number.Name + "?", EquatableArray<int>.Empty, IsWritable: false) { IsNullable = true },
    };

    public static bool Is(IrType type) => type is TupleType { Struct.IsNullable: true };

    public static Expr HasValue(Expr whole) => Parts.Item(whole, 0);

    /// <summary>The number, or zero.</summary>
    public static Expr Number(Expr whole) => Parts.Item(whole, 1);

    public static RealType NumberType(IrType type) => (RealType)((TupleType)type).Elements[1].Type;

    public static Expr Some(Expr number, IrType type) => new TupleOf((TupleType)type, EquatableArray.Of(True, number));

    public static Expr None(IrType type) => new TupleOf((TupleType)type, EquatableArray.Of(False, Parts.Default(NumberType(type))));

    /// <summary>A number that is there where a condition holds.</summary>
    public static Expr When(Expr condition, Expr number, IrType type) => new TupleOf((TupleType)type, EquatableArray.Of(condition, number));

    /// <summary>Whether a part of a value says that there is a number.</summary>
    public static bool IsPresence(IrType type, Part part)
    {
        IrType owner = type;
        for (int k = 0; k + 1 < part.Path.Count; k++)
        {
            owner = ((TupleType)owner).Elements[part.Path[k]].Type;
        }

        return Is(owner) && part.Path[part.Path.Count - 1] == 0;
    }
}
