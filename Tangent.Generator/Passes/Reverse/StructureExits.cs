using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Brings a body into the form that can be run backward: one <c>return</c> at the end, no <c>continue</c>, and
/// <c>break</c> only where nothing of the loop's body follows it. Afterwards a block that is entered runs every one of its own
/// statements.
/// <code>
/// if (x &gt; limit) return x;      →      if (x &gt; limit) { value = x; }
/// double y = x * x;                    else { double y = x * x; value = y; }
/// return y;                            return value;
/// </code>
/// A <c>return</c> inside a loop becomes <c>value = …; returned = true; break;</c>, and what follows the loop is guarded.
/// </summary>
internal sealed class StructureExits
{
    private readonly Fresh _fresh;
    private readonly IrType _returnType;
    private bool _usesFlags;
    private Local? _value;
    private Local? _returned;

    private StructureExits(Fresh fresh, IrType returnType)
    {
        _fresh = fresh;
        _returnType = returnType;
    }

    public static Function Run(Function function)
    {
        var fresh = new Fresh(function);
        return new StructureExits(fresh, function.ReturnType).Visit(function) with { NextId = fresh.NextId };
    }

    private Function Visit(Function function)
    {
        List<Statement> statements = function.Body.Statements.ToList();
        if (_returnType is not VoidType && !function.Body.AllStatements().Any(s => s is Return))
        {
            // Every way through it ends in an exception; what follows is never reached, but both sweeps ask for a result.
            statements.Add(new Return(new DefaultOf(_returnType)));
        }

        bool endsInReturn = statements.Count > 0 && statements[statements.Count - 1] is Return;
        bool onlyReturn = new Block(statements.ToEquatable()).AllStatements().Count(s => s is Return) == (endsInReturn ? 1 : 0);
        if (onlyReturn)
        {
            return function with { Body = Initialized(VisitSingleReturn(statements, endsInReturn)) };
        }

        if (_returnType is not VoidType)
        {
            _value = new Local(_fresh.Distinct("value", _returnType));
        }

        if (function.Body.AllStatements().Any(s => s is For or While or DoWhile && s.Blocks().Any(Exits.Returns)))
        {
            _returned = new Local(_fresh.Distinct("returned", IrType.Bool));
            _usesFlags = true;
        }

        List<Statement> body = Sequence(statements, ExitContext.Function);
        var result = new List<Statement>();
        if (_value is not null)
        {
            // The compiler can't see through the flags that the value is always assigned.
            result.Add(new Declare(_value.Variable, _usesFlags ? Hoist.Initial(_returnType) : null));
        }

        if (_returned is not null)
        {
            result.Add(new Declare(_returned.Variable, Truth(false)));
        }

        result.AddRange(body);
        if (_value is not null)
        {
            result.Add(new Return(_value));
        }

        return function with { Body = Initialized(new Block(result.ToEquatable())) };
    }

    private Block Initialized(Block body) => _usesFlags ? new Initializing().Visit(body) : body;

    private Block VisitSingleReturn(List<Statement> statements, bool endsInReturn)
    {
        int count = endsInReturn ? statements.Count - 1 : statements.Count;
        List<Statement> result = Sequence(statements.Take(count).ToList(), ExitContext.Function);
        if (endsInReturn && (Return)statements[count] is { Value: Expr returned } last)
        {
            if (returned is Local or TupleOf)
            {
                result.Add(last);
            }
            else
            {
                var value = new Local(_fresh.Distinct("value", _returnType));
                result.Add(new Declare(value.Variable, returned) { Source = last.Source });
                result.Add(last with { Value = value });
            }
        }

        return new Block(result.ToEquatable());
    }

    private Block Sequence(Block block, ExitContext context) =>
        new(Sequence(block.Statements.ToList(), context).ToEquatable());

    private List<Statement> Sequence(List<Statement> statements, ExitContext context)
    {
        var result = new List<Statement>();
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            List<Statement> rest = statements.Skip(i + 1).ToList();
            switch (statement)
            {
                case Return or Break or Continue:
                    AddExit(result, statement, context);
                    return result;
                case Throw:
                    result.Add(statement);
                    return result;
                case Scope s:
                    // Variables are told apart by id, so a scope's statements can stand in the block around it.
                    result.AddRange(Sequence(s.Body.Statements.Concat(rest).ToList(), context));
                    return result;
                case Try s when rest.Count > 0 && Exits.CanLeave(s.Body):
                    AddGuarded(result, inner => Guarded(s, inner), rest, context);
                    return result;
                case Try s:
                    result.Add(Guarded(s, context));
                    break;
                case If s when Exits.CanLeave(s.Then) || Exits.CanLeave(s.Else):
                    AddBranch(result, s, rest, context);
                    return result;
                case If s:
                    result.Add(s with { Then = Sequence(s.Then, context), Else = Sequence(s.Else, context) });
                    break;
                case For or While or DoWhile:
                    result.Add(Loop(statement));
                    if (statement.Blocks().Any(Exits.Returns))
                    {
                        Statement exit = context.IsLoop ? new Break() : new Return(null);
                        AddBranch(result, new If(_returned!, Block.Of(exit), Block.Empty), rest, context);
                        return result;
                    }

                    break;
                default:
                    result.Add(statement);
                    break;
            }
        }

        return result;
    }

    private Statement Loop(Statement loop)
    {
        ExitContext context = ExitContext.Loop;
        switch (loop)
        {
            case For s:
                return s with { Body = Sequence(s.Body, context) };
            case DoWhile s:
                return s with { Body = Sequence(s.Body, context) };
            default:
                // The update runs after a continue but not after a break: only once the continues are gone can it
                // be put behind the body.
                var s2 = (While)loop;
                Block body = Sequence(s2.Body, context);
                Block whole = new(body.Statements.Concat(s2.Update.Statements).ToEquatable());
                return s2 with { Body = Sequence(whole, context), Update = Block.Empty };
        }
    }

    /// <summary>An <c>if</c> that may leave: what follows it moves into the arm that goes on.</summary>
    private void AddBranch(List<Statement> result, If s, List<Statement> rest, ExitContext context)
    {
        if (rest.Count == 0)
        {
            AddIf(result, s with { Then = Sequence(s.Then, context), Else = Sequence(s.Else, context) });
        }
        else if (Exits.NeverEnds(s.Then))
        {
            Block after = new(s.Else.Statements.Concat(rest).ToEquatable());
            AddIf(result, s with { Then = Sequence(s.Then, context), Else = Sequence(after, context) });
        }
        else if (Exits.NeverEnds(s.Else))
        {
            Block after = new(s.Then.Statements.Concat(rest).ToEquatable());
            AddIf(result, s with { Then = Sequence(after, context), Else = Sequence(s.Else, context) });
        }
        else
        {
            AddGuarded(result, inner => s with { Then = Sequence(s.Then, inner), Else = Sequence(s.Else, inner) }, rest, context);
        }
    }

    /// <summary>What ends in a <c>throw</c> has nothing to be run backward.</summary>
    private Try Guarded(Try s, ExitContext context) => s with { Body = Sequence(s.Body, context), Finally = Sequence(s.Finally, context) };

    /// <summary>
    /// Control may go on and may leave: a flag says whether the rest is still to be run, another one whether
    /// the loop ends afterwards.
    /// </summary>
    private void AddGuarded(List<Statement> result, System.Func<ExitContext, Statement> structure, List<Statement> rest, ExitContext context)
    {
        _usesFlags = true;
        var left = new Local(_fresh.Variable("left", IrType.Bool));
        result.Add(new Declare(left.Variable, Truth(false)));
        bool endsLoop = context.IsLoop && context.Broke is null;
        if (endsLoop)
        {
            context = context with { Broke = new Local(_fresh.Variable("broke", IrType.Bool)) };
        }

        ExitContext inner = context with { Flags = context.Flags.Add(left) };
        var guarded = new List<Statement> { structure(inner) };
        AddIf(guarded, new If(Not(left), new Block(Sequence(rest, context).ToEquatable()), Block.Empty));

        // Only a break or a return ends the loop; a continue needs no more than the first flag.
        if (endsLoop && guarded.SelectMany(Tidy.AssignedIn).Contains(context.Broke!.Variable.Id))
        {
            result.Add(new Declare(context.Broke.Variable, Truth(false)));
            guarded.Add(new If(context.Broke, Block.Of(new Break()), Block.Empty));
        }

        result.AddRange(guarded);
    }

    private void AddExit(List<Statement> result, Statement exit, ExitContext context)
    {
        if (exit is Return { Value: Expr value })
        {
            result.Add(new Assign(_value!, value) { Source = exit.Source });
        }

        bool returnsFromLoop = exit is Return && context.IsLoop;
        if (returnsFromLoop)
        {
            result.Add(new Assign(_returned!, Truth(true)) { Source = exit.Source });
        }

        foreach (Local flag in context.Flags)
        {
            result.Add(new Assign(flag, Truth(true)) { Source = exit.Source });
        }

        if (returnsFromLoop || exit is Break)
        {
            result.Add(context.Broke is Local broke
                ? new Assign(broke, Truth(true)) { Source = exit.Source }
                : new Break() { Source = exit.Source });
        }
    }

    private static void AddIf(List<Statement> result, If s)
    {
        if (!s.Then.IsEmpty)
        {
            result.Add(s);
        }
        else if (!s.Else.IsEmpty)
        {
            result.Add(s with { Condition = Not(s.Condition), Then = s.Else, Else = Block.Empty });
        }
    }

    private static Expr Not(Expr condition) => condition is Unary { Operator: UnaryOperator.Not } negated
        ? negated.Operand
        : new Unary(UnaryOperator.Not, condition, IrType.Bool);

    private static Literal Truth(bool value) => new(value ? "true" : "false", IrType.Bool);

    /// <summary>Behind flags the compiler can't see that a variable without an initial value is always assigned.</summary>
    private sealed class Initializing : IrRewriter
    {
        public override IEnumerable<Statement> Visit(Statement statement) => statement is Declare { Value: null } declare
            ? new[] { declare with { Value = Hoist.Initial(declare.Variable.Type) } }
            : base.Visit(statement);
    }

    /// <summary>
    /// What an exit has to do where it stands: <see cref="Flags"/> are set by every exit, <see cref="Broke"/> by one that
    /// ends the loop and can't jump, since guarded statements follow.
    /// </summary>
    private sealed record ExitContext(bool IsLoop, ImmutableList<Local> Flags, Local? Broke)
    {
        public static readonly ExitContext Function = new(false, ImmutableList<Local>.Empty, null);
        public static readonly ExitContext Loop = new(true, ImmutableList<Local>.Empty, null);
    }
}
