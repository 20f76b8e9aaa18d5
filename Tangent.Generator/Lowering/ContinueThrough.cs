using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Lowering;

/// <summary>
/// Puts statements at the end of a loop's body, and before each <c>continue</c> of that loop, so that they run on every
/// way to the next trip.
/// <code>
/// if (c) { continue; } f();      becomes      if (c) { update; continue; } f(); update;
/// </code>
/// </summary>
internal sealed class ContinueThrough(Block update)
{
    public Block AtEndOf(Block body) => new(Visit(body).Statements.Concat(update.Statements).ToEquatable());

    private Block Visit(Block block) => new(block.Statements.SelectMany(Visit).ToEquatable());

    private IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Continue:
                return update.Statements.Append(statement);
            case If s:
                return [s with { Then = Visit(s.Then), Else = Visit(s.Else) }];
            case Scope s:
                return [s with { Body = Visit(s.Body) }];
            default:
                // A continue in an inner loop is that loop's own.
                return [statement];
        }
    }
}
