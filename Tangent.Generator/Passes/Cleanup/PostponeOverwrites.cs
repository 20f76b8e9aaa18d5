using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Overwrites a variable only when its value has been read for the last time, where that saves a copy of it.
/// <code>
/// double da = dy;                       dx -= a / x * dy;
/// dy = da / x;                 →        dy /= x;
/// dx -= a / x * da;
/// </code>
/// </summary>
internal sealed class PostponeOverwrites
{
    private readonly int _firstGenerated;
    private readonly HashSet<int> _byReference;

    private PostponeOverwrites(Function function, int firstGenerated)
    {
        _firstGenerated = firstGenerated;
        _byReference = new HashSet<int>(function.Parameters.Where(p => p.Passing != Passing.Value).Select(p => p.Variable.Id));
    }

    public static Block Run(Function function, Block body, int firstGenerated) =>
        new PostponeOverwrites(function, firstGenerated).VisitBlock(body);

    private Block VisitBlock(Block block)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(VisitBlock)).ToList();
        for (int at = statements.Count - 1; at >= 0; at--)
        {
            if (statements[at] is Declare { Value: Local original } copy
                && copy.Variable.Id >= _firstGenerated
                && copy.Variable.IsNumber()
                && copy.Variable.Type == original.Type
                && !statements.Skip(at + 1).Any(s => s.Assigns(copy.Variable))
                && !_byReference.Contains(original.Variable.Id))
            {
                Postpone(statements, at, copy.Variable, original.Variable);
            }
        }

        return new Block(statements.ToEquatable());
    }

    private static void Postpone(List<Statement> statements, int at, Variable copy, Variable original)
    {
        int overwrite = statements.FindIndex(at + 1, s => s.Assigns(original));
        int last = statements.FindLastIndex(s => s.Mentions(copy));
        if (last < 0)
        {
            return;
        }

        if (overwrite >= 0 && overwrite <= last)
        {
            if (statements[overwrite] is not Assign { Target: Local } assign
                || !assign.Value.IsMovable()
                || !statements.GetRange(overwrite + 1, last - overwrite).All(s => s.Source == assign.Source && MayPass(s, original, assign.Value)))
            {
                return;
            }

            statements.RemoveAt(overwrite);
            statements.Insert(last, assign);
        }

        var renamer = new Renamer(new Dictionary<int, Variable> { [copy.Id] = original });
        for (int i = at + 1; i <= last; i++)
        {
            statements[i] = renamer.Visit(statements[i]).Single();
        }

        statements.RemoveAt(at);
    }

    /// <summary>Whether the statement neither uses the variable nor changes what its new value is made of.</summary>
    private static bool MayPass(Statement statement, Variable original, Expr value)
    {
        Expr? read = statement switch { Declare s => s.Value, Assign s => s.Value, _ => null };
        if (read is null || !read.IsMovable() || statement.Mentions(original))
        {
            return false;
        }

        return statement is Assign { Target: ElementAt }
            ? !value.Descendants().Any(e => e is ElementAt)
            : Tidy.AssignedBy(statement).All(id => value.Variables().All(v => v.Id != id));
    }
}
