using Tangent.Generator.Emit;
using Tangent.Generator.IR;
using Tangent.Generator.Passes;
using Tangent.Generator.Support;

namespace Tangent.Generator.Derivation;

internal enum MemberKind
{
    Jvp,
    Vjp,
    Grad,
    ValueAndGrad,
    Hvp,
    Hessian,
    Jacobian,
    JacobianSparse,
    HessianSparse,
    Pullback,

    /// <summary><c>FJvp</c> along several directions at once; private.</summary>
    Jvps,

    /// <summary><c>FHvp</c> along several directions at once; private.</summary>
    Hvps,

    /// <summary>A part of the derivative of a method that the original calls; private.</summary>
    Helper,
}

/// <summary>One method of the companion.</summary>
internal sealed record DerivedMember(MemberKind Kind, Function Function)
{
    /// <summary>For reverse mode, the names of the arguments whose elements the method may write.</summary>
    public EquatableArray<string> Writes { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>All that one companion declares.</summary>
internal sealed record Companion(EquatableArray<DerivedMember> Members, EquatableArray<TapeDeclaration> Tapes)
{
    public EquatableArray<FieldAccess> Accesses { get; init; } = EquatableArray<FieldAccess>.Empty;
}
