using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>Memory from the pool for what one call hands to the next, and the part of it that is used.</summary>
internal sealed record Scratch(Variable Array, Variable Span)
{
    public static Scratch Of(IrType element, Fresh fresh)
    {
        Variable span = fresh.Variable("scratch", new SpanType(element, IsReadOnly: false));
        return new Scratch(fresh.Variable("scratchArray", new ArrayType(element, 1)), span);
    }

    public IEnumerable<Statement> Declarations(Expr count)
    {
        yield return new Declare(Array, new Rent((ArrayType)Array.Type, count));
        yield return new Declare(Span, new Slice(new AsSpan(new Local(Array), Span.Type, IsImplicit: false), Build.IntLiteral(0), count, Span.Type));
    }

    public Statement Release() => new Release(new Local(Array));
}
