using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

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
    public static Function Run(Function function, int firstGenerated) => Run(function, firstGenerated, firstGenerated);

    /// <param name="function">The derivative.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    /// <param name="firstRemovable">
    /// The lowest variable id that is not kept where nobody reads it: 0 where what the user computes is not asked for.
    /// </param>
    public static Function Run(Function function, int firstGenerated, int firstRemovable)
    {
        Block body = function.Body;
        for (int round = 0; round < MaxRounds; round++)
        {
            Block before = body;
            body = Polish(function, Simplify(function, body, firstGenerated, firstRemovable), firstGenerated);
            if (body.Equals(before))
            {
                break;
            }
        }

        // Products are put together in front of loops when it is known what stands in them.
        Function merged = function with { Body = MergeAdditions.Run(DoubleAdditions.Run(body, firstGenerated), firstGenerated) };
        var derivatives = new System.Lazy<HashSet<int>>(() => DerivativeValues.In(merged, firstGenerated));
        Function folded = FoldFactors.Run(merged, derivatives);
        if (!ReferenceEquals(folded, merged))
        {
            // A number that is gone may leave a copy.
            folded = folded with { Body = Polish(folded, Simplify(folded, folded.Body, firstGenerated, firstRemovable), firstGenerated) };
        }

        function = ShareInverses.Run(folded, firstGenerated, derivatives);
        function = HoistFactors.Run(function, firstGenerated, derivatives);
        return function with { Body = WithoutLastNote(ArrangeProducts.Run(function.Body, firstGenerated)) };
    }

    /// <summary>Nothing is left of a backward sweep whose trips all follow their forward sweeps at once.</summary>
    private static Block WithoutLastNote(Block body)
    {
        int note = body.Statements.Count - 2;
        bool isLast = note >= 0 && body.Statements[note] is Note && body.Statements[note + 1] is Return
            && body.AllStatements().Count(s => s is Note) > 1;
        return isLast ? new Block(body.Statements.Where((_, k) => k != note).ToEquatable()) : body;
    }

    /// <summary>Takes out what is not needed at all, until nothing more is found.</summary>
    private static Block Simplify(Function function, Block body, int firstGenerated, int firstRemovable)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            Block before = body;

            // Zeros first: what they make constant or unread, the others remove.
            body = ZeroPropagation.Run(body);
            body = CopyPropagation.Run(function, body, firstGenerated);
            body = InlineConditions.Run(body, firstGenerated);
            body = UnreadStorage.Run(body, firstGenerated);
            body = DeadCode.Run(function with { Body = body }, firstRemovable);

            // Last: a declaration moves down only to a use that is still there.
            body = SinkDeclarations.Run(body, firstGenerated);
            if (body.Equals(before))
            {
                break;
            }
        }

        return body;
    }

    /// <summary>Writes shorter what is left. Only then is it known which names will be read.</summary>
    private static Block Polish(Function function, Block body, int firstGenerated)
    {
        body = NarrowScopes.Run(body);
        body = MergeCopies.Run(function, body, firstGenerated);
        body = PostponeOverwrites.Run(function, body, firstGenerated);
        body = ZeroStores.Run(body);
        return InlineTemporaries.Run(function, body, firstGenerated);
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

    /// <summary>The variables that a statement itself assigns or declares. Storing an element changes what a variable refers to, not the variable.</summary>
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
            case Assign { Target: not ElementAt } s when s.Target.Root() is Variable root:
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
