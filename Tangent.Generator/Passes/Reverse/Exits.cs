using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>Where blocks leave early: by <c>return</c>, <c>break</c> or <c>continue</c>.</summary>
internal static class Exits
{
    /// <summary>Whether control can never reach the end of the block.</summary>
    public static bool NeverEnds(Block block) =>
        block.Statements.Count > 0 && NeverEnds(block.Statements[block.Statements.Count - 1]);

    /// <summary>Whether the block can leave what it stands in, other than by an exception or by its end.</summary>
    public static bool CanLeave(Block block) => block.Statements.Any(CanLeave);

    /// <summary>Whether there is a <c>return</c> anywhere in the block.</summary>
    public static bool Returns(Block block) => block.AllStatements().Any(s => s is Return);

    /// <summary>Whether a loop's body leaves the loop by <c>break</c>, the loops inside it not counted.</summary>
    public static bool Breaks(Block body) => body.Statements.Any(s => s switch
    {
        Break => true,
        If branch => Breaks(branch.Then) || Breaks(branch.Else),
        Scope scope => Breaks(scope.Body),
        Try guarded => Breaks(guarded.Body),
        _ => false,
    });

    /// <summary>A guard: an <c>if</c> whose arm only throws has no mirror.</summary>
    public static bool OnlyThrows(If s) => s.Else.IsEmpty && s.Then.Statements.All(t => t is Throw);

    private static bool CanLeave(Statement statement) => statement switch
    {
        Return or Break or Continue => true,
        If s => CanLeave(s.Then) || CanLeave(s.Else),
        Scope s => CanLeave(s.Body),
        Try s => CanLeave(s.Body),
        For or While or DoWhile => statement.Blocks().Any(Returns),
        _ => false,
    };

    private static bool NeverEnds(Statement statement) => statement switch
    {
        Return or Break or Continue or Throw => true,
        If s => NeverEnds(s.Then) && NeverEnds(s.Else),
        Scope s => NeverEnds(s.Body),
        Try s => NeverEnds(s.Body),
        _ => false,
    };
}
