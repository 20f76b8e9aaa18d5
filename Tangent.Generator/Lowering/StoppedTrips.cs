using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// A <c>break</c> out of a loop over <c>Checkpoint.Range</c>, whose trips are counted before it runs: those behind it do nothing.
/// <code>
/// x *= k;                             if (!stopped)
/// if (x > 9) break;          →        {
/// y += x;                                 x *= k;
///                                         if (x > 9) { stopped = true; continue; }
///                                         y += x;
///                                     }
/// </code>
/// </summary>
internal static class StoppedTrips
{
    public static Block Of(Block body, Variable stopped)
    {
        var isOpen = new Unary(UnaryOperator.Not, new Local(stopped), IrType.Bool);
        return Block.Of(new If(isOpen, Replaced(body, stopped), Block.Empty));
    }

    private static Block Replaced(Block block, Variable stopped) => new(block.Statements.SelectMany(s => s switch
    {
        Break => [new Assign(new Local(stopped), new Literal("true", IrType.Bool)) { Source = s.Source }, new Continue { Source = s.Source }],
        If or Scope or Try => [s.WithBlocks(b => Replaced(b, stopped))],
        _ => new[] { s },
    }).ToEquatable());
}
