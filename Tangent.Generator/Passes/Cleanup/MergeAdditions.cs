using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Adds to an element of an adjoint once what would be added to it twice in a row: each addition is a read and a write of memory that the next
/// one waits for.
/// <code>
/// dx[i] -= dalong;
/// dx[i + 1] += dacross;              →      dx[i + 1] += dacross;
/// dx[i] -= 2 * x[i] * dacross;              dx[i] -= dalong + 2 * x[i] * dacross;
/// </code>
/// </summary>
internal static class MergeAdditions
{
    private const int MaxOperations = 8;

    /// <param name="block">The derivative's body.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    public static Block Run(Block block, int firstGenerated)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(b => Run(b, firstGenerated))).ToList();
        for (int at = statements.Count - 2; at >= 0; at--)
        {
            if (Addition(statements[at], firstGenerated) is (ElementAt place, Expr first))
            {
                Merge(statements, at, place, first, firstGenerated);
            }
        }

        return new Block(statements.ToEquatable());
    }

    private static void Merge(List<Statement> statements, int at, ElementAt place, Expr first, int firstGenerated)
    {
        var read = new HashSet<int>(place.Variables().Concat(first.Variables()).Select(v => v.Id));
        for (int next = at + 1; next < statements.Count; next++)
        {
            if (Addition(statements[next], firstGenerated) is (ElementAt other, Expr second) && other.Equals(place))
            {
                Expr whole = Both(place, first, second);
                if (whole.Descendants().Count(e => e is Unary or Binary or MathCall) <= MaxOperations)
                {
                    statements[next] = new Assign(place, whole) { Source = statements[next].Source };
                    statements.RemoveAt(at);
                }

                return;
            }

            if (!CanBePassed(statements[next], firstGenerated) || Tidy.AssignedBy(statements[next]).Any(read.Contains))
            {
                return;
            }
        }
    }

    private static Expr Both(Expr place, Expr first, Expr second) => Build.Negated(first) is Expr a && Build.Negated(second) is Expr b
        ? new Binary(BinaryOperator.Subtract, place, Build.Add(a, b), place.Type)
        : Reverse.Contributions.Increased(place, Build.Add(first, second));

    /// <summary>What <c>place += addend</c> adds, negated for a subtraction, where the addend itself reads no adjoint's elements.</summary>
    private static (ElementAt Place, Expr Addend)? Addition(Statement statement, int firstGenerated) =>
        statement is Assign { Target: ElementAt { Type: RealType { Kind: RealKind.Double or RealKind.Single or RealKind.Tangents } } place, Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum }
            && sum.Left.Equals(place) && place.Root() is Variable root && root.Id >= firstGenerated
            && !ReadsAdjoints(sum.Right, firstGenerated) && sum.Right.IsMovable() && place.Indices.All(i => !ReadsAdjoints(i, firstGenerated))
            ? (place, sum.Operator == BinaryOperator.Add ? sum.Right : Build.Negate(sum.Right))
            : null;

    /// <summary>An addition to another element, or arithmetic: nothing that sees whether the first addition has been made.</summary>
    private static bool CanBePassed(Statement statement, int firstGenerated) => statement switch
    {
        Declare { Value: Expr value } => value.IsMovable() && !ReadsAdjoints(value, firstGenerated),
        Declare => true,
        Assign { Target: Local } assign => assign.Value.IsMovable() && !ReadsAdjoints(assign.Value, firstGenerated),
        _ => Addition(statement, firstGenerated) is not null,
    };

    /// <summary>Arrays of the passes' own: adjoints may alias each other. The user's arrays are not written here.</summary>
    private static bool ReadsAdjoints(Expr expr, int firstGenerated) =>
        expr.Descendants().Any(e => e is ElementAt element && (element.Root() is not Variable root || root.Id >= firstGenerated));
}
