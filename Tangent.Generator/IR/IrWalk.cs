using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Support;

namespace Tangent.Generator.IR;

/// <summary>Looks through trees without changing them.</summary>
internal static class IrWalk
{
    /// <summary>The direct parts of an expression.</summary>
    public static IEnumerable<Expr> Children(this Expr expr)
    {
        switch (expr)
        {
            case Unary e: return One(e.Operand);
            case Binary e: return Two(e.Left, e.Right);
            case Convert e: return One(e.Operand);
            case Conditional e: return new[] { e.Condition, e.WhenTrue, e.WhenFalse };
            case MathCall e: return e.Arguments;
            case ElementAt e: return Prepend(e.Array, e.Indices);
            case LengthOf e: return One(e.Array);
            case Slice e: return e.Length is null ? Two(e.Span, e.Start) : new[] { e.Span, e.Start, e.Length };
            case AsSpan e: return One(e.Array);
            case NewArray e: return e.Sizes;
            case NewList e: return e.Capacity is null ? System.Array.Empty<Expr>() : One(e.Capacity);
            case ArrayLiteral e: return e.Elements;
            case CloneOf e: return One(e.Array);
            case ZerosLike e: return e.Among is null ? One(e.Array) : Two(e.Among, e.Array);
            case SnapshotOf e: return One(e.Array);
            case Stopped e: return One(e.Value);
            case TupleOf e: return e.Items;
            case TupleItem e: return One(e.Tuple);
            case NewObject e: return e.Like is null ? e.Fields : Prepend(e.Like, e.Fields);
            case Code e: return e.Operands;
            case RuledCall e: return e.Arguments;
            case SpanCall e: return e.Arguments;
            case Call e: return ArgumentValues(e.Arguments);
            case Lambda e: return One(e.Body);
            case Rent e: return One(e.Count);
            case Pop e: return One(e.Stack);
            case TapeField e: return One(e.Tape);
            default: return System.Array.Empty<Expr>();
        }
    }

    /// <summary>The expression and all its parts, parents first.</summary>
    public static List<Expr> Descendants(this Expr expr)
    {
        // One list, not an iterator a level: this is what the passes do most.
        var found = new List<Expr>();
        Collect(expr, found);
        return found;
    }

    private static void Collect(Expr expr, List<Expr> found)
    {
        found.Add(expr);
        switch (expr)
        {
            case Local or Literal or Zero:
                break;
            case Binary e:
                Collect(e.Left, found);
                Collect(e.Right, found);
                break;
            default:
                foreach (Expr child in expr.Children())
                {
                    Collect(child, found);
                }

                break;
        }
    }

    /// <summary>The expressions that stand directly in a statement, its blocks left out.</summary>
    public static IEnumerable<Expr> Expressions(this Statement statement)
    {
        switch (statement)
        {
            case Declare s: return s.Value is null ? System.Array.Empty<Expr>() : One(s.Value);
            case Deconstruct s: return One(s.Value);
            case Assign s: return Two(s.Target, s.Value);
            case Do s: return One(s.Value);
            case InsertAt s: return s.Index is null ? Two(s.List, s.Value) : new[] { s.List, s.Index, s.Value };
            case RemoveAt s: return s.Index is null ? One(s.List) : Two(s.List, s.Index);
            case Insert s: return ArgumentValues(s.Arguments);
            case If s: return One(s.Condition);
            case For { Slots: Expr slots } s: return s.Trip is null ? new[] { s.Start, s.Bound, slots } : new[] { s.Start, s.Bound, slots, s.Trip };
            case For s: return Two(s.Start, s.Bound);
            case Checkpointed s: return new[] { s.Count, s.Slots, s.Trip };
            case ParallelFor s: return Two(s.Start, s.End);
            case While s: return One(s.Condition);
            case DoWhile s: return One(s.Condition);
            case Return s: return s.Value is null ? System.Array.Empty<Expr>() : One(s.Value);
            case Throw s: return One(s.Exception);
            case Push s: return Two(s.Stack, s.Value);
            case Release s: return One(s.History);
            case Accumulate s: return Two(s.Target, s.Addend);
            case CopyInto s: return Two(s.From, s.Target);
            case Restore s: return One(s.Snapshot);
            case Try s: return s.Catches.Select(c => c.Filter).OfType<Expr>();
            default: return System.Array.Empty<Expr>();
        }
    }

    /// <summary>The blocks that stand directly in a statement.</summary>
    public static IEnumerable<Block> Blocks(this Statement statement)
    {
        switch (statement)
        {
            case If s: return new[] { s.Then, s.Else };
            case For s: return new[] { s.Body };
            case ParallelFor s: return new[] { s.Body };
            case While s: return new[] { s.Body, s.Update };
            case DoWhile s: return new[] { s.Body };
            case Scope s: return new[] { s.Body };
            case Try s: return s.Catches.Select(c => c.Body).Prepend(s.Body).Append(s.Finally);
            default: return System.Array.Empty<Block>();
        }
    }

    /// <summary>The statement with other blocks in the place of its own.</summary>
    public static Statement WithBlocks(this Statement statement, System.Func<Block, Block> rebuild) => statement switch
    {
        If s => s with { Then = rebuild(s.Then), Else = rebuild(s.Else) },
        For s => s with { Body = rebuild(s.Body) },
        ParallelFor s => s with { Body = rebuild(s.Body) },
        While s => s with { Body = rebuild(s.Body), Update = rebuild(s.Update) },
        DoWhile s => s with { Body = rebuild(s.Body) },
        Scope s => s with { Body = rebuild(s.Body) },
        Try s => s with
        {
            Body = rebuild(s.Body),
            Catches = s.Catches.Select(c => c with { Body = rebuild(c.Body) }).ToEquatable(),
            Finally = rebuild(s.Finally),
        },
        _ => statement,
    };

    /// <summary>All statements of a block, nested ones included, in textual order.</summary>
    public static List<Statement> AllStatements(this Block block)
    {
        var found = new List<Statement>();
        Collect(block, found);
        return found;
    }

    private static void Collect(Block block, List<Statement> found)
    {
        foreach (Statement statement in block.Statements)
        {
            found.Add(statement);
            foreach (Block inner in statement.Blocks())
            {
                Collect(inner, found);
            }
        }
    }

    /// <summary>The variable that a target is, or is part of: <c>a</c> for <c>a[i][j]</c>.</summary>
    public static Variable? Root(this Expr target) => target switch
    {
        Local local => local.Variable,
        ElementAt element => element.Array.Root(),
        TupleItem item => item.Tuple.Root(),
        TapeField field => field.Tape.Root(),
        Slice slice => slice.Span.Root(),
        AsSpan span => span.Array.Root(),
        Stopped stopped => stopped.Value.Root(),
        Convert { Type.IsReference: true } view => view.Operand.Root(),
        _ => null,
    };

    /// <summary>The variables that an expression mentions.</summary>
    public static IEnumerable<Variable> Variables(this Expr expr)
    {
        foreach (Expr part in expr.Descendants())
        {
            if (part is Local local)
            {
                yield return local.Variable;
            }
        }
    }

    /// <summary>Whether an expression mentions a variable.</summary>
    public static bool Mentions(this Expr expr, Variable variable)
    {
        foreach (Variable v in expr.Variables())
        {
            if (v.Id == variable.Id)
            {
                return true;
            }
        }

        return false;
    }

    private static Expr[] One(Expr expr) => new[] { expr };

    private static Expr[] Two(Expr first, Expr second) => new[] { first, second };

    private static IEnumerable<Expr> Prepend(Expr first, EquatableArray<Expr> rest)
    {
        yield return first;
        foreach (Expr expr in rest)
        {
            yield return expr;
        }
    }

    private static IEnumerable<Expr> ArgumentValues(EquatableArray<Argument> arguments)
    {
        foreach (Argument argument in arguments)
        {
            yield return argument.Value;
        }
    }
}
