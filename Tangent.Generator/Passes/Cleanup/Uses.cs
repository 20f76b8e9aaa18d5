using System.Linq;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>Where statements use variables: the questions that moving a statement asks.</summary>
internal static class Uses
{
    /// <summary>Whether the statement or one inside it mentions the variable, as a target too.</summary>
    public static bool Mentions(this Statement statement, Variable variable) =>
        statement.Expressions().Any(e => e.Mentions(variable))
        || statement.Blocks().Any(b => b.AllStatements().Any(s => s.Expressions().Any(e => e.Mentions(variable))));

    /// <summary>How often the statement and those inside it mention the variable, declarations left out.</summary>
    public static int MentionsOf(this Statement statement, Variable variable) =>
        statement.Expressions().Sum(e => e.Variables().Count(v => v.Id == variable.Id))
        + statement.Blocks().Sum(b => b.Statements.Sum(s => s.MentionsOf(variable)));

    /// <summary>Whether the statement or one inside it gives the variable another value.</summary>
    public static bool Assigns(this Statement statement, Variable variable) => Tidy.AssignedIn(statement).Contains(variable.Id);

    /// <summary>Whether control may leave by the statement: what stands behind it can't be moved before it.</summary>
    public static bool MayLeave(this Statement statement) =>
        statement is Break or Continue or Return or Throw
        || statement.Blocks().Any(b => b.AllStatements().Any(s => s is Break or Continue or Return or Throw));

    /// <summary>A variable that holds one number: not storage that others see, not a part of a whole.</summary>
    public static bool IsNumber(this Variable variable) => variable.Type is RealType;

    /// <summary>Whether evaluating the expression again, or elsewhere, makes no difference but to what it reads.</summary>
    public static bool IsMovable(this Expr expr) =>
        !expr.Descendants().Any(e => e is Call or SpanCall or Pop or Rent or NewStack or NewTape or NewArray or NewList or ArrayLiteral or CloneOf or ZerosLike or Code);
}
