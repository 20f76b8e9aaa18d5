using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using System.Reflection;

namespace Tangent.Generator.Tests.Rules.Spans;

/// <summary>The public members of <c>TensorPrimitives</c>, and methods that call them.</summary>
internal static class TensorMembers
{
    public static IReadOnlyList<MethodInfo> All { get; } =
        typeof(TensorPrimitives).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    public static int Written(MethodInfo member) => member.GetParameters().Count(p => IsA(p.ParameterType, typeof(Span<>)));

    public static int Sources(MethodInfo member) => member.GetParameters().Length - Written(member);

    /// <summary>
    /// A method over arrays that calls the member for <c>double</c> or <c>float</c>, and one in which the destination is the span
    /// <paramref name="inPlace"/>.
    /// </summary>
    public static string MethodOver(MethodInfo member, string name, string type, int? inPlace)
    {
        ParameterInfo[] parameters = member.GetParameters();
        string[] names = parameters.Select((p, k) => "p" + k).ToArray();
        string[] declared = parameters.Select((p, k) => TypeOf(p.ParameterType, type, k, parameters.Length) + " " + names[k]).ToArray();
        if (inPlace is int source)
        {
            names[^1] = names[source];
            declared = declared[..^1];
        }

        bool isReduction = Written(member) == 0;
        string typeArguments = member.IsGenericMethod
            ? "<" + string.Join(", ", member.GetGenericArguments().Select((_, k) => k == 0 ? type : type == "double" ? "float" : "double")) + ">"
            : "";
        string call = $"TensorPrimitives.{member.Name}{typeArguments}({string.Join(", ", names)})";
        return $$"""
            [Differentiable]
            public static {{(isReduction ? type : "void")}} {{name}}({{string.Join(", ", declared)}})
            {
                {{(isReduction ? "return " : "")}}{{call}};
            }
            """;
    }

    public static bool IsSpan(Type type) => IsA(type, typeof(ReadOnlySpan<>));

    private static string TypeOf(Type parameter, string type, int k, int count)
    {
        if (!parameter.IsGenericType)
            return parameter.IsGenericParameter ? type : parameter == typeof(float) ? "float" : parameter.FullName!;
        string element = parameter.GetGenericArguments()[0] is { IsGenericParameter: true } argument
            ? argument.GenericParameterPosition == 0 ? type : type == "double" ? "float" : "double"
            : "float";
        // Half of the sources as spans.
        return k == 0 && count > 1 ? $"ReadOnlySpan<{element}>" : element + "[]";
    }

    private static bool IsA(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
