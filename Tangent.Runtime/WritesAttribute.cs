using System;
using System.ComponentModel;

namespace Tangent.Runtime;

/// <summary>
/// On a generated reverse-mode derivative: the arguments whose elements the original method may write. Whoever differentiates a call
/// of the method without its source has to put those back on the way.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WritesAttribute : Attribute
{
    /// <summary>Names the arguments.</summary>
    /// <param name="parameters">The names of the original method's parameters.</param>
    public WritesAttribute(params string[] parameters) => Parameters = parameters;

    /// <summary>The names of the parameters, arrays and spans, whose elements may be written.</summary>
    public string[] Parameters { get; }
}
