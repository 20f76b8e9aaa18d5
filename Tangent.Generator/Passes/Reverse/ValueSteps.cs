using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Reverse;

/// <summary>
/// The adjoints of assignments of values: the adjoint of the target is handed on to what the value was computed
/// from, and is zero afterwards (the earlier value of the target did not contribute).
/// </summary>
internal sealed class ValueSteps(AliasClasses aliases, AdjointMap adjoints, Fresh fresh, LocalDerivative local)
{
    /// <summary><c>double v = f(x);</c> has the adjoint <c>dx += f'(x) * dv;</c>.</summary>
    public PlainStep Declaration(Declare s)
    {
        var step = new PlainStep { Value = s.Value };
        step.Forward.Add(s);
        step.Declares.Add(s.Variable);
        if (s.Value is null)
        {
            return step;
        }

        var target = new Local(s.Variable);
        step.Overwrites.Add(new Overwrite(Location.Variable(s.Variable.Id), target));
        if (IsActiveValue(s.Variable))
        {
            var contributions = new Contributions(fresh, adjoints);
            local.Contribute(s.Value, local.Place(target)!, target, contributions);
            Sort(step, contributions.Statements, s.Variable);
        }

        return step;
    }

    public PlainStep Assignment(Assign s)
    {
        var step = new PlainStep();
        step.Forward.Add(s);
        step.Overwrites.Add(OverwriteOf(s));
        if (s.Target.Root() is not Variable root || !s.Target.Type.CarriesDerivative || local.Place(s.Target) is not Expr place
            || !adjoints.IsActive(root))
        {
            return step;
        }

        if (s.Target is Local variable)
        {
            Sort(step, OfVariable(s, place), variable.Variable);
        }
        else
        {
            step.Before.AddRange(OfElement(s, place));
        }

        return step;
    }

    private bool IsActiveValue(Variable variable) =>
        variable.Type.CarriesDerivative && adjoints.IsActive(variable);

    /// <summary>
    /// What reads the value just computed has to run before the target gets its earlier value back. No statement reads
    /// both: the operands were named so.
    /// </summary>
    private static void Sort(PlainStep step, List<Statement> statements, Variable target)
    {
        bool readsTarget = statements.Any(s => Mentions(s, target));
        bool valueReadsTarget = step.Forward[0] is Assign assign && assign.Value.Mentions(target);
        (readsTarget && !valueReadsTarget ? step.After : step.Before).AddRange(statements);
    }

    private static bool Mentions(Statement statement, Variable variable) =>
        statement.Expressions().Any(e => e.Mentions(variable))
        || statement.Blocks().SelectMany(b => b.Statements).Any(s => Mentions(s, variable));

    /// <summary>
    /// <c>v = v * x</c> becomes <c>dx += dv * v; dv = dv * x;</c>: the target's own share comes last, since the others
    /// read the adjoint that it replaces.
    /// </summary>
    private List<Statement> OfVariable(Assign s, Expr adjoint)
    {
        if (s.Value.Descendants().Any(e => e is Conditional))
        {
            return SetAside(s, adjoint);
        }

        var contributions = new Contributions(fresh, adjoints, self: adjoint);
        local.Contribute(s.Value, adjoint, s.Target, contributions);
        if (!contributions.SelfShare!.Equals(adjoint))
        {
            contributions.Statements.Add(new Assign(adjoint, contributions.SelfShare));
        }

        return contributions.Statements;
    }

    /// <summary>
    /// <c>a[i] = f(x)</c>. A sum that begins with the element keeps its adjoint; any other value takes it aside and
    /// zeroes it first, since what it is handed on to may be the same element under another name.
    /// </summary>
    private List<Statement> OfElement(Assign s, Expr place)
    {
        if (Addend(s) is not (Expr addend, bool negated))
        {
            return SetAside(s, place);
        }

        bool touchesElements = addend.Descendants().Any(e => e is ElementAt && local.Place(e) is not null);
        var contributions = new Contributions(fresh, adjoints);
        Expr adjoint = touchesElements ? contributions.Name(place) : place;
        local.Contribute(addend, negated ? Build.Negate(adjoint) : adjoint, addend, contributions);
        return contributions.Statements;
    }

    /// <summary>
    /// <c>double daHere = da[i]; da[i] = daHere * x; dx += daHere * a[i];</c>: the element's own share replaces its
    /// adjoint before any other share can be added to it.
    /// </summary>
    private List<Statement> SetAside(Assign s, Expr place)
    {
        if (!local.IsActive(s.Value))
        {
            return new List<Statement> { new Assign(place, new Zero(place.Type)) };
        }

        Variable aside = adjoints.Temporary(fresh.Variable("d" + (s.Target.Root()?.Name ?? string.Empty) + "Here", place.Type));
        var contributions = new Contributions(fresh, adjoints, self: place);
        local.Contribute(s.Value, new Local(aside), s.Target, contributions);

        // The own share may read temporaries that the others were given; those read no adjoint but the one set aside.
        var statements = new List<Statement> { new Declare(aside, place) };
        statements.AddRange(contributions.Statements.OfType<Declare>());
        statements.Add(new Assign(place, contributions.SelfShare!));
        statements.AddRange(contributions.Statements.Where(t => t is not Declare));
        return statements;
    }

    /// <summary>What <c>a[i] = a[i] + …</c> or <c>a[i] = a[i] - …</c> adds, and with which sign.</summary>
    private static (Expr Addend, bool Negated)? Addend(Assign s) => s.Value switch
    {
        Binary { Operator: BinaryOperator.Add } sum when sum.Left.Equals(s.Target) => (sum.Right, false),
        Binary { Operator: BinaryOperator.Add } sum when sum.Right.Equals(s.Target) => (sum.Left, false),
        Binary { Operator: BinaryOperator.Subtract } sum when sum.Left.Equals(s.Target) => (sum.Right, true),
        _ => null,
    };

    private Overwrite OverwriteOf(Assign s)
    {
        if (s.Target is Local variable)
        {
            return new Overwrite(Location.Variable(variable.Variable.Id), s.Target) { Undo = Undo(s, variable) };
        }

        Variable root = s.Target.Root() ?? throw new NotDifferentiableException("an assignment to " + s.Target.GetType().Name);
        return new Overwrite(Location.Of(s.Target, aliases.ClassOf(root)), s.Target);
    }

    /// <summary>Integer counting is undone exactly: no history for <c>i++</c>, nor for <c>next += width</c>.</summary>
    private static Assign? Undo(Assign s, Local variable)
    {
        if (variable.Type is not PlainType { Kind: PlainKind.Integer, Name: "int" or "long" }
            || s.Value is not Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } step
            || !step.Left.Equals(variable) || step.Right.Equals(variable)
            || step.Right is not (Literal or Local { Type: PlainType { Name: "int" or "long" } }))
        {
            return null;
        }

        BinaryOperator inverse = step.Operator == BinaryOperator.Add ? BinaryOperator.Subtract : BinaryOperator.Add;
        return s with { Value = step with { Operator = inverse }, Source = null };
    }
}
