using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes;

/// <summary>
/// Computes an operand that <see cref="NameOperands"/> gave a name, a division or a function's value, once where it would be computed several
/// times: once in a block, and in front of a loop where the loop does not change it and no derivative flows through it.
/// <code>
/// for (…)                                      double a = h / 6;
/// {                                     →      for (…)
///     double a = h / 6;                        {
///     x += a * u;                                  x += a * u;
///     double b = h / 6;                            y += a * v;
///     y += b * v;                              }
/// }
/// </code>
/// An operand with a derivative stays in the loop: in front of one that makes no trip, its adjoint would be 0 times what may be infinite.
/// </summary>
internal sealed class ShareOperands
{
    private readonly int _firstGenerated;
    private readonly Activity _activity;
    private readonly HashSet<int> _fixed;
    private readonly Dictionary<int, Variable> _renamed = new();
    private Dictionary<Expr, Variable> _known = new();

    private ShareOperands(Function function, int firstGenerated, Activity activity)
    {
        _firstGenerated = firstGenerated;
        _activity = activity;
        Dictionary<int, int> assigned = function.Body.AllStatements().SelectMany(Tidy.AssignedBy)
            .GroupBy(id => id)
            .ToDictionary(g => g.Key, g => g.Count());
        IEnumerable<int> parameters = function.Parameters
            .Where(p => p.Passing == Passing.Value && !assigned.ContainsKey(p.Variable.Id))
            .Select(p => p.Variable.Id);
        IEnumerable<int> locals = function.Body.AllStatements().OfType<Declare>()
            .Where(d => d.Value is not null && assigned[d.Variable.Id] == 1)
            .Select(d => d.Variable.Id);
        _fixed = new HashSet<int>(parameters.Concat(locals));

        // What is computed before Gradient.Insert(x, …) has an adjoint that reaches x behind the inserted statements, what is computed after it one that they see.
        _fixed.ExceptWith(InsertTargets.In(function.Body).Select(v => v.Id));
    }

    /// <param name="function">The function, its operands named.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    /// <param name="activity">Through what derivatives flow in it.</param>
    public static Function Run(Function function, int firstGenerated, Activity activity)
    {
        var pass = new ShareOperands(function, firstGenerated, activity);
        Block body = pass.Visit(function.Body);
        return function with { Body = new Renamer(pass._renamed).Visit(body) };
    }

    private Block Visit(Block block)
    {
        Dictionary<Expr, Variable> outer = _known;
        _known = new Dictionary<Expr, Variable>(outer);
        var result = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case For or While { Update.IsEmpty: true } or DoWhile:
                    var inside = new HashSet<int>(Tidy.AssignedIn(statement));
                    Statement rest = statement.WithBlocks(b => WithoutInvariants(b, inside, result));
                    result.Add(rest.WithBlocks(Visit));
                    break;
                case Declare { Value: Expr value } declare when IsOperand(declare, value):
                    Keep(declare, value, result);
                    break;
                default:
                    result.Add(statement.WithBlocks(Visit));
                    break;
            }
        }

        _known = outer;
        return new Block(result.ToEquatable());
    }

    private Block WithoutInvariants(Block block, HashSet<int> inside, List<Statement> moved)
    {
        var result = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            if (statement is Declare { Value: Expr value } declare && IsOperand(declare, value) && !_activity.IsVaried(declare.Variable)
                && !value.Variables().Any(v => inside.Contains(v.Id)))
            {
                Keep(declare, value, moved);
                inside.Remove(declare.Variable.Id);
            }
            else
            {
                result.Add(statement.WithBlocks(b => WithoutInvariants(b, inside, moved)));
            }
        }

        return new Block(result.ToEquatable());
    }

    /// <summary>The declaration, unless the same value has a name already.</summary>
    private void Keep(Declare declare, Expr value, List<Statement> into)
    {
        value = new Renamer(_renamed).Visit(value);
        if (_known.TryGetValue(value, out Variable? known) && known.Type.Equals(declare.Variable.Type))
        {
            _renamed.Add(declare.Variable.Id, known);
        }
        else
        {
            _known[value] = declare.Variable;
            into.Add(declare with { Value = value });
        }
    }

    /// <summary>A division or a function of variables that have one value wherever they can be seen, under a name of ours.</summary>
    private bool IsOperand(Declare declare, Expr value) => declare.Variable.Id >= _firstGenerated && _fixed.Contains(declare.Variable.Id)
        && value.Type is RealType { HasLiterals: true }
        && value.Descendants().Any(e => e is MathCall or Binary { Operator: BinaryOperator.Divide, Type: RealType })
        && value.Descendants().All(e => e switch
        {
            Local local => _fixed.Contains(local.Variable.Id),
            Literal or MathCall { Type: RealType } or Unary { Type: RealType } or Binary { Type: RealType } or Convert { Type: RealType } => true,
            _ => false,
        });
}
