using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes;

/// <summary>
/// The names that callers of a derivative see: <c>dx</c> for <c>x</c>, with a trailing <c>_</c> where the method itself uses the name.
/// They depend on nothing else, so that all the derivatives of a method agree.
/// </summary>
internal sealed class PublicNames
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<int, string> _derivatives = new();

    /// <param name="original">The method as the user wrote it, before any pass adds names.</param>
    public PublicNames(Function original) => _taken = new HashSet<string>(original.Parameters
        .Select(p => p.Variable)
        .Concat(original.Body.AllStatements().SelectMany(Fresh.Declared))
        .Select(v => v.Name));

    /// <summary>The name of a parameter's derivative, which is no other parameter's: those of <c>x</c> beside <c>dx</c>, and of <c>x_</c>.</summary>
    public string Derivative(Variable parameter)
    {
        if (!_derivatives.TryGetValue(parameter.Id, out string? name))
        {
            name = Free("d" + parameter.Name);
            while (_derivatives.ContainsValue(name))
            {
                name = Free(name + "_");
            }

            _derivatives.Add(parameter.Id, name);
        }

        return name;
    }

    public string Free(string name) => _taken.Contains(name) ? Free(name + "_") : name;
}
