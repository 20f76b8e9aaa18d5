using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// A condition that was named for the backward sweep, which then did not need it, goes back into its <c>if</c>.
/// </summary>
internal static class InlineConditions
{
    public static Block Run(Block block, int firstGenerated)
    {
        Dictionary<int, int> mentions = block.AllStatements()
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .GroupBy(v => v.Id)
            .ToDictionary(g => g.Key, g => g.Count());
        return new Inliner(mentions, firstGenerated).VisitBlock(block);
    }

    private sealed class Inliner(Dictionary<int, int> mentions, int firstGenerated) : IrRewriter
    {
        public Block VisitBlock(Block block)
        {
            var result = new List<Statement>();
            foreach (Statement statement in block.Statements)
            {
                Statement visited = statement.WithBlocks(VisitBlock);
                if (visited is If branch && result.LastOrDefault() is Declare { Value: Expr value } declare
                    && declare.Variable.Id >= firstGenerated
                    && declare.Variable.Type.Equals(IrType.Bool)
                    && value is not Pop
                    && mentions.TryGetValue(declare.Variable.Id, out int count) && count == 1
                    && IsOrNegates(branch.Condition, declare.Variable))
                {
                    result.RemoveAt(result.Count - 1);
                    visited = branch with { Condition = Replace(branch.Condition, declare.Variable, value) };
                }

                result.Add(visited);
            }

            return new Block(result.ToEquatable());
        }

        private static bool IsOrNegates(Expr condition, Variable variable) => condition switch
        {
            Local local => local.Variable.Id == variable.Id,
            Unary { Operator: UnaryOperator.Not } not => IsOrNegates(not.Operand, variable),
            _ => false,
        };

        private static Expr Replace(Expr condition, Variable variable, Expr value) => condition switch
        {
            Unary { Operator: UnaryOperator.Not } not => not with { Operand = Replace(not.Operand, variable, value) },
            _ => value,
        };
    }
}
