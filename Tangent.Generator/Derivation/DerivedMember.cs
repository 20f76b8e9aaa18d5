using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

internal enum MemberKind
{
    Jvp,
    Vjp,
    Grad,
    ValueAndGrad,

    /// <summary>A part of the derivative of a method that the original calls; private.</summary>
    Helper,
}

/// <summary>One method of the companion.</summary>
internal sealed record DerivedMember(MemberKind Kind, Function Function);

/// <summary>A tape as it is declared: a class where its own kind is among its fields, so that the type has a size.</summary>
internal sealed record DerivedTape(string Name, bool IsClass, EquatableArray<Variable> Fields);

/// <summary>All that one companion declares.</summary>
internal sealed record Companion(EquatableArray<DerivedMember> Members, EquatableArray<DerivedTape> Tapes);
