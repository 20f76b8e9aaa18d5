using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Declares a variable in each of the blocks that assign it before they read it, where no value passes from one to another.
/// <code>
/// double z = 0;                         for (…) { double z = x; … }
/// for (…) { z = x; … }          →       for (…) { double z = zHistory[i]; … }
/// for (…) { z = zHistory[i]; … }
/// </code>
/// Only declarations that a pass made (<see cref="Reverse.Hoist"/>): the user's stay where they are.
/// </summary>
internal static class NarrowScopes
{
    public static Block Run(Block block)
    {
        List<Statement> statements = block.Statements.ToList();
        for (int at = statements.Count - 1; at >= 0; at--)
        {
            if (statements[at] is Declare { Source: null, Value: null or Literal or Zero, Variable.Type: RealType or PlainType } declare)
            {
                Narrow(statements, at, declare.Variable);
            }
        }

        return new Block(statements.Select(s => s.WithBlocks(Run)).ToEquatable());
    }

    private static void Narrow(List<Statement> statements, int at, Variable variable)
    {
        List<int> uses = Enumerable.Range(at + 1, statements.Count - at - 1).Where(i => statements[i].Mentions(variable)).ToList();
        if (uses.Count == 0 || !uses.All(i => IsInsideOnly(statements[i], variable)))
        {
            return;
        }

        foreach (int use in uses)
        {
            statements[use] = statements[use].WithBlocks(b => b.AllStatements().Any(s => s.Expressions().Any(e => e.Mentions(variable)))
                ? new Block(b.Statements.Prepend(new Declare(variable, null)).ToEquatable())
                : b);
        }

        statements.RemoveAt(at);
    }

    /// <summary>Whether the statement mentions the variable in its blocks alone, and each of them assigns it before it reads it.</summary>
    private static bool IsInsideOnly(Statement statement, Variable variable) =>
        !statement.Expressions().Any(e => e.Mentions(variable))
        && statement is not (While { Update.IsEmpty: false } or DoWhile)
        && statement.Blocks().All(b => !Reads(b, variable).First);

    /// <summary>Whether the block may read the variable first, and whether it has assigned it at its end, whichever way it goes.</summary>
    private static (bool First, bool Assigns) Reads(Block block, Variable variable)
    {
        foreach (Statement statement in block.Statements)
        {
            (bool first, bool assigns) = Reads(statement, variable);
            if (first || assigns)
            {
                return (first, assigns);
            }
        }

        return (false, false);
    }

    private static (bool First, bool Assigns) Reads(Statement statement, Variable variable)
    {
        switch (statement)
        {
            case Assign { Target: Local target } assign when target.Variable.Id == variable.Id:
                return (assign.Value.Mentions(variable), true);
            case Declare declare when declare.Variable.Id == variable.Id:
                return (declare.Value?.Mentions(variable) == true, declare.Value is not null);
            case Break or Continue or Return or Throw:
                // What follows is not run; a return that reads the variable reads it first.
                return (statement.Expressions().Any(e => e.Mentions(variable)), true);
            case If branch when !branch.Condition.Mentions(variable):
                (bool First, bool Assigns) then = Reads(branch.Then, variable);
                (bool First, bool Assigns) otherwise = Reads(branch.Else, variable);
                return (then.First || otherwise.First, then.Assigns && otherwise.Assigns);
            case For or While or DoWhile when !statement.Expressions().Any(e => e.Mentions(variable)):
                return (statement.Blocks().Any(b => Reads(b, variable).First), false);
            case Scope scope:
                return Reads(scope.Body, variable);
            default:
                return (statement.Mentions(variable), false);
        }
    }
}
