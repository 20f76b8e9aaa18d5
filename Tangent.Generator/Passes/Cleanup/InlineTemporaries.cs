using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Puts a temporary that turned out to be read once back where it is read.
/// <code>
/// double a = 0.5 * r;          →      loss = 0.5 * r * r;
/// loss = a * r;
/// </code>
/// Only within what became of one statement of the user's, and only while the line stays easy to read. A value beside which its
/// derivative stands keeps its name.
/// </summary>
internal sealed class InlineTemporaries
{
    private const int MaxOperations = 6;

    private readonly int _firstGenerated;
    private readonly HashSet<string> _names;
    private readonly HashSet<int> _readOnce;

    private InlineTemporaries(Function function, Block body, int firstGenerated)
    {
        _names = DerivativeNames.Among(function, body);
        _readOnce = ReadOnce(body);
        _firstGenerated = firstGenerated;
    }

    public static Block Run(Function function, Block body, int firstGenerated) =>
        new InlineTemporaries(function, body, firstGenerated).VisitBlock(body);

    /// <summary>The variables that are mentioned as often as they are declared: few, so that only these are looked for in their block.</summary>
    private static HashSet<int> ReadOnce(Block body)
    {
        List<Statement> statements = body.AllStatements().ToList();
        Dictionary<int, int> mentions = statements
            .SelectMany(s => s.Expressions())
            .SelectMany(e => e.Variables())
            .GroupBy(v => v.Id)
            .ToDictionary(g => g.Key, g => g.Count());
        return new HashSet<int>(statements.OfType<Declare>()
            .GroupBy(s => s.Variable.Id)
            .Where(g => mentions.TryGetValue(g.Key, out int count) && count == g.Count())
            .Select(g => g.Key));
    }

    private Block VisitBlock(Block block)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(VisitBlock)).ToList();
        for (int at = statements.Count - 2; at >= 0; at--)
        {
            if (statements[at] is Declare { Value: Expr value } declare
                && IsTemporary(declare.Variable, value)
                && statements.Skip(at + 1).Sum(s => s.MentionsOf(declare.Variable)) == 1
                && !statements.Skip(at + 1).OfType<Declare>().Any(s => s.Variable.Name == "d" + declare.Variable.Name))
            {
                Inline(statements, at, declare.Variable, value);
            }
        }

        return new Block(statements.ToEquatable());
    }

    private bool IsTemporary(Variable variable, Expr value) =>
        variable.Id >= _firstGenerated
        && _readOnce.Contains(variable.Id)
        && variable.IsNumber()
        && !DerivativeNames.Has(_names, variable)
        && variable.Type == value.Type
        && value is not (Conditional or Literal or Zero)
        && value.IsMovable();

    /// <summary>Past other declarations, which change nothing that the value reads, to the statement that reads it.</summary>
    private static void Inline(List<Statement> statements, int at, Variable variable, Expr value)
    {
        int use = at + 1;
        while (use < statements.Count - 1 && statements[use] is Declare { Value: Expr other } && other.IsMovable() && !other.Mentions(variable))
        {
            use++;
        }

        Statement reader = statements[use];
        if (reader.Source != statements[at].Source || !TakesIn(reader, variable, value))
        {
            return;
        }

        statements[use] = new Substitution(variable, value).Visit(reader).Single();
        statements.RemoveAt(at);
    }

    private static bool TakesIn(Statement reader, Variable variable, Expr value)
    {
        Expr? holder = reader switch
        {
            Declare s => s.Value,
            Assign s when !s.Target.Mentions(variable) => s.Value,
            _ => null,
        };
        return holder is not null
            && !(holder is Local && reader is not Assign { Target: ElementAt })
            && holder.Type is RealType
            && holder.IsMovable()
            && IsAlwaysRead(holder, variable)
            && ReadsWell(holder, variable, value)
            && Operations(holder) + Operations(value) <= MaxOperations;
    }

    /// <summary>Whether the expression reads the variable whichever way its choices go, and not as an index.</summary>
    private static bool IsAlwaysRead(Expr expr, Variable variable) => expr switch
    {
        Local local => local.Variable.Id == variable.Id,
        Conditional or ElementAt => false,
        _ => expr.Children().Any(e => IsAlwaysRead(e, variable)),
    };

    /// <summary>Not <c>-(a * b)</c> and not <c>c * (a / b)</c>, where the parentheses would hide what is computed first.</summary>
    private static bool ReadsWell(Expr holder, Variable variable, Expr value) =>
        value is not Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide }
        || !holder.Descendants().Any(e => e switch
        {
            Unary unary => unary.Operand.Equals(new Local(variable)),
            Binary { Operator: BinaryOperator.Multiply } product => product.Right.Equals(new Local(variable)),
            _ => false,
        });

    private static int Operations(Expr expr) => expr.Descendants().Count(e => e is Binary or MathCall or Conditional);

    private sealed class Substitution(Variable variable, Expr value) : IrRewriter
    {
        public override Expr Visit(Expr expr) => expr is Local local && local.Variable.Id == variable.Id ? value : base.Visit(expr);
    }
}
