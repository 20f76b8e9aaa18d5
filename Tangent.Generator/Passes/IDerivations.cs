using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>
/// Finds, or derives on demand, the derivative of a function that is called. <c>active</c> says for each parameter of
/// the callee whether a derivative flows through it here.
/// </summary>
internal interface IDerivations
{
    /// <summary>The primal under the name by which it can be called from the companion file.</summary>
    Callee Primal(Callee callee);

    /// <summary>The callee's forward-mode derivative.</summary>
    Callee Jvp(Callee callee, IReadOnlyList<bool> active);

    /// <summary>The forward and the backward part of the callee's reverse-mode derivative.</summary>
    SplitCallee Split(Callee callee, IReadOnlyList<bool> active);
}

/// <summary>
/// A callee taken apart for reverse mode. Its forward part takes the callee's parameters and the shadows of the active
/// references, then gives out the tape and, where a reference is returned, its shadow. Its backward part takes the references
/// in <see cref="References"/> and their shadows, the tape, and the adjoints of what came out: of each by-reference
/// scalar, then of the result; it returns the adjoint of each active scalar parameter.
/// </summary>
internal sealed record SplitCallee(
    Callee Forward,
    Callee Backward,
    TapeType Tape,
    Function Primal,
    IReadOnlyList<bool> Active,
    IReadOnlyList<int> References);
