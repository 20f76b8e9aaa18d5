using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>
/// Rebuilds a tree bottom up; a node whose parts did not change is kept. Override the kinds of interest.
/// A statement may become none or several.
/// </summary>
internal abstract class IrRewriter
{
    public virtual Expr Visit(Expr expr) => expr switch
    {
        Unary e => Keep(e, e with { Operand = Visit(e.Operand) }),
        Binary e => Keep(e, e with { Left = Visit(e.Left), Right = Visit(e.Right) }),
        Convert e => Keep(e, e with { Operand = Visit(e.Operand) }),
        Conditional e => Keep(
            e,
            e with { Condition = Visit(e.Condition), WhenTrue = Visit(e.WhenTrue), WhenFalse = Visit(e.WhenFalse) }),
        MathCall e => Keep(e, e with { Arguments = Visit(e.Arguments) }),
        ElementAt e => Keep(e, e with { Array = Visit(e.Array), Indices = Visit(e.Indices) }),
        LengthOf e => Keep(e, e with { Array = Visit(e.Array) }),
        Slice e => Keep(
            e,
            e with { Span = Visit(e.Span), Start = Visit(e.Start), Length = e.Length is null ? null : Visit(e.Length) }),
        AsSpan e => Keep(e, e with { Array = Visit(e.Array) }),
        NewArray e => Keep(e, e with { Sizes = Visit(e.Sizes) }),
        NewList e => Keep(e, e with { Capacity = e.Capacity is null ? null : Visit(e.Capacity) }),
        ArrayLiteral e => Keep(e, e with { Elements = Visit(e.Elements) }),
        CloneOf e => Keep(e, e with { Array = Visit(e.Array) }),
        ZerosLike e => Keep(e, e with { Array = Visit(e.Array), Among = e.Among is null ? null : Visit(e.Among) }),
        SnapshotOf e => Keep(e, new SnapshotOf(Visit(e.Array))),
        Stopped e => Keep(e, new Stopped(Visit(e.Value))),
        TupleOf e => Keep(e, e with { Items = Visit(e.Items) }),
        TupleItem e => Keep(e, e with { Tuple = Visit(e.Tuple) }),
        NewObject e => Keep(e, e with { Fields = Visit(e.Fields), Like = e.Like is null ? null : Visit(e.Like) }),
        RuledCall e => Keep(e, e with { Arguments = Visit(e.Arguments) }),
        SpanCall e => Keep(e, e with { Arguments = Visit(e.Arguments) }),
        Code e => Keep(e, e with { Operands = Visit(e.Operands) }),
        Call e => Keep(
            e,
            e with { Arguments = e.Arguments.Select(a => a with { Value = Visit(a.Value) }).ToEquatable() }),
        Rent e => Keep(e, e with { Count = Visit(e.Count) }),
        Pop e => Keep(e, e with { Stack = Visit(e.Stack) }),
        Lambda e => Keep(e, e with { Body = (Call)Visit(e.Body) }),
        TapeField e => Keep(e, e with { Tape = Visit(e.Tape) }),
        Literal or Zero or Local or DefaultOf or NewStack or NewTape => expr,
        _ => throw new System.InvalidOperationException("Unknown expression " + expr.GetType().Name),
    };

    public virtual IEnumerable<Statement> Visit(Statement statement)
    {
        yield return Rebuild(statement);
    }

    public Block Visit(Block block)
    {
        var result = new List<Statement>(block.Statements.Count);
        bool isChanged = false;
        foreach (Statement statement in block.Statements)
        {
            int before = result.Count;
            result.AddRange(Visit(statement));
            isChanged |= result.Count != before + 1 || !ReferenceEquals(result[before], statement);
        }

        return isChanged ? new Block(result.ToEquatable()) : block;
    }

    /// <summary>The statement with its parts visited.</summary>
    protected Statement Rebuild(Statement statement)
    {
        Statement rebuilt = WithParts(statement);
        return rebuilt.Equals(statement) ? statement : rebuilt;
    }

    private Statement WithParts(Statement statement) => statement switch
    {
        Declare s => s with { Value = s.Value is null ? null : Visit(s.Value) },
        Deconstruct s => s with { Value = Visit(s.Value) },
        Assign s => s with { Target = Visit(s.Target), Value = Visit(s.Value) },
        Do s => s with { Value = Visit(s.Value) },
        InsertAt s => s with { List = Visit(s.List), Index = s.Index is null ? null : Visit(s.Index), Value = Visit(s.Value) },
        RemoveAt s => s with { List = Visit(s.List), Index = s.Index is null ? null : Visit(s.Index) },
        Insert s => s with { Arguments = s.Arguments.Select(a => a with { Value = Visit(a.Value) }).ToEquatable() },
        If s => s with { Condition = Visit(s.Condition), Then = Visit(s.Then), Else = Visit(s.Else) },
        For s => s with
        {
            Start = Visit(s.Start),
            Bound = Visit(s.Bound),
            Slots = s.Slots is null ? null : Visit(s.Slots),
            Trip = s.Trip is null ? null : (Call)Visit(s.Trip),
            Body = Visit(s.Body),
            Alike = Visit(s.Alike),
        },
        Checkpointed s => s with { Count = Visit(s.Count), Slots = Visit(s.Slots), Trip = (Call)Visit(s.Trip) },
        ParallelFor s => s with { Start = Visit(s.Start), End = Visit(s.End), Body = Visit(s.Body) },
        While s => s with { Condition = Visit(s.Condition), Body = Visit(s.Body), Update = Visit(s.Update) },
        DoWhile s => s with { Body = Visit(s.Body), Condition = Visit(s.Condition) },
        Return s => s with { Value = s.Value is null ? null : Visit(s.Value) },
        Throw s => s with { Exception = Visit(s.Exception) },
        Scope s => s with { Body = Visit(s.Body) },
        Push s => s with { Stack = Visit(s.Stack), Value = Visit(s.Value) },
        Release s => s with { History = Visit(s.History) },
        Accumulate s => s with { Target = Visit(s.Target), Addend = Visit(s.Addend) },
        CopyInto s => s with { Target = Visit(s.Target), From = Visit(s.From) },
        Restore s => s with { Snapshot = Visit(s.Snapshot) },
        Try s => s with
        {
            Body = Visit(s.Body),
            Catches = s.Catches.Select(c => c with { Filter = c.Filter is null ? null : Visit(c.Filter), Body = Visit(c.Body) }).ToEquatable(),
            Finally = Visit(s.Finally),
        },
        Break or Continue or Note => statement,
        _ => throw new System.InvalidOperationException("Unknown statement " + statement.GetType().Name),
    };

    private EquatableArray<Expr> Visit(EquatableArray<Expr> exprs)
    {
        List<Expr>? changed = null;
        for (int i = 0; i < exprs.Count; i++)
        {
            Expr visited = Visit(exprs[i]);
            if (changed is null && !ReferenceEquals(visited, exprs[i]))
            {
                changed = new List<Expr>(exprs);
            }

            if (changed is not null)
            {
                changed[i] = visited;
            }
        }

        return changed?.ToEquatable() ?? exprs;
    }

    private static Expr Keep(Expr before, Expr after) => after.Equals(before) ? before : after;
}
