using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>
/// Makes arguments. What is not specified is random between 0.4 and 1.6, the same in every run; sizes shrink from a
/// method's first point to its third.
/// </summary>
internal sealed class PointSource
{
    public static readonly object Unspecified = new();

    private static readonly int[] Lengths = [4, 1, 3];
    private static readonly int[] Numbers = [3, 1, 2];

    private readonly Random _random;
    private readonly int _index;

    public PointSource(string name, int index)
    {
        // The hash of a string differs from run to run.
        _random = new Random(name.Aggregate(17 + index, (hash, c) => unchecked((hash * 31) + c)));
        _index = index % 3;
    }

    public object? Argument(Type type, object? spec)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        if (type.IsByRefLike)
            type = type.GetGenericArguments()[0].MakeArrayType();
        return spec switch
        {
            null => null,
            _ when Nullable.GetUnderlyingType(type) is { } underlying => Argument(underlying, spec),
            Type kind => ObjectOf(In(type, kind), Unspecified),
            _ when type.IsArray => ArrayOf(type, spec),
            _ when Leaves.IsList(type) => Activator.CreateInstance(type, ArrayOf(type.GetGenericArguments()[0].MakeArrayType(), spec)),
            _ when typeof(ITuple).IsAssignableFrom(type) => TupleOf(type, spec),
            _ when Leaves.IsReal(type) && spec != Unspecified => Leaves.Number(spec, type),
            _ when !Leaves.IsReal(type) && Leaves.FieldsOf(type).Length > 0 => StructOf(type, spec),
            _ when Leaves.FieldsOfClass(type).Length > 0 => ObjectOf(type, spec),
            _ when spec == Unspecified => Scalar(type),
            _ when type.IsEnum => Enum.ToObject(type, spec),
            _ => Convert.ChangeType(spec, type, CultureInfo.InvariantCulture),
        };
    }

    private object Scalar(Type type) => type switch
    {
        _ when Leaves.CarryDerivative(type) => Leaves.Number(Next(), type),
        _ when type == typeof(bool) => _index != 1,
        _ when type.IsPrimitive => Convert.ChangeType(Numbers[_index], type, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException("Say with [At] what is passed for " + type),
    };

    private Array ArrayOf(Type type, object spec)
    {
        Type element = type.GetElementType()!;
        if (spec is Array values)
        {
            Array copy = Array.CreateInstance(element, values.Length);
            for (int i = 0; i < values.Length; i++)
                copy.SetValue(Argument(element, values.GetValue(i)), i);
            return copy;
        }

        if (element.IsArray)
        {
            int[] rows = spec is string text ? Sizes(text, ',') : [2, 3, 1];
            Array jagged = Array.CreateInstance(element, rows.Length);
            for (int i = 0; i < rows.Length; i++)
                jagged.SetValue(ArrayOf(element, rows[i]), i);
            return jagged;
        }

        int[] sizes = spec switch
        {
            int length when type.GetArrayRank() == 1 => [length],
            string text => Sizes(text, 'x'),
            _ => type.GetArrayRank() == 1 ? [Lengths[_index]] : Enumerable.Range(2, type.GetArrayRank()).ToArray(),
        };
        Array array = Array.CreateInstance(element, sizes);
        foreach (int[] index in Leaves.Indices(array))
            array.SetValue(Argument(element, Unspecified), index);
        return array;
    }

    private object TupleOf(Type type, object spec)
    {
        Type[] elements = type.GetGenericArguments();
        object?[] values = spec is Array array ? array.Cast<object?>().ToArray() : elements.Select(_ => Unspecified).ToArray<object?>();
        return Activator.CreateInstance(type, elements.Select((e, i) => Argument(e, values[i])).ToArray())!;
    }

    private object StructOf(Type type, object spec)
    {
        object value = Activator.CreateInstance(type)!;
        FieldInfo[] fields = Leaves.FieldsOf(type);
        for (int i = 0; i < fields.Length; i++)
            fields[i].SetValue(value, Argument(fields[i].FieldType, spec is Array parts ? parts.GetValue(i) : Unspecified));
        return value;
    }

    private object ObjectOf(Type type, object spec)
    {
        if (type.IsAbstract)
        {
            Type[] kinds = [.. Leaves.Derived(type)];
            return ObjectOf(kinds[_index % kinds.Length], spec);
        }

        object value = RuntimeHelpers.GetUninitializedObject(type);
        FieldInfo[] fields = Leaves.FieldsOfClass(type);
        for (int i = 0; i < fields.Length; i++)
            fields[i].SetValue(value, Argument(fields[i].FieldType, spec is Array parts ? parts.GetValue(i) : fields[i].FieldType == typeof(string) ? null : Unspecified));
        return value;
    }

    /// <summary>The class that is meant by one of the suite's, in the assembly that another type is from.</summary>
    private static Type In(Type other, Type kind)
    {
        if (kind.Assembly == other.Assembly)
            return kind;
        Type definition = kind.IsGenericType ? kind.GetGenericTypeDefinition() : kind;
        Type found = other.Assembly.GetType(definition.FullName!.Replace(kind.Namespace!, other.Namespace, StringComparison.Ordinal), throwOnError: true)!;
        return kind.IsGenericType ? found.MakeGenericType(kind.GetGenericArguments()) : found;
    }

    private double Next() => 0.4 + (1.2 * _random.NextDouble());

    private static int[] Sizes(string text, char separator) =>
        text.Length == 0 ? [] : text.Split(separator).Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToArray();
}
