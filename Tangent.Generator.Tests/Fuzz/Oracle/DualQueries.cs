using System;
using System.Collections.Generic;
using System.Linq;

namespace Tangent.Generator.Tests.Fuzz.Oracle;

/// <summary>The ends of queries that <c>System.Linq</c> has for its own numbers only. Public for the programs' sake.</summary>
public static class DualQueries
{
    public static Dual Sum(this IEnumerable<Dual> items) => items.Aggregate((Dual)0, (s, v) => s + v);

    public static Dual Sum<T>(this IEnumerable<T> items, Func<T, Dual> of) => items.Select(of).Sum();

    public static Dual Average(this IEnumerable<Dual> items)
    {
        // What is no array and no list is added up from the first item on: the sum of -0 alone is -0 then.
        Dual[] all = [.. items];
        if (all.Length == 0)
        {
            throw new InvalidOperationException("Sequence contains no elements");
        }

        Dual sum = items is Dual[] or List<Dual> ? all.Sum() : all.Aggregate((s, v) => s + v);
        return sum / all.Length;
    }

    public static Dual Average<T>(this IEnumerable<T> items, Func<T, Dual> of) => items.Select(of).Average();

    /// <summary>Of several that are largest the first, as the loop behind it has it.</summary>
    public static Dual Max(this IEnumerable<Dual> items) => items.Aggregate((m, v) => v > m ? v : m);

    public static Dual Max<T>(this IEnumerable<T> items, Func<T, Dual> of) => items.Select(of).Max();

    public static Dual Min(this IEnumerable<Dual> items) => items.Aggregate((m, v) => v < m ? v : m);

    public static Dual Min<T>(this IEnumerable<T> items, Func<T, Dual> of) => items.Select(of).Min();
}
