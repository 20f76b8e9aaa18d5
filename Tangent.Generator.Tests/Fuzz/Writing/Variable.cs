namespace Tangent.Generator.Tests.Fuzz.Writing;

internal enum VariableKind
{
    Number,
    Integer,
    Flag,
    Pair,
    Array,
    Jagged,
    Rectangular,
    Span,
    ReadOnlySpan,
    Integers,
    Structs,
    Single,
    Function,
    List,
    Cube,
    Tesseract,
    Deep,
    Bag,
    Vector,
    Complex,
}

/// <summary>
/// A variable of a random program and what holds of it wherever it is in scope: every assignment keeps its bounds.
/// </summary>
internal sealed record Variable(string Name, VariableKind Kind)
{
    /// <summary>The largest absolute value that numbers of ordinary variables and elements have.</summary>
    public const double Ordinary = 4;

    public double Bound { get; init; } = Ordinary;

    public int Low { get; init; }

    public int High { get; init; } = 4;

    /// <summary>The least length there is: of the array, of each row of a jagged one, of a row of a table.</summary>
    public int Length { get; init; } = 3;

    /// <summary>How many rows a jagged array or a table has.</summary>
    public int Rows { get; init; } = 3;

    /// <summary>The array has just that length at every call.</summary>
    public bool IsExact { get; init; } = true;

    public bool IsWritable { get; init; } = true;

    /// <summary>Whether a list may come to have another count here.</summary>
    public bool IsResizable { get; init; } = true;

    /// <summary>The type of a pair that is a struct, or of the elements of an array of structs.</summary>
    public StructType? Struct { get; init; }

    /// <summary>
    /// Whether it may come to name another array: an array in an object that came from outside may not, since a buffer's arrays
    /// belong to those that the object has on entry.
    /// </summary>
    public bool IsMovable { get; init; } = true;

    /// <summary>The class of an object with an array in it.</summary>
    public string? Bag { get; init; }

    /// <summary>A local function may use it: no span, no <c>ref</c>, no <c>out</c>.</summary>
    public bool CanBeCaptured { get; init; } = true;

    /// <summary>It is no property.</summary>
    public bool CanBeReferenced { get; init; } = true;

    public bool IsOrdinaryNumber => Kind == VariableKind.Number && Bound == Ordinary;

    /// <summary>A pair, tuple or struct, whose parts may be given values of their own.</summary>
    public bool HasWritableParts => Kind == VariableKind.Pair && IsWritable && Struct is not { IsReadOnly: true };

    /// <summary>A variable of a class: its derivative is an object, and it cannot go by reference.</summary>
    public bool IsObject => Struct is { IsClass: true };

    public bool IsRow => Kind is VariableKind.Array or VariableKind.Span or VariableKind.ReadOnlySpan;
}
