using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Stores a value at once where a zero was stored to be added to.
/// <code>
/// dx[i] = 0;                      dx[i] = exp * dxHere;
/// dx[i] += exp * dxHere;    →
/// </code>
/// </summary>
internal static class ZeroStores
{
    public static Block Run(Block block)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(Run)).ToList();
        for (int at = statements.Count - 2; at >= 0; at--)
        {
            if (statements[at] is Assign { Target: ElementAt place, Value: Zero })
            {
                Merge(statements, at, place);
            }
        }

        return new Block(statements.ToEquatable());
    }

    private static void Merge(List<Statement> statements, int at, ElementAt place)
    {
        int next = at + 1;
        while (next < statements.Count - 1 && statements[next] is Declare { Value: Expr between } && ReadsNoElement(between))
        {
            next++;
        }

        if (statements[next] is Assign { Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum } addition
            && addition.Target.Equals(place)
            && sum.Left.Equals(place)
            && ReadsNoElement(sum.Right))
        {
            Expr value = sum.Operator == BinaryOperator.Add ? sum.Right : Build.Negate(sum.Right);
            statements[next] = addition with { Value = value };
            statements.RemoveAt(at);
        }
    }

    /// <summary>Any element may be the stored one: arrays alias.</summary>
    private static bool ReadsNoElement(Expr expr) => expr.IsMovable() && !expr.Descendants().Any(e => e is ElementAt);
}
