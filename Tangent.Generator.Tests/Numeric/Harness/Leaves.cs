using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>
/// The real numbers inside a value: a scalar itself, the elements of arrays and tuples, the fields of structs and of classes
/// that are not the framework's. A shared array or object counts once.
/// </summary>
internal static class Leaves
{
    public static bool CarryDerivative(Type type) => Any(type, IsReal);

    public static bool AreSingle(Type type) => Any(type, t => t == typeof(float));

    public static bool AreHalf(Type type) => Any(type, t => t == typeof(Half));

    public static bool IsReal(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(Half);

    /// <summary>A number of a real or integer type, which <c>Convert</c> does not know all of.</summary>
    public static object Number(object value, Type type) => type == typeof(Half)
        ? (Half)Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : Convert.ChangeType(value is Half half ? (double)half : value, type, CultureInfo.InvariantCulture);

    /// <summary>The numbers of several values in order, every array that occurs in them once.</summary>
    public static double[] Of(IEnumerable<object?> values)
    {
        var leaves = new List<double>();
        Map(values.ToArray(), x =>
        {
            leaves.Add(x);
            return x;
        });
        return leaves.ToArray();
    }

    /// <summary>
    /// The values with every number replaced, in new storage: arrays that were one array are one array again.
    /// </summary>
    public static object?[] Map(object?[] values, Func<double, double> f)
    {
        var copies = new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        return values.Select(v => Map(v, f, copies)).ToArray();
    }

    public static object?[] Copy(object?[] values) => Map(values, x => x);

    /// <summary>Values of the same shape, with the given numbers in turn.</summary>
    public static object?[] With(object?[] values, IReadOnlyList<double> numbers)
    {
        int next = 0;
        return Map(values, _ => numbers[next++]);
    }

    public static IEnumerable<int[]> Indices(Array array)
    {
        int[] index = new int[array.Rank];
        for (int count = array.Length; count > 0; count--)
        {
            yield return (int[])index.Clone();
            for (int d = index.Length - 1; d >= 0 && ++index[d] == array.GetLength(d); d--)
                index[d] = 0;
        }
    }

    /// <summary>The fields of a struct that is more than one value of the language's own, empty for any other type.</summary>
    public static FieldInfo[] FieldsOf(Type type) => type is { IsValueType: true, IsPrimitive: false, IsEnum: false, IsByRefLike: false }
        ? type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        : [];

    /// <summary>The fields of a class that is not the framework's, those of its bases included; empty for any other type.</summary>
    public static FieldInfo[] FieldsOfClass(Type type)
    {
        bool isOwn = type is { IsClass: true, IsArray: false, Namespace: { } space } && !space.StartsWith("System", StringComparison.Ordinal) && !typeof(Delegate).IsAssignableFrom(type);
        return !isOwn ? []
            : [.. FieldsOfClass(type.BaseType!), .. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)];
    }

    /// <summary>All that the values are but their numbers: lengths, nulls, what carries no derivative.</summary>
    public static IEnumerable<object?> Rest(IEnumerable<object?> values) => values.SelectMany(Rest);

    private static IEnumerable<object?> Rest(object? value) => value switch
    {
        double or float => [],
        Array array => Rest(Indices(array).Select(i => array.GetValue(i))).Prepend(string.Join("x", Enumerable.Range(0, array.Rank).Select(array.GetLength))),
        ITuple tuple => Rest(Enumerable.Range(0, tuple.Length).Select(i => tuple[i])),
        not null when FieldsOf(value.GetType()) is { Length: > 0 } fields => Rest(fields.Select(f => f.GetValue(value))),
        not null when FieldsOfClass(value.GetType()) is { Length: > 0 } fields => Rest(fields.Select(f => f.GetValue(value))).Prepend(value.GetType()),
        _ => [value],
    };

    private static object? Map(object? value, Func<double, double> f, Dictionary<object, object> copies)
    {
        switch (value)
        {
            case double x:
                return f(x);
            case float x:
                return (float)f(x);
            case Half x:
                return (Half)f((double)x);
            case Array array:
                if (!copies.TryGetValue(array, out object? copy))
                {
                    var mapped = (Array)array.Clone();
                    copies.Add(array, mapped);
                    foreach (int[] index in Indices(array))
                        mapped.SetValue(Map(array.GetValue(index), f, copies), index);
                    copy = mapped;
                }

                return copy;
            case IList list:
                if (!copies.TryGetValue(list, out object? listCopy))
                {
                    var mapped = (IList)Activator.CreateInstance(list.GetType())!;
                    copies.Add(list, mapped);
                    foreach (object? element in list)
                        mapped.Add(Map(element, f, copies));
                    listCopy = mapped;
                }

                return listCopy;
            case ITuple tuple:
                object?[] items = Enumerable.Range(0, tuple.Length).Select(i => Map(tuple[i], f, copies)).ToArray();
                return Activator.CreateInstance(value.GetType(), items);
            case not null when FieldsOf(value.GetType()) is { Length: > 0 } fields:
                object boxed = RuntimeHelpers.GetObjectValue(value)!;
                foreach (FieldInfo field in fields)
                    field.SetValue(boxed, Map(field.GetValue(boxed), f, copies));
                return boxed;
            case not null when FieldsOfClass(value.GetType()) is { Length: > 0 } fields:
                if (!copies.TryGetValue(value, out object? known))
                {
                    known = RuntimeHelpers.GetUninitializedObject(value.GetType());
                    copies.Add(value, known);
                    foreach (FieldInfo field in fields)
                        field.SetValue(known, Map(field.GetValue(value), f, copies));
                }

                return known;
            default:
                return value;
        }
    }

    public static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static bool Any(Type type, Func<Type, bool> isLeaf)
    {
        if (type.IsByRef || type.IsArray)
            return Any(type.GetElementType()!, isLeaf);
        bool isContainer = type.IsByRefLike || IsList(type) || typeof(ITuple).IsAssignableFrom(type);
        return isContainer
            ? type.GetGenericArguments().Any(t => Any(t, isLeaf))
            : isLeaf(type) || FieldsOf(type).Concat(FieldsOfClass(type)).Any(f => Any(f.FieldType, isLeaf))
                || (type.IsAbstract && type.IsClass && Derived(type).Any(t => Any(t, isLeaf)));
    }

    /// <summary>The classes of the suite that are derived from one.</summary>
    public static IEnumerable<Type> Derived(Type type) => type.Namespace?.StartsWith("System", StringComparison.Ordinal) == false ? type.Assembly.GetTypes().Where(t => t.BaseType == type) : [];
}
