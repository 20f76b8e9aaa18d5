using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Follows adjoints that are zero by structure, and drops what adds or multiplies them.
/// <code>
/// double dx = 0;                  double dx = 0;
/// dx = dx + y * dz;        →      dx = y * dz;
/// </code>
/// </summary>
internal sealed class ZeroPropagation : IrRewriter
{
    private HashSet<int> _zero = new();

    private ZeroPropagation()
    {
    }

    public static Block Run(Block block) => new ZeroPropagation().Visit(block);

    public override Expr Visit(Expr expr) => expr switch
    {
        Local local when _zero.Contains(local.Variable.Id) => new Zero(local.Type),
        Call call => VisitCall(call),
        _ => Simplified(base.Visit(expr)),
    };

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        switch (statement)
        {
            case Declare s:
                Expr? initial = s.Value is null ? null : Visit(s.Value);
                Note(s.Variable.Id, initial);
                return One(s with { Value = initial });
            case Assign { Target: Local local } s:
                Expr value = Visit(s.Value);
                if (value.Equals(local) || (value is Zero && _zero.Contains(local.Variable.Id)))
                {
                    return System.Array.Empty<Statement>();
                }

                Note(local.Variable.Id, value);
                return One(s with { Value = value });
            case Assign s:
                Expr target = s.Target;
                if (target.Root() is Variable root)
                {
                    _zero.Remove(root.Id);
                }

                Expr stored = Visit(s.Value);
                return stored.Equals(target) ? System.Array.Empty<Statement>() : One(s with { Value = stored });
            case If s:
                return One(VisitBranch(s));
            case For or While or DoWhile:
                return One(VisitLoop(statement));
            case Try s:
                return One(VisitGuarded(s));
            default:
                Statement rebuilt = Rebuild(statement);
                foreach (int id in Tidy.AssignedBy(rebuilt))
                {
                    _zero.Remove(id);
                }

                return One(rebuilt);
        }
    }

    private void Note(int variable, Expr? value)
    {
        if (value is Zero)
        {
            _zero.Add(variable);
        }
        else
        {
            _zero.Remove(variable);
        }
    }

    /// <summary>By-reference arguments stay the variables they are.</summary>
    private Call VisitCall(Call call)
    {
        Call rebuilt = call with
        {
            Arguments = call.Arguments
                .Select(a => a.Passing is Passing.Ref or Passing.Out ? a : a with { Value = Visit(a.Value) })
                .ToEquatable(),
        };
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Passing is Passing.Ref or Passing.Out && argument.Value.Root() is Variable root)
            {
                _zero.Remove(root.Id);
            }
        }

        return rebuilt;
    }

    private If VisitBranch(If s)
    {
        Expr condition = Visit(s.Condition);
        var before = new HashSet<int>(_zero);
        Block then = Visit(s.Then);
        HashSet<int> afterThen = _zero;
        _zero = before;
        Block otherwise = Visit(s.Else);
        _zero.IntersectWith(afterThen);
        return s with { Condition = condition, Then = then, Else = otherwise };
    }

    /// <summary>Control may come to the other blocks from anywhere in the body: by a jump, or an exception.</summary>
    private Try VisitGuarded(Try s)
    {
        List<int> assigned = Tidy.AssignedIn(s).ToList();
        Block body = Visit(s.Body);
        _zero.ExceptWith(assigned);
        var rest = (Try)Rebuild(s with { Body = Block.Empty });
        _zero.ExceptWith(assigned);
        return rest with { Body = body };
    }

    /// <summary>What the loop assigns may be anything in every trip but the first.</summary>
    private Statement VisitLoop(Statement loop)
    {
        List<int> assigned = Tidy.AssignedIn(loop).ToList();
        _zero.ExceptWith(assigned);
        Statement rebuilt = Rebuild(loop);
        _zero.ExceptWith(assigned);
        return rebuilt;
    }

    private static Expr Simplified(Expr expr) => expr switch
    {
        Binary { Operator: BinaryOperator.Add } e when e.Left is Zero || e.Right is Zero => Build.Add(e.Left, e.Right),
        Binary { Operator: BinaryOperator.Subtract } e when e.Left is Zero || e.Right is Zero => Build.Subtract(e.Left, e.Right),
        Binary { Operator: BinaryOperator.Multiply } e when e.Left is Zero || e.Right is Zero => Build.Multiply(e.Left, e.Right),
        Binary { Operator: BinaryOperator.Divide } e when e.Left is Zero => e.Left,
        Unary { Operator: UnaryOperator.Negate, Operand: Zero } e => e.Operand,
        Convert { Operand: Zero, Type: RealType } e => new Zero(e.Type),
        Conditional { WhenTrue: Zero, WhenFalse: Zero } e => new Zero(e.Type),
        _ => expr,
    };

    private static IEnumerable<Statement> One(Statement statement) => new[] { statement };
}
