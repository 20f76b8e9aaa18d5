using System;

namespace Tangent;

/// <summary>
/// The derivatives that <see cref="DifferentiableAttribute"/> asks for. For a method <c>F</c> each flag stands for one or
/// more generated members, named after it.
/// </summary>
[Flags]
public enum Derivatives
{
    /// <summary>Nothing is generated.</summary>
    None = 0,

    /// <summary>Forward mode: <c>FJvp</c>, the value and its tangent along one direction (a Jacobian-vector product).</summary>
    Forward = 1,

    /// <summary>
    /// Reverse mode: <c>FVjp</c>, the value and the adjoints of all inputs (a vector-Jacobian product), and, where the result
    /// is a floating-point scalar, <c>FGrad</c> and <c>FValueAndGrad</c>.
    /// </summary>
    Reverse = 2,

    /// <summary>
    /// <c>FPullback</c>: the value and a function that maps an adjoint of the result to the adjoints of the inputs, as often as wanted.
    /// </summary>
    Pullback = 4,

    /// <summary><c>FHvp</c>: the Hessian times a direction, without the Hessian.</summary>
    Hvp = 8,

    /// <summary><c>FHessian</c>: the matrix of second derivatives, the inputs flattened in order.</summary>
    Hessian = 16,

    /// <summary><c>FJacobian</c>: the matrix of first derivatives, results by rows and inputs by columns.</summary>
    Jacobian = 32,

    /// <summary><c>FJacobianSparse</c>: the same as a sparse matrix, from a few sweeps however many columns there are.</summary>
    JacobianSparse = 64,

    /// <summary><c>FHessianSparse</c>: the matrix of second derivatives as a sparse matrix.</summary>
    HessianSparse = 128,

    /// <summary>What is generated where nothing else is asked for: <see cref="Forward"/> and <see cref="Reverse"/>.</summary>
    Default = Forward | Reverse,

    /// <summary>Everything that the method's signature allows.</summary>
    All = Forward | Reverse | Pullback | Hvp | Hessian | Jacobian | JacobianSparse | HessianSparse,
}
