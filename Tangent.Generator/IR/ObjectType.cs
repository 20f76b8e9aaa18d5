using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// A user's class or record whose fields carry derivatives: a reference to storage that is addressed by the names of the fields,
/// those of its bases included (<see cref="ObjectFields"/>). Its shadow is an object of the same class.
/// </summary>
internal sealed record ObjectType(ObjectForm Form, EquatableArray<ObjectField> Fields) : IrType
{
    public override bool CarriesDerivative => true;

    public override bool IsReference => true;

    /// <summary>
    /// The project's classes that are derived from it, each with those derived from it in turn: what a value may be as well. One
    /// that adds nothing to a class without numbers carries no derivative.
    /// </summary>
    public EquatableArray<IrType> Kinds { get; init; } = EquatableArray<IrType>.Empty;
}

/// <summary>
/// How the target file makes an object in the shape of another one. <see cref="Constructor"/> are the ordinals of the fields in the
/// order in which a constructor takes them, empty where there is none. <see cref="CanBeNew"/>: it can make one without another, too.
/// <see cref="IsOpen"/>: a value may be of a derived class.
/// </summary>
internal sealed record ObjectForm(string Name, Making Making, EquatableArray<int> Constructor, bool CanBeNew, bool IsOpen)
{
    /// <summary>Whether a new one begins as an object that no constructor has run on, which is then given its fields.</summary>
    public bool BeginsBlank { get; init; }
}

internal enum Making
{
    /// <summary><c>new Layer(w, b)</c>: the constructor stores its parameters and does nothing else.</summary>
    Constructor,

    /// <summary><c>layer with { Weights = w }</c>, of a record.</summary>
    With,

    /// <summary><c>new Layer { Weights = w }</c>.</summary>
    Initializer,

    /// <summary>A copy by <c>MemberwiseClone</c>, then its fields one by one: inside the class itself.</summary>
    Copy,

    /// <summary>An object that no constructor has run on, then its fields one by one.</summary>
    Blank,

    /// <summary>An abstract class: one of those that are derived from it.</summary>
    Derived,
}

/// <summary>
/// A field, by itself or behind an automatic property. <see cref="CanInitialize"/>: an initializer can set it;
/// <see cref="CanAssign"/>: it can be set in an object that exists. Where not, there may be an <see cref="Accessor"/>.
/// </summary>
internal sealed record ObjectField(
    string Name, IrType Type, Nullness Nullness, bool IsProperty, bool CanInitialize, bool CanAssign, FieldAccessor? Accessor);

/// <summary>A way around the property or <c>readonly</c>: the field's own name and the class that declares it.</summary>
internal sealed record FieldAccessor(string Field, string Owner);

/// <summary>Whether a reference in a field can be null, as far as its declaration says.</summary>
internal enum Nullness
{
    /// <summary>It is declared as not null.</summary>
    Never,

    /// <summary>Its declaration says nothing.</summary>
    Unknown,

    /// <summary>It is declared with a question mark.</summary>
    Declared,
}
