using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// Lets an adjoint read a function's value that the method computes itself, in the same block or around it.
/// <code>
/// double c = Math.Cos(a), s = Math.Sin(a);
/// da += Math.Cos(a) * ds;                       →      da += c * ds;
/// da -= Math.Sin(a) * dc;                              da -= s * dc;
/// </code>
/// </summary>
internal sealed class ReuseInBackward : IrRewriter
{
    private readonly Keeping _keeping;
    private Dictionary<Expr, Variable> _known = new();

    private ReuseInBackward(Keeping keeping) => _keeping = keeping;

    public static void Run(IReadOnlyList<Step> steps, Keeping keeping) => new ReuseInBackward(keeping).VisitSteps(steps);

    public override Expr Visit(Expr expr) => expr is MathCall && _known.TryGetValue(expr, out Variable? variable)
        ? new Local(variable)
        : base.Visit(expr);

    /// <summary>A block that is entered runs to its end: what it computes is known at the mirror of all of it.</summary>
    private void VisitSteps(IReadOnlyList<Step> steps)
    {
        Dictionary<Expr, Variable> outer = _known;
        _known = new Dictionary<Expr, Variable>(outer);
        foreach (PlainStep step in steps.OfType<PlainStep>())
        {
            if (step is { Value: MathCall call, Declares.Count: 1 } && IsStable(call) && _keeping.IsWrittenOnce(step.Declares[0].Id)
                && call.Type.Equals(step.Declares[0].Type) && !_known.ContainsKey(call))
            {
                _known.Add(call, step.Declares[0]);
            }
        }

        foreach (Step step in steps)
        {
            switch (step)
            {
                case PlainStep plain:
                    Rewrite(plain.After);
                    Rewrite(plain.Before);
                    break;
                case BranchStep branch:
                    VisitSteps(branch.Then);
                    VisitSteps(branch.Else);
                    break;
                case LoopStep loop:
                    VisitSteps(loop.Body);
                    break;
                default:
                    break;
            }
        }

        _known = outer;
    }

    private void Rewrite(List<Statement> statements)
    {
        List<Statement> rewritten = statements.SelectMany(Visit).ToList();
        statements.Clear();
        statements.AddRange(rewritten);
    }

    /// <summary>Arithmetic on variables that have one value wherever they can be seen.</summary>
    private bool IsStable(Expr expr) => expr.Descendants().All(e => e switch
    {
        Local local => _keeping.IsWrittenOnce(local.Variable.Id),
        Literal or MathCall or Unary or Binary or Convert => true,
        _ => false,
    });
}
