using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Which variables a reader sees as the derivative of another one: <c>ds</c> beside <c>s</c>. Those stay where they are, value and
/// derivative side by side.
/// </summary>
internal static class DerivativeNames
{
    /// <summary>The names of the parameters and of what the block declares.</summary>
    public static HashSet<string> Among(Function function, Block block) => new(
        function.Parameters.Select(p => p.Variable)
            .Concat(block.AllStatements().SelectMany(Fresh.Declared))
            .Select(v => v.Name));

    public static bool Has(HashSet<string> names, Variable variable) =>
        variable.Name.Length > 1 && variable.Name[0] == 'd' && names.Contains(variable.Name.Substring(1));
}
