using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// What a variable of the passes' own is given and then given once more is given twice at once: the sum of a number with itself is exact, and so is
/// twice the number.
/// <code>
/// double dacross = 100 * across;      →      double dacross = 200 * across;
/// dacross += 100 * across;
/// </code>
/// </summary>
internal static class DoubleAdditions
{
    /// <param name="block">The derivative's body.</param>
    /// <param name="firstGenerated">The lowest variable id that is not the user's.</param>
    public static Block Run(Block block, int firstGenerated)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(b => Run(b, firstGenerated))).ToList();
        for (int at = 0; at < statements.Count; at++)
        {
            if (statements[at] is Declare { Variable: { Type: RealType { IsScalar: true } } variable, Value: Expr value } && variable.Id >= firstGenerated && value.IsMovable())
            {
                Merge(statements, at, variable, value);
            }
        }

        return new Block(statements.ToEquatable());
    }

    private static void Merge(List<Statement> statements, int at, Variable variable, Expr value)
    {
        var read = new HashSet<int>(value.Variables().Select(v => v.Id));
        for (int next = at + 1; next < statements.Count; next++)
        {
            Statement statement = statements[next];
            if (statement is Assign { Target: Local target, Value: Binary { Operator: BinaryOperator.Add } sum }
                && target.Variable.Id == variable.Id && sum.Left.Equals(target) && sum.Right.Equals(value))
            {
                statements[at] = new Declare(variable, Twice(value)) { Source = statements[at].Source };
                statements.RemoveAt(next);
                return;
            }

            if (statement is not (Note or Declare { Value: null } or Declare { Value: Local or Literal or Zero or Unary or Binary } or Assign { Target: Local, Value: Local or Literal or Zero or Unary or Binary })
                || statement.Mentions(variable)
                || Tidy.AssignedBy(statement).Any(read.Contains))
            {
                return;
            }
        }
    }

    /// <summary>The factor 2 goes into the number that a product begins with.</summary>
    private static Expr Twice(Expr value) => value switch
    {
        Literal literal when Build.Number(literal) is double number => Build.Real(2 * number, literal.Type),
        Binary { Operator: BinaryOperator.Multiply } product when BeginsWithNumber(product.Left) => product with { Left = Twice(product.Left) },
        _ => Build.Multiply(Build.Real(2, IrType.Double.Equals(value.Type) || Several.Are(value.Type) ? IrType.Double : value.Type), value),
    };

    private static bool BeginsWithNumber(Expr expr) => expr switch
    {
        Literal literal => literal.Type is RealType { HasLiterals: true } && Build.Number(literal) is not null,
        Binary { Operator: BinaryOperator.Multiply } product => BeginsWithNumber(product.Left),
        _ => false,
    };
}
