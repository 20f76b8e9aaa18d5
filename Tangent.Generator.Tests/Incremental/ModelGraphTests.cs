using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Tangent.Generator.Tests.Support;

namespace Tangent.Generator.Tests.Incremental;

/// <summary>The model keeps nothing of a compilation alive, and nothing in it compares by reference.</summary>
public sealed class ModelGraphTests
{
    private const string Members = """
        [Differentiable]
        public static double F(double[] x, int n, string name)
        {
            double s = 0;
            for (int i = 0; i < n; i++) { s += G(x[i], out double t) * t; }
            while (s > 10) { s /= 2; if (s < 3) break; }
            Console.WriteLine($"{name}: {s}");
            (double a, double b) = (s, x[^1]);
            return s > 0 ? a : n switch { 1 => b, _ => throw new ArgumentException(name) };
        }

        static double G(double x, out double t) { t = Math.Sin(x); return x; }
        """;

    [Test]
    public void It_holds_no_part_of_a_compilation() =>
        Assert.That(Reachable(Lowered.Model(TestCompilation.OfMembers(Members))).Where(IsForbidden), Is.Empty);

    [Test]
    public void Two_compilations_of_one_text_give_equal_models() => Assert.That(
        Lowered.Model(TestCompilation.OfMembers(Members)),
        Is.EqualTo(Lowered.Model(TestCompilation.OfMembers(Members))));

    private static bool IsForbidden(object value) =>
        value is ISymbol or SyntaxNode or SyntaxTree or SyntaxToken or Compilation or Location or IOperation or SemanticModel or Delegate
        || (value is Array array && array.Length > 0 && !IsInsideImmutableArray(array));

    /// <summary>The one array allowed is the storage of an EquatableArray, which the walk never hands out as itself.</summary>
    private static bool IsInsideImmutableArray(Array array) => array.Rank == 1 && array.GetType().GetElementType()!.Namespace?.StartsWith("Tangent", StringComparison.Ordinal) == true;

    private static IEnumerable<object> Reachable(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out object? value))
        {
            if (!seen.Add(value))
            {
                continue;
            }

            yield return value;
            IEnumerable<object?> parts = value is string || value.GetType().IsPrimitive || value is Type
                ? []
                : value is IEnumerable list ? list.Cast<object?>() : Fields(value);
            foreach (object? part in parts)
            {
                if (part is not null)
                {
                    open.Push(part);
                }
            }
        }
    }

    private static IEnumerable<object?> Fields(object value)
    {
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field.GetValue(value);
            }
        }
    }
}
