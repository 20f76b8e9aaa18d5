using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Analysis;

/// <summary>
/// Whether control can reach the end of a block. A cautious answer: where it says that control never does, it never does.
/// </summary>
internal static class Endings
{
    public static bool AlwaysLeaves(Block block) => block.Statements.Any(AlwaysLeaves);

    public static bool AlwaysLeaves(Statement statement) => statement switch
    {
        Return or Throw => true,
        Scope s => AlwaysLeaves(s.Body),
        Try s => AlwaysLeaves(s.Body) || AlwaysLeaves(s.Finally),
        If s => AlwaysLeaves(s.Then) && AlwaysLeaves(s.Else),
        While { Condition: Literal { Text: "true" } } s => !Breaks(s.Body),
        _ => false,
    };

    /// <summary>Whether a loop with this body may be left by a <c>break</c> of its own.</summary>
    public static bool Breaks(Block block) => block.Statements.Any(s =>
        s is Break || (s is not (For or While or DoWhile) && s.Blocks().Any(Breaks)));
}
