using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Declares where it first gets a value what a pass declared, an adjoint say.
/// <code>
/// double db = 0;                  …
/// …                        →      double db = seed / y;
/// db = seed / y;
/// </code>
/// </summary>
internal static class SinkDeclarations
{
    public static Block Run(Block block, int firstGenerated)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(b => Run(b, firstGenerated))).ToList();
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i] is Declare { Value: null or Zero } declare && (declare.Variable.Id >= firstGenerated || declare.Source is null))
            {
                Sink(statements, i, declare);
            }
        }

        return new Block(statements.ToEquatable());
    }

    private static void Sink(List<Statement> statements, int at, Declare declare)
    {
        int use = statements.FindIndex(at + 1, s => s.Mentions(declare.Variable));
        if (use < 0)
        {
            return;
        }

        if (statements[use] is Assign { Target: Local target } assign
            && target.Variable.Id == declare.Variable.Id
            && !assign.Value.Mentions(declare.Variable))
        {
            statements[use] = new Declare(declare.Variable, assign.Value) { Source = assign.Source };
            statements.RemoveAt(at);
        }
        else if (use > at + 1 && !OnlyDeclarationsBetween(statements, at, use))
        {
            statements.RemoveAt(at);
            statements.Insert(use - 1, declare with { Source = statements[use - 1].Source });
        }
    }

    /// <summary>Declarations that wait at the same place stay in their order.</summary>
    private static bool OnlyDeclarationsBetween(List<Statement> statements, int at, int use) =>
        statements.Skip(at + 1).Take(use - at - 1).All(s => s is Declare { Value: null or Zero });
}
