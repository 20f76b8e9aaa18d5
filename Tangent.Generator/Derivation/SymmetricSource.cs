using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Derivation;

/// <summary>
/// What a function is the derivative of: <c>FVjp</c> of <see cref="Primal"/>, its <c>FHvp</c> or its <c>FJvp</c>. <see cref="Wrt"/> says for each
/// parameter of that whether it is differentiated.
/// </summary>
internal sealed record SymmetricSource(Function Primal, IReadOnlyList<bool> Wrt, MemberKind Kind)
{
    public bool IsProduct => Kind == MemberKind.Hvp;

    public bool IsTangent => Kind == MemberKind.Jvp;

    /// <summary>The parameter of <c>FJvp</c> that is the tangent of one of the primal's; null where it has none.</summary>
    public int? Direction(int k) => Wrt[k] ? Primal.Parameters.Count + Wrt.Take(k).Count(w => w) : null;

    /// <summary>The parameter of the primal that one of <c>FJvp</c> is the tangent of.</summary>
    public int Directed(int direction) => Enumerable.Range(0, Wrt.Count).First(k => Direction(k) == direction);

    /// <summary>The parameter of <c>FVjp</c> that is the buffer of one of the primal's.</summary>
    public int Buffer(int k) => Primal.Parameters.Count + Enumerable.Range(0, k).Count(IsBuffered);

    /// <summary>The first parameter of <c>FVjp</c> behind the buffers.</summary>
    public int FirstSeed => Buffer(Primal.Parameters.Count);

    /// <summary>How many parts what the primal returns has.</summary>
    public int Values => Primal.ReturnType is VoidType ? 0 : Parts.Of(Primal.ReturnType).Count;

    /// <summary>Whether the adjoint of a parameter is handed over and back by reference.</summary>
    public static bool HasBuffer(Parameter parameter) => parameter.Variable.Type.IsReference || parameter.Passing is Passing.Ref or Passing.Out;

    /// <summary>The parameter of the primal that one of <c>FVjp</c> is the buffer of.</summary>
    public int Buffered(int buffer) => Enumerable.Range(0, Primal.Parameters.Count).First(k => IsBuffered(k) && Buffer(k) == buffer);

    /// <summary>Where <c>FVjp</c> returns the adjoint of a number of the primal's, or <c>FHvp</c> its share of the product.</summary>
    public int Returned(int k) => IsProduct
        ? Enumerable.Range(0, k).Count(IsMoving)
        : Values + Enumerable.Range(0, k).Count(i => Wrt[i] && !IsBuffered(i));

    /// <summary>Whether <c>FHvp</c> has a direction for a parameter.</summary>
    public bool IsMoving(int k) => Wrt[k] && Primal.Parameters[k].Passing != Passing.Out;

    /// <summary>Whether the primal may write elements of an argument.</summary>
    public bool Writes(FunctionTable functions) =>
        Primal.Parameters.Where((p, k) => p.Variable.Type.IsReference && functions.MayWrite(Primal.Id, k)).Any();

    private bool IsBuffered(int k) => Wrt[k] && HasBuffer(Primal.Parameters[k]);
}
