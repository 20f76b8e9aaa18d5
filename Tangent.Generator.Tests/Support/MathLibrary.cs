using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Tangent.Generator.Tests.Support;

/// <summary>The four types whose static members are mathematics, under the names that the IR knows them by.</summary>
internal static class MathLibrary
{
    public static readonly string[] Owners = ["Math", "MathF", "double", "float"];

    public static Type? Type(string owner) => owner switch
    {
        "Math" => typeof(Math),
        "MathF" => typeof(MathF),
        "double" => typeof(double),
        "float" => typeof(float),
        _ => null,
    };

    /// <summary>The public static methods, operators left out.</summary>
    public static IEnumerable<MethodInfo> Members(string owner) =>
        Type(owner)!.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => !m.IsSpecialName);

    /// <summary>The overloads of a function over the reals, whole numbers allowed where the library asks for them.</summary>
    public static IEnumerable<MethodInfo> Overloads(string owner, string function, int arity) =>
        Members(owner).Where(m => m.Name == function
            && m.GetParameters() is { } parameters
            && parameters.Length == arity
            && IsReal(parameters[0].ParameterType)
            && parameters.All(p => IsReal(p.ParameterType) || p.ParameterType == typeof(int)));

    public static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);
}
