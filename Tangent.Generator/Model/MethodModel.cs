using System;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Model;

/// <summary>
/// All that the companion file of one annotated method depends on. It holds no symbol, no syntax, no location and no
/// position, so that two runs that lower the same method compare equal and everything after lowering is skipped.
/// </summary>
internal sealed record MethodModel(
    string HintName,
    TargetType Target,
    MethodHeader Header,
    DerivativeRequest Request,
    Function Primal,
    bool HasBody,
    EquatableArray<Function> Callees,
    LanguageFacts Language)
{
    /// <summary>Whether the method or what it calls uses something marked obsolete, which its derivatives repeat.</summary>
    public bool UsesObsolete { get; init; }

    /// <summary>Whether there is an array of objects some of which may be null.</summary>
    public bool HasNullableElements { get; init; }

    /// <summary>The generated derivatives of other methods that the method or what it calls calls.</summary>
    public EquatableArray<NestedDerivative> Nested { get; init; } = EquatableArray<NestedDerivative>.Empty;

    /// <summary>Whether loops of adjoints become calls of <c>TensorPrimitives</c>, where the consumer has them.</summary>
    public bool Vectorizes { get; init; }
}

/// <summary>
/// A generated derivative that is called. <see cref="Original"/> is the id of the method that it is a derivative of, which is among the
/// callees. <see cref="Prefix"/> stands before the names of that method's derivatives where the companion calls them; where it cannot
/// see them, it has copies.
/// </summary>
internal sealed record NestedDerivative(string Original, Derivation.MemberKind Kind, DerivativeRequest Request, string Prefix, bool IsVisible)
{
    public string Id => Derivation.HelperDerivations.DerivativeId(Original, Kind.ToString());
}

/// <summary>
/// Where the companion is declared. <see cref="Declarations"/> are the containing types from the outermost in, as the
/// partial declaration writes them: <c>partial class Model&lt;T&gt;</c>. <see cref="QualifiedNames"/> are the well-known simple
/// names (<c>Math</c>, <c>Span</c>, <c>History</c>, …) that mean something else here and must be written with <c>global::</c>.
/// </summary>
internal sealed record TargetType(
    string? Namespace,
    EquatableArray<string> Declarations,
    EquatableArray<string> QualifiedNames);

/// <summary>
/// The original's modifiers as the companions repeat them (<c>public static</c>), its type parameters and constraints as
/// text (empty where it has none), the text of a <c>cref</c> to it, whether the compiler finds the type arguments of a call,
/// and whether other methods of the name are differentiated too.
/// </summary>
internal sealed record MethodHeader(
    string Modifiers,
    bool IsStatic,
    string TypeParameters,
    string Constraints,
    string Cref,
    bool InfersTypeArguments,
    bool HasOverloads);

/// <summary>
/// What was asked for: the names of the <c>wrt</c> parameters in the method's order, and the flags of
/// <c>Tangent.Derivatives</c>.
/// </summary>
internal sealed record DerivativeRequest(EquatableArray<string> Wrt, Derivatives Emit);

/// <summary>The generator's own copy of the runtime enumeration of the same name; values are the same.</summary>
[Flags]
internal enum Derivatives
{
    None = 0,
    Forward = 1,
    Reverse = 2,
    Pullback = 4,
    Hvp = 8,
    Hessian = 16,
    Jacobian = 32,
    JacobianSparse = 64,
    HessianSparse = 128,
    Default = Forward | Reverse,
    All = Forward | Reverse | Pullback | Hvp | Hessian | Jacobian | JacobianSparse | HessianSparse,
}

/// <summary>
/// What the consuming compilation lets the emitted code use. <c>TensorPrimitives</c> count from the version on that has them for all types of numbers.
/// </summary>
internal sealed record LanguageFacts(int CSharpVersion, bool HasTensorPrimitives);
