using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>Which state of the primal some code reads: variables and elements; adjoints are not state.</summary>
internal sealed class Reads(AliasClasses aliases, AdjointMap adjoints)
{
    /// <summary>Whether a span of the forward sweep is still there in the backward sweep: not where the two are methods of their own.</summary>
    public bool SpansLast { get; init; }

    public IEnumerable<Location> Of(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            foreach (Location location in Of(statement))
            {
                yield return location;
            }
        }
    }

    public IEnumerable<Location> Of(Expr expr)
    {
        foreach (Expr part in expr.Descendants())
        {
            if (part is Local local && !adjoints.IsAdjoint(local.Variable))
            {
                yield return Location.Variable(local.Variable.Id);
            }
            else if (part is ElementAt { Array: var array } && array.Root() is Variable root && !adjoints.IsAdjoint(root))
            {
                Variable? primal = adjoints.PrimalOfShadow(root);
                if (primal is null)
                {
                    yield return Location.Of(part, aliases.ClassOf(root));
                }
                else if (part.Type.IsReference)
                {
                    yield return Location.OfShadow(part, aliases.ClassOf(primal));
                }
            }
            else if (part is LengthOf { Array: { Type: ListType } list } && list.Root() is Variable counted && !adjoints.IsAdjoint(counted)
                && adjoints.PrimalOfShadow(counted) is null)
            {
                yield return Location.Contents(aliases.ClassOf(counted));
            }
            else if (part is SpanCall call)
            {
                foreach (Variable span in call.Sources.Where(s => s.Type.IsReference).Select(s => s.Root()).OfType<Variable>())
                {
                    if (!adjoints.IsAdjoint(span) && adjoints.PrimalOfShadow(span) is null)
                    {
                        yield return Location.Contents(aliases.ClassOf(span));
                    }
                }
            }
            else if (part is CloneOf clone && clone.Array.Root() is Variable cloned)
            {
                yield return Location.Contents(aliases.ClassOf(cloned));
            }
        }
    }

    private IEnumerable<Location> Of(Statement statement)
    {
        // A variable that is only assigned is not read; the indices of an element that is assigned are.
        IEnumerable<Expr> expressions = statement is Assign { Target: Local } assign
            ? new[] { assign.Value }
            : statement.Expressions();
        return expressions.SelectMany(Of).Concat(statement.Blocks().SelectMany(b => Of(b.Statements)));
    }
}
