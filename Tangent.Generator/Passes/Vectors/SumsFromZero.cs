using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// A sum that was a loop starts with its first total.
/// <code>
/// double da = 0;
/// da += TensorPrimitives.Dot(dz, x);      →      double da = TensorPrimitives.Dot(dz, x);
/// </code>
/// </summary>
internal static class SumsFromZero
{
    public static Block Run(Block block)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(Run)).ToList();
        for (int at = statements.Count - 1; at > 0; at--)
        {
            if (statements[at] is Assign { Target: Local sum, Value: Binary { Operator: BinaryOperator.Add, Right: var total } addition } assign
                && total is SpanCall or Binary { Operator: BinaryOperator.Multiply, Left: Literal, Right: SpanCall }
                && addition.Left.Equals(sum)
                && statements.FindLastIndex(at - 1, s => s.Mentions(sum.Variable) || s is Declare d && d.Variable.Id == sum.Variable.Id) is >= 0 and var before
                && statements[before] is Declare { Value: Zero or Literal { Text: "0" } } declare
                && declare.Variable.Id == sum.Variable.Id)
            {
                statements[at] = new Declare(sum.Variable, total) { Source = assign.Source };
                statements.RemoveAt(before);
            }
        }

        return new Block(statements.ToEquatable());
    }
}
