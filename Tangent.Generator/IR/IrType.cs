using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>The type of a value, as far as differentiation has to tell types apart.</summary>
internal abstract record IrType
{
    public static readonly IrType Void = new VoidType();
    public static readonly IrType Double = new RealType(RealKind.Double, "double");
    public static readonly IrType Single = new RealType(RealKind.Single, "float");
    public static readonly IrType Int = new PlainType("int", PlainKind.Integer);
    public static readonly IrType Bool = new PlainType("bool", PlainKind.Boolean);

    /// <summary>Whether values of the type have tangents and adjoints.</summary>
    public abstract bool CarriesDerivative { get; }

    /// <summary>Whether a variable of the type names storage that other variables may name too.</summary>
    public virtual bool IsReference => false;
}

internal enum RealKind
{
    Double,
    Single,
    Half,

    /// <summary>A type parameter <c>T : INumberBase&lt;T&gt;</c>, which may be any of the others.</summary>
    Parameter,

    /// <summary>
    /// A value of several real numbers that has sums and products of its own and is never taken apart: <c>Complex</c>, <c>Vector3</c>.
    /// </summary>
    Space,

    /// <summary><c>Vector&lt;double&gt;</c>, see <see cref="Lanes"/>.</summary>
    DoubleLanes,

    /// <summary><c>Vector&lt;float&gt;</c>.</summary>
    SingleLanes,

    /// <summary>The tangents along several directions, see <see cref="Several"/>.</summary>
    Tangents,
}

/// <summary>
/// A real number, or several in one value. <see cref="Name"/> is how its type is written, and who owns its functions: <c>double</c>,
/// <c>T</c>, <c>Complex</c>.
/// </summary>
internal sealed record RealType(RealKind Kind, string Name) : IrType
{
    /// <summary>Whether it is one number.</summary>
    public bool IsScalar => Kind != RealKind.Space;

    /// <summary>Whether numbers of the type have literals of their own, and integers convert to it by themselves.</summary>
    public bool HasLiterals => Kind is RealKind.Double or RealKind.Single;

    public override bool CarriesDerivative => true;
}

internal enum PlainKind
{
    /// <summary>int, long, byte, char, … : exact arithmetic, no derivative.</summary>
    Integer,
    Boolean,

    /// <summary>string, enums, decimal, objects: passed along.</summary>
    Other,
}

/// <summary>A type without a derivative. <see cref="Name"/> is how it is written in the target file.</summary>
internal sealed record PlainType(string Name, PlainKind Kind) : IrType
{
    public override bool CarriesDerivative => false;
}

/// <summary><c>T[]</c> (rank 1), <c>T[,]</c> (rank 2), … A jagged array is an array of arrays.</summary>
internal sealed record ArrayType(IrType Element, int Rank) : IrType
{
    public override bool CarriesDerivative => Element.CarriesDerivative;

    public override bool IsReference => true;
}

/// <summary><c>Span&lt;T&gt;</c> or <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
internal sealed record SpanType(IrType Element, bool IsReadOnly) : IrType
{
    public override bool CarriesDerivative => Element.CarriesDerivative;

    public override bool IsReference => true;
}

/// <summary><c>List&lt;T&gt;</c>: storage as an array is, which grows and shrinks. Its shadow is a list that does so along with it.</summary>
internal sealed record ListType(IrType Element) : IrType
{
    public override bool CarriesDerivative => Element.CarriesDerivative;

    public override bool IsReference => true;
}

/// <summary>
/// A value made of parts: a value tuple, or a struct with its fields in their order. An element's name is null where it
/// has none of its own.
/// </summary>
internal sealed record TupleType(EquatableArray<TupleElement> Elements) : IrType
{
    /// <summary>How the struct is written, null for a tuple.</summary>
    public StructForm? Struct { get; init; }

    public override bool CarriesDerivative
    {
        get
        {
            foreach (TupleElement element in Elements)
            {
                if (element.Type.CarriesDerivative)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

internal sealed record TupleElement(string? Name, IrType Type);

/// <summary>
/// How a struct is written in the target file. <see cref="Constructor"/> are the ordinals of the fields in the order in which a
/// constructor takes them, empty where an object initializer sets them. <see cref="IsWritable"/> says whether each field of a
/// variable can be assigned by itself.
/// </summary>
internal sealed record StructForm(string Name, EquatableArray<int> Constructor, bool IsWritable)
{
    /// <summary>Whether it is a number that may be missing, see <see cref="NullableNumber"/>.</summary>
    public bool IsNullable { get; init; }
}

/// <summary>A growable history, <c>HistoryStack&lt;T&gt;</c>, for loops whose trip count is not known on entry.</summary>
internal sealed record StackType(IrType Element) : IrType
{
    public override bool CarriesDerivative => Element.CarriesDerivative;

    public override bool IsReference => true;
}

/// <summary>
/// What the forward part of a call keeps for its backward part: a generated struct (a class where the call is recursive).
/// </summary>
internal sealed record TapeType(string Name) : IrType
{
    /// <summary>The tangent of a tape is a second one: each field holds the tangent of what the first one's field holds.</summary>
    public override bool CarriesDerivative => true;
}

/// <summary>What an array held at some moment, to be put back later.</summary>
internal sealed record SnapshotType(IrType Source) : IrType
{
    public override bool CarriesDerivative => Source.CarriesDerivative;

    public override bool IsReference => true;
}

/// <summary>A function as a value: <c>Func&lt;double, double[]&gt;</c>.</summary>
internal sealed record FunctionType(IrType Parameter, IrType Result) : IrType
{
    public override bool CarriesDerivative => false;
}

internal sealed record VoidType : IrType
{
    public override bool CarriesDerivative => false;
}
