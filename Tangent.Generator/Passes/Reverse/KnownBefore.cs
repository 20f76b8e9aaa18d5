using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// What the adjoint of a variable at the end of a loop is, as an expression over what is there before the loop; null where the later
/// steps' backward sweep makes it depend on anything else. <c>return total / n;</c> after the loop gives <c>seed / n</c> for <c>total</c>.
/// </summary>
internal sealed class KnownBefore
{
    private const int MaxOperations = 6;

    private readonly Keeping _keeping;
    private readonly Reads _reads;
    private readonly AdjointMap _adjoints;
    private readonly Step _loop;

    // The adjoint variables that the later steps assign; null where the value is not known.
    private readonly Dictionary<int, Expr?> _values = new();

    public KnownBefore(IReadOnlyList<Step> later, Step loop, Keeping keeping, Reads reads, AdjointMap adjoints)
    {
        _keeping = keeping;
        _reads = reads;
        _adjoints = adjoints;
        _loop = loop;
        foreach (Step step in later.Reverse())
        {
            if (step is PlainStep plain)
            {
                foreach (Statement statement in plain.After.Concat(plain.Before))
                {
                    Run(statement);
                }
            }
            else
            {
                Forget(Backward(step));
            }
        }
    }

    /// <summary>The adjoint; zero where no later step adds to it.</summary>
    public Expr? Of(Variable adjoint) => _values.TryGetValue(adjoint.Id, out Expr? value) ? value
        : _adjoints.StartsAtZero(adjoint) ? new Zero(adjoint.Type)
        : null;

    /// <summary>All statements of the backward sweep of steps, in no particular order.</summary>
    public static IEnumerable<Statement> Backward(Step step) => step switch
    {
        PlainStep plain => plain.After.Concat(plain.Before).SelectMany(s => Block.Of(s).AllStatements()),
        BranchStep branch => branch.Then.Concat(branch.Else).SelectMany(Backward),
        LoopStep loop => loop.Body.SelectMany(Backward),
        GuardedStep guarded => guarded.Body.Concat(guarded.Final).SelectMany(Backward),
        _ => System.Array.Empty<Statement>(),
    };

    private void Run(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: Expr value } s:
                _values[s.Variable.Id] = Before(value);
                break;
            case Assign { Target: Local target } s:
                _values[target.Variable.Id] = Before(s.Value);
                break;
            case Assign { Target: ElementAt } or Accumulate:
                break;
            default:
                Forget(Block.Of(statement).AllStatements());
                break;
        }
    }

    private void Forget(IEnumerable<Statement> statements)
    {
        foreach (int id in statements.SelectMany(Cleanup.Tidy.AssignedBy))
        {
            _values[id] = null;
        }
    }

    /// <summary>The expression by what is there before the loop, or null.</summary>
    private Expr? Before(Expr expr)
    {
        Expr? result = Substituted(expr);
        return result is not null && result.Descendants().Count() <= 2 * MaxOperations ? result : null;
    }

    private Expr? Substituted(Expr expr)
    {
        switch (expr)
        {
            case Literal or Zero:
                return expr;
            case Local local:
                return OfVariable(local);
            case Binary { Type: RealType { HasLiterals: true } } binary:
                return Substituted(binary.Left) is Expr left && Substituted(binary.Right) is Expr right ? Combined(binary, left, right) : null;
            case Unary { Operator: UnaryOperator.Negate, Type: RealType { HasLiterals: true } } negated:
                return Substituted(negated.Operand) is Expr operand ? Build.Negate(operand) : null;
            case Convert convert:
                return Substituted(convert.Operand) is Expr converted
                    ? converted is Zero ? new Zero(convert.Type) : convert with { Operand = converted }
                    : null;
            case LengthOf { Array: Local array }:
                return OfVariable(array) is not null ? expr : null;
            case ElementAt when expr.Root() is Variable root && _adjoints.PrimalOfShadow(root) is null && !_adjoints.IsAdjoint(root):
                return _reads.Of(expr).All(l => l.Kind == LocationKind.Variable
                    ? _keeping.IsWrittenOnce(l.Id) && IsThere(l.Id)
                    : !_keeping.IsWrittenFrom(l, _loop.Position))
                    ? expr
                    : null;
            case Binary when expr.Children().All(c => Substituted(c)?.Equals(c) == true):
                // Arithmetic on integers, as it stands.
                return expr;
            default:
                return null;
        }
    }

    private static Expr Combined(Binary binary, Expr left, Expr right) => binary.Operator switch
    {
        BinaryOperator.Add => Build.Add(left, right),
        BinaryOperator.Subtract => Build.Subtract(left, right),
        BinaryOperator.Multiply => Build.Multiply(left, right),
        BinaryOperator.Divide => Build.Divide(left, right),
        _ => binary with { Left = left, Right = right },
    };

    private Expr? OfVariable(Local local)
    {
        Variable variable = local.Variable;
        if (_values.TryGetValue(variable.Id, out Expr? value))
        {
            return value;
        }

        if (_adjoints.IsAdjoint(variable))
        {
            // A seed is a parameter; any other adjoint is zero until a statement assigns it.
            return _adjoints.IsSeed(variable) ? local : _adjoints.StartsAtZero(variable) ? new Zero(variable.Type) : null;
        }

        if (!_keeping.IsWrittenOnce(variable.Id))
        {
            return null;
        }

        if (IsThere(variable.Id))
        {
            return local;
        }

        // What is computed only after the loop, from what is there before it, can be computed before it too.
        return _keeping.DefinitionOf(variable.Id) is PlainStep { Value: Expr later, Loops.Count: 0, InBranch: false } ? Substituted(later) : null;
    }

    /// <summary>Whether the variable, which is written once, has its value before the loop.</summary>
    private bool IsThere(int variable) => _keeping.DefinitionOf(variable) is not Step definition
        || (definition.Position < _loop.Position && definition.Loops.Count == 0 && !definition.InBranch);
}
