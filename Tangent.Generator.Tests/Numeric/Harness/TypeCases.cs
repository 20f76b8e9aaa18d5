using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>Generic methods, and methods of generic types, are checked for each of the real types of .NET.</summary>
internal static class TypeCases
{
    private static readonly Type[] Reals = [typeof(double), typeof(float), typeof(Half)];

    public static IEnumerable<MethodInfo> Of(MethodInfo method) => method.IsGenericMethodDefinition
        ? Reals.Select(real => method.MakeGenericMethod(Repeat(real, method.GetGenericArguments().Length)))
        : [method];

    public static IEnumerable<Type> Of(Type type) => type.IsGenericTypeDefinition
        ? Reals.Select(real => type.MakeGenericType(Repeat(real, type.GetGenericArguments().Length)))
        : [type];

    /// <summary>A generic method, or one of a generic type, called with <c>double</c>; null for any other.</summary>
    public static MethodInfo? Wide(MethodInfo method)
    {
        if (!method.IsGenericMethod && !method.DeclaringType!.IsGenericType)
            return null;
        Type type = method.DeclaringType!.IsGenericType ? Of(method.DeclaringType.GetGenericTypeDefinition()).First() : method.DeclaringType;
        MethodInfo found = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Single(m => m.MetadataToken == method.MetadataToken);
        return Of(found).First();
    }

    /// <summary>The method of another assembly that is written the same, for the same types.</summary>
    public static MethodInfo Like(MethodInfo method, Type counterpart, Func<MethodInfo, bool> isSame)
    {
        Type type = method.DeclaringType!.IsGenericType ? counterpart.MakeGenericType(method.DeclaringType.GetGenericArguments()) : counterpart;
        MethodInfo found = type
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Single(isSame);
        return method.IsGenericMethod ? found.MakeGenericMethod(method.GetGenericArguments()) : found;
    }

    public static string Text(MethodInfo method)
    {
        IEnumerable<Type> all = (method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [])
            .Concat(method.IsGenericMethod ? method.GetGenericArguments() : []);
        return all.Any() ? "<" + string.Join(", ", all.Select(t => t.Name)) + ">" : string.Empty;
    }

    private static Type[] Repeat(Type type, int count) => Enumerable.Repeat(type, count).ToArray();
}
