using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>A <c>break</c> that leaves a switch; it is gone before lowering returns.</summary>
internal sealed record LeaveSwitch : Statement;

/// <summary>
/// Takes the exits of a switch out of a section's statements: what would be skipped goes into the other arm.
/// <code>
/// if (c) { y = 1; break; }      becomes      if (c) { y = 1; }
/// y = 2; break;                              else { y = 2; }
/// </code>
/// </summary>
internal static class SwitchExits
{
    /// <summary>The statements without exits, null where an exit is too deep to be taken out.</summary>
    public static List<Statement>? TryRemove(IEnumerable<Statement> statements)
    {
        var result = new List<Statement>();
        var queue = new LinkedList<Statement>(statements);
        while (queue.First is { } node)
        {
            queue.RemoveFirst();
            switch (node.Value)
            {
                case LeaveSwitch:
                    return result;
                case If branch when HasExit(branch):
                    return TryRemoveBranch(branch, queue) is If merged ? [.. result, merged] : null;
                case Scope scope when HasExit(scope):
                    return TryRemove(scope.Body.Statements.Concat(queue)) is List<Statement> inner
                        ? [.. result, scope with { Body = new Block(inner.ToEquatable()) }]
                        : null;
                case Try guarded when HasExit(guarded):
                    return null;
                default:
                    result.Add(node.Value);
                    break;
            }
        }

        return result;
    }

    private static If? TryRemoveBranch(If branch, IEnumerable<Statement> rest)
    {
        List<Statement> tail = rest.ToList();
        bool both = !Ends(branch.Then) && !Ends(branch.Else);
        if (both && tail.Count > 0 && !tail.All(s => s is LeaveSwitch))
        {
            return null;
        }

        List<Statement>? whenTrue = TryRemove(Ends(branch.Then) ? branch.Then.Statements : branch.Then.Statements.Concat(tail));
        List<Statement>? whenFalse = TryRemove(Ends(branch.Else) ? branch.Else.Statements : branch.Else.Statements.Concat(tail));
        return whenTrue is null || whenFalse is null
            ? null
            : branch with { Then = new Block(whenTrue.ToEquatable()), Else = new Block(whenFalse.ToEquatable()) };
    }

    /// <summary>Whether control never reaches the end of a block.</summary>
    private static bool Ends(Block block) => block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] switch
    {
        LeaveSwitch or Break or Continue or Return or Throw => true,
        If branch => Ends(branch.Then) && Ends(branch.Else),
        Scope scope => Ends(scope.Body),
        _ => false,
    };

    private static bool HasExit(Statement statement) =>
        statement is LeaveSwitch || statement.Blocks().Any(b => b.Statements.Any(HasExit));
}
