using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Drops assignments to the passes' own variables that nobody reads afterwards: backward liveness over the structured
/// program. Of what the user wrote only what is never reached goes.
/// </summary>
internal sealed class DeadCode
{
    private readonly int _firstGenerated;
    private readonly HashSet<int> _byReference;
    private HashSet<int> _atBreak = new();
    private HashSet<int> _atContinue = new();

    private DeadCode(Function function, int firstGenerated)
    {
        _firstGenerated = firstGenerated;
        _byReference = new HashSet<int>(function.Parameters
            .Where(p => p.Passing is Passing.Ref or Passing.Out)
            .Select(p => p.Variable.Id));
    }

    public static Block Run(Function function, int firstGenerated)
    {
        var pass = new DeadCode(function, firstGenerated);
        var live = new HashSet<int>(pass._byReference);
        Block body = pass.Visit(function.Body, live);
        return RemoveUnmentioned(body);
    }

    /// <summary>The block without its dead statements; <paramref name="live"/> goes from after it to before it.</summary>
    private Block Visit(Block block, HashSet<int> live)
    {
        var result = new List<Statement>();
        foreach (Statement statement in Reached(block).Reverse())
        {
            if (Visit(statement, live) is Statement kept)
            {
                result.Add(kept);
            }
        }

        result.Reverse();
        return new Block(result.ToEquatable());
    }

    /// <summary>The statements up to the first behind which control never comes.</summary>
    private static IEnumerable<Statement> Reached(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            yield return statement;
            if (statement is Break or Continue || Endings.AlwaysLeaves(statement))
            {
                yield break;
            }
        }
    }

    private Statement? Visit(Statement statement, HashSet<int> live)
    {
        switch (statement)
        {
            case Declare { Value: null }:
                return statement;
            case Declare s:
                if (IsDead(s.Variable, s.Value!, live))
                {
                    return s with { Value = null };
                }

                live.Remove(s.Variable.Id);
                break;
            case Assign { Target: Local local } s:
                if (IsDead(local.Variable, s.Value, live))
                {
                    return null;
                }

                live.Remove(local.Variable.Id);
                Read(s.Value, live);
                return s;
            case Deconstruct s:
                live.ExceptWith(s.Variables.Select(v => v.Id));
                break;
            case Return:
                live.Clear();
                live.UnionWith(_byReference);
                break;
            case Throw:
                live.Clear();
                break;
            case Break:
                Become(live, _atBreak);
                return statement;
            case Continue:
                Become(live, _atContinue);
                return statement;
            case If s:
                return VisitBranch(s, live);
            case For s:
                return VisitLoop(live, trip => s with { Body = Visit(s.Body, trip) }, s, body: r => ((For)r).Body);
            case While s:
                return VisitLoop(live, trip => VisitWhile(s, trip), s, body: _ => s.Body);
            case DoWhile s:
                return VisitLoop(live, trip => VisitDoWhile(s, trip), s, body: _ => s.Body);
            case Scope s:
                return s with { Body = Visit(s.Body, live) };
            case Try s:
                // An exception may come anywhere in it: what the other blocks read is never dead.
                _byReference.UnionWith(s.Catches.Select(c => c.Body).Append(s.Finally)
                    .SelectMany(b => b.AllStatements())
                    .SelectMany(inner => inner.Expressions())
                    .Concat(s.Expressions())
                    .SelectMany(e => e.Variables())
                    .Select(v => v.Id));
                Block final = Visit(s.Finally, live);
                return s with { Body = Visit(s.Body, live), Finally = final };
            default:
                break;
        }

        foreach (Expr expr in statement.Expressions())
        {
            Read(expr, live);
        }

        return statement;
    }

    private static void Become(HashSet<int> live, HashSet<int> other)
    {
        live.Clear();
        live.UnionWith(other);
    }

    private While VisitWhile(While s, HashSet<int> live)
    {
        Block update = Visit(s.Update, live);
        HashSet<int> outer = _atContinue;
        _atContinue = new HashSet<int>(live);
        Block body = Visit(s.Body, live);
        _atContinue = outer;
        return s with { Body = body, Update = update };
    }

    private DoWhile VisitDoWhile(DoWhile s, HashSet<int> live)
    {
        Read(s.Condition, live);
        HashSet<int> outer = _atContinue;
        _atContinue = new HashSet<int>(live);
        Block body = Visit(s.Body, live);
        _atContinue = outer;
        return s with { Body = body };
    }

    private If? VisitBranch(If s, HashSet<int> live)
    {
        var otherwise = new HashSet<int>(live);
        Block then = Visit(s.Then, live);
        Block rest = Visit(s.Else, otherwise);
        live.UnionWith(otherwise);
        if (then.IsEmpty && rest.IsEmpty && !(s.Then.IsEmpty && s.Else.IsEmpty))
        {
            return null;
        }

        Read(s.Condition, live);
        return then.IsEmpty && !rest.IsEmpty && !s.Then.IsEmpty
            ? s with { Condition = new Unary(UnaryOperator.Not, s.Condition, IrType.Bool), Then = rest, Else = Block.Empty }
            : s with { Then = then, Else = rest };
    }

    private Statement? VisitLoop(
        HashSet<int> live,
        System.Func<HashSet<int>, Statement> visit,
        Statement loop,
        System.Func<Statement, Block> body)
    {
        HashSet<int> outerBreak = _atBreak;
        HashSet<int> outerContinue = _atContinue;
        _atBreak = new HashSet<int>(live);
        var head = new HashSet<int>(live);
        foreach (Expr expr in loop.Expressions())
        {
            Read(expr, head);
        }

        Statement rebuilt;
        int before;
        do
        {
            before = head.Count;
            _atContinue = new HashSet<int>(head);
            var trip = new HashSet<int>(head);
            rebuilt = visit(trip);
            head.UnionWith(trip);
        }
        while (head.Count > before);

        _atBreak = outerBreak;
        _atContinue = outerContinue;
        if (rebuilt is For && body(rebuilt).IsEmpty && (!body(loop).IsEmpty || _firstGenerated == 0))
        {
            return null;
        }

        Become(live, head);
        return rebuilt;
    }

    private bool IsDead(Variable variable, Expr value, HashSet<int> live) =>
        variable.Id >= _firstGenerated && !live.Contains(variable.Id) && !_byReference.Contains(variable.Id) && IsPure(value);

    private static bool IsPure(Expr value) => !value.Descendants().Any(e => e is Call or Pop or Rent or NewStack or Code { IsPure: false } || Throws(e));

    /// <summary>Arithmetic that fails for some values: the original fails there too.</summary>
    private static bool Throws(Expr expr) => expr switch
    {
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type: not RealType, Right: not Literal } => true,
        Binary { Overflow: Overflow.Checked, Type: not RealType } => true,
        Unary { Overflow: Overflow.Checked, Type: not RealType } => true,
        Convert { Overflow: Overflow.Checked, Type: not RealType } => true,
        _ => false,
    };

    private static void Read(Expr expr, HashSet<int> live) => live.UnionWith(expr.Variables().Select(v => v.Id));

    /// <summary>
    /// Without the declarations that have no value and that nothing mentions any more where they hold: a variable may be declared in
    /// several blocks (<see cref="NarrowScopes"/>), and be used in one of them only.
    /// </summary>
    private static Block RemoveUnmentioned(Block block)
    {
        var result = new List<Statement>();
        for (int at = 0; at < block.Statements.Count; at++)
        {
            Statement statement = block.Statements[at];
            bool isUnmentioned = statement is Declare { Value: null } declare
                && !block.Statements.Skip(at + 1).Any(s => s.Mentions(declare.Variable));
            if (!isUnmentioned)
            {
                result.Add(statement.WithBlocks(b => RemoveUnmentioned(b)));
            }
        }

        return new Block(result.ToEquatable());
    }
}
