using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Takes out of a derivative what a reader would take out by hand: additions to zero, copies, values that nobody reads.
/// Only what the passes themselves introduced is touched; the user's own statements stay.
/// </summary>
internal static class Tidy
{
    private const int MaxRounds = 6;

    /// <param name="function">The derivative.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    public static Function Run(Function function, int firstGenerated)
    {
        Block body = function.Body;
        for (int round = 0; round < MaxRounds; round++)
        {
            Block before = body;

            // Zeros first: what they make constant or unread, the others remove.
            body = ZeroPropagation.Run(body);
            body = CopyPropagation.Run(body, firstGenerated);
            body = InlineConditions.Run(body, firstGenerated);
            body = DeadCode.Run(function with { Body = body }, firstGenerated);

            // Last: a declaration moves down only to a use that is still there.
            body = SinkDeclarations.Run(body, firstGenerated);
            if (body.Equals(before))
            {
                break;
            }
        }

        return function with { Body = body };
    }

    /// <summary>The variables that a statement assigns, its blocks included.</summary>
    public static IEnumerable<int> AssignedIn(Statement statement)
    {
        foreach (int id in AssignedBy(statement))
        {
            yield return id;
        }

        foreach (Block block in statement.Blocks())
        {
            foreach (Statement inner in block.Statements)
            {
                foreach (int id in AssignedIn(inner))
                {
                    yield return id;
                }
            }
        }
    }

    /// <summary>The variables that a statement itself assigns or declares.</summary>
    public static IEnumerable<int> AssignedBy(Statement statement)
    {
        switch (statement)
        {
            case Declare s:
                yield return s.Variable.Id;
                break;
            case Deconstruct s:
                foreach (Variable variable in s.Variables)
                {
                    yield return variable.Id;
                }

                break;
            case Assign s when s.Target.Root() is Variable root:
                yield return root.Id;
                break;
            case For s:
                yield return s.Index.Id;
                break;
            default:
                break;
        }

        foreach (Expr expr in statement.Expressions())
        {
            if (expr is Call call)
            {
                foreach (Argument argument in call.Arguments)
                {
                    if (argument.Passing is Passing.Ref or Passing.Out && argument.Value.Root() is Variable root)
                    {
                        yield return root.Id;
                    }
                }
            }
        }
    }
}
