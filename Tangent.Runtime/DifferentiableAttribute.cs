using System;

namespace Tangent;

/// <summary>
/// Asks for the derivatives of a method. The generator writes them as ordinary methods beside it, into another part of its
/// type, which therefore must be <c>partial</c>, as must be every type around it.
/// </summary>
/// <remarks>
/// For <c>double F(double[] w, double y)</c> the default is <c>FJvp</c>, <c>FVjp</c>, <c>FGrad</c> and <c>FValueAndGrad</c>,
/// with the accessibility and the type parameters of <c>F</c>.
/// </remarks>
/// <example>
/// <code>
/// public static partial class Model
/// {
///     [Differentiable]
///     public static double Square(double x) => x * x;
/// }
///
/// double slope = Model.SquareGrad(3.0); // 6
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    private readonly string[] _wrt;

    /// <summary>Marks a method to be differentiated.</summary>
    /// <param name="wrt">
    /// The names of the parameters to differentiate with respect to, in any order (derivatives always come in the order of
    /// the parameters). Empty means every parameter whose type has a derivative.
    /// </param>
    public DifferentiableAttribute(params string[] wrt)
    {
        _wrt = wrt ?? [];
    }

    /// <summary>The names given to the constructor; empty for every parameter whose type has a derivative.</summary>
    public string[] Wrt => (string[])_wrt.Clone();

    /// <summary>Which derivatives to generate; <see cref="Derivatives.Default"/> where it is not set.</summary>
    public Derivatives Emit { get; set; } = Derivatives.Default;
}
