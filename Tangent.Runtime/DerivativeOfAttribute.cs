using System;

namespace Tangent;

/// <summary>
/// Declares a static method to be a derivative of another one, for methods that cannot be annotated or whose derivative is
/// better written by hand. It is found anywhere in the compilation and in referenced assemblies.
/// </summary>
/// <remarks>
/// The signature says which derivative of <c>R M(p…)</c> it is:
/// <list type="bullet">
/// <item>a partial: the parameters of <c>M</c>, returning ∂M/∂p for the parameter named by <see cref="Wrt"/>;</item>
/// <item>a Jvp: the signature that <c>MJvp</c> would have, returning <c>(R Value, R Tangent)</c>;</item>
/// <item>a Vjp: the signature that <c>MVjp</c> would have, with the seed as its last parameter.</item>
/// </list>
/// </remarks>
/// <example>
/// <code>
/// [DerivativeOf(typeof(Special), nameof(Special.Erf))]
/// public static double ErfPartial(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <summary>Declares a derivative of <paramref name="type"/>'s method <paramref name="method"/>.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name; which overload is meant follows from the parameters.</param>
    public DerivativeOfAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type that declares the method.</summary>
    public Type Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }

    /// <summary>
    /// For a partial, the name of the parameter it is the derivative with respect to; not needed where the method has one.
    /// </summary>
    public string? Wrt { get; set; }
}
