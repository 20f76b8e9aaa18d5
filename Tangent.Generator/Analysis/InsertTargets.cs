using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>On whose adjoints statements are inserted that act on them.</summary>
internal static class InsertTargets
{
    /// <summary>The variables in a block that are, or hold, what an adjoint is acted on of.</summary>
    public static IEnumerable<Variable> In(Block block) => block.AllStatements()
        .OfType<Insert>()
        .SelectMany(s => s.Arguments)
        .Where(a => a.Passing == Passing.Adjoint)
        .SelectMany(a => a.Value.Root() is Variable root ? [root] : a.Value.Variables());

    /// <summary>Whether a function, or what it calls, acts on the adjoint of what a parameter refers to.</summary>
    public static bool Include(Function function, Variable parameter, FunctionTable functions) =>
        Include(function, parameter, functions, new HashSet<(string, int)>());

    private static bool Include(Function function, Variable parameter, FunctionTable functions, HashSet<(string, int)> seen)
    {
        if (!seen.Add((function.Id, parameter.Id)))
        {
            return false;
        }

        AliasClasses aliases = AliasClasses.Within(function, functions);
        int own = aliases.ClassOf(parameter);
        return In(function.Body).Any(v => v.Type.IsReference && aliases.ClassOf(v) == own)
            || function.Body.AllStatements().SelectMany(s => s.Expressions()).OfType<Call>().Any(call => IncludedIn(call));

        bool IncludedIn(Call call) => functions.Find(call.Callee.Id) is Function callee
            && call.Arguments.Where((a, k) => AliasClasses.Sources(a.Value).Any(v => aliases.ClassOf(v) == own)
                && Include(callee, callee.Parameters[k].Variable, functions, seen)).Any();
    }
}
