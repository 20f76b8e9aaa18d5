using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;

namespace Tangent.Generator.Passes;

/// <summary>
/// The array variables from outside a loop over <c>Checkpoint.Range</c> that come to name other arrays in it. In reverse mode each has an
/// array of its own for the loop, which no other name has.
/// </summary>
internal static class MovedArrays
{
    public static IReadOnlyList<Variable> In(For loop)
    {
        var inside = new HashSet<int>(loop.Body.AllStatements().SelectMany(Fresh.Declared).Select(v => v.Id));
        HashSet<int> assigned = NamedAnewIn(loop);
        return loop.Body.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .Where(v => AliasClasses.HoldsReference(v.Type) && assigned.Contains(v.Id) && !inside.Contains(v.Id))
            .GroupBy(v => v.Id)
            .Select(g => g.First())
            .OrderBy(v => v.Id)
            .ToArray();
    }

    /// <summary>The variables that a trip gives another value to: not those of which it writes an element, or a part of one.</summary>
    public static HashSet<int> NamedAnewIn(For loop) => new(loop.Body.AllStatements()
        .Where(s => s is not Assign { Target: TupleItem part } || !IsInStorage(part))
        .SelectMany(Tidy.AssignedBy));

    private static bool IsInStorage(Expr place) => place is ElementAt || (place is TupleItem item && IsInStorage(item.Tuple));

    /// <summary>Whether the function writes elements of what the variables may name. Where not, it does not matter which array it is.</summary>
    public static bool AreWritten(IReadOnlyCollection<Variable> moved, Function function, FunctionTable functions)
    {
        AliasClasses aliases = AliasClasses.Within(function, functions);
        var classes = new HashSet<int>(moved.Select(aliases.ClassOf));
        return StorageWrites.Of(function.Body, functions).Any(v => classes.Contains(aliases.ClassOf(v)));
    }

    /// <summary>
    /// <c>u = (double[])u.Clone();</c> before the loop, for each of them.
    /// </summary>
    public static IEnumerable<Statement> Apart(Call trip, For loop, Function function, FunctionTable functions)
    {
        var handed = new HashSet<int>(trip.Arguments.SelectMany(a => a.Value.Variables()).Select(v => v.Id));
        List<Variable> moved = In(loop).Where(v => handed.Contains(v.Id)).ToList();
        bool areWritten = AreWritten(moved, function, functions);
        for (int i = 0; i < moved.Count; i++)
        {
            foreach (Variable other in moved.Skip(i + 1).Where(v => areWritten && v.Type.Equals(moved[i].Type)))
            {
                yield return TripBody.Apart(moved[i], other);
            }
        }

        foreach (Variable variable in moved)
        {
            yield return new Assign(new Local(variable), new CloneOf(new Local(variable), variable.Type));
        }
    }
}
