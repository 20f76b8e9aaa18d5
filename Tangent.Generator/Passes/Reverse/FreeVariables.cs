using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>The variables that a block mentions and does not declare, in the order of their first mention.</summary>
internal static class FreeVariables
{
    public static IReadOnlyList<Variable> Of(Block block)
    {
        List<Statement> statements = block.AllStatements().ToList();
        var declared = new HashSet<int>(statements.SelectMany(Fresh.Declared).Select(v => v.Id));
        var seen = new HashSet<int>();
        return statements
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .Where(v => !declared.Contains(v.Id) && seen.Add(v.Id))
            .ToList();
    }
}
