using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Cleanup;

/// <summary>
/// Computes a value where it is going to be: a temporary that is then copied into a variable becomes that variable.
/// <code>
/// double a = z / y;                              z /= y;
/// double da = (dz - a * dy) / y;        →        double da = (dz - z * dy) / y;
/// z = a;
/// </code>
/// </summary>
internal sealed class MergeCopies
{
    private readonly int _firstGenerated;
    private readonly HashSet<int> _byReference;
    private readonly HashSet<string> _names;
    private readonly HashSet<int> _copied;

    private MergeCopies(Function function, Block body, int firstGenerated)
    {
        _names = DerivativeNames.Among(function, body);
        _copied = new HashSet<int>(body.AllStatements()
            .Select(s => s switch { Assign { Target: Local } a => a.Value, Declare d => d.Value, _ => null })
            .OfType<Local>()
            .Select(l => l.Variable.Id));
        _firstGenerated = firstGenerated;
        _byReference = new HashSet<int>(function.Parameters.Where(p => p.Passing != Passing.Value).Select(p => p.Variable.Id));
    }

    public static Block Run(Function function, Block body, int firstGenerated) =>
        new MergeCopies(function, body, firstGenerated).VisitBlock(body);

    private Block VisitBlock(Block block)
    {
        List<Statement> statements = block.Statements.Select(s => s.WithBlocks(VisitBlock)).ToList();
        for (int at = 0; at < statements.Count; at++)
        {
            if (statements[at] is Declare { Value: Expr } declare
                && declare.Variable.Id >= _firstGenerated
                && _copied.Contains(declare.Variable.Id)
                && declare.Variable.IsNumber()
                && !DerivativeNames.Has(_names, declare.Variable)
                && !statements.Skip(at + 1).Any(s => s.Assigns(declare.Variable)))
            {
                Merge(statements, at, declare);
            }
        }

        return new Block(statements.ToEquatable());
    }

    private void Merge(List<Statement> statements, int at, Declare temporary)
    {
        int copy = statements.FindIndex(at + 1, s => TargetOfCopy(s, temporary.Variable) is not null);
        if (copy < 0 || TargetOfCopy(statements[copy], temporary.Variable) is not Variable target)
        {
            return;
        }

        IEnumerable<Statement> between = statements.Skip(at + 1).Take(copy - at - 1);
        if (_byReference.Contains(target.Id)
            || target.Type != temporary.Variable.Type
            || statements[copy].Source != temporary.Source
            || between.Any(s => s.Mentions(target) || Fresh.Declared(s).Any(v => v.Id == target.Id) || s.MayLeave())
            || !IsOnlyReadWhileSame(statements, copy + 1, temporary.Variable, target)
            || statements.Skip(at + 1).Any(s => IsStored(s, temporary.Variable)))
        {
            return;
        }

        statements[at] = statements[copy] is Declare
            ? new Declare(target, temporary.Value) { Source = temporary.Source }
            : new Assign(new Local(target), temporary.Value!) { Source = temporary.Source };
        statements.RemoveAt(copy);
        var renamer = new Renamer(new Dictionary<int, Variable> { [temporary.Variable.Id] = target });
        for (int i = at + 1; i < statements.Count; i++)
        {
            statements[i] = renamer.Visit(statements[i]).Single();
        }
    }

    private static Variable? TargetOfCopy(Statement statement, Variable temporary) => statement switch
    {
        Assign { Target: Local target, Value: Local value } when value.Variable.Id == temporary.Id => target.Variable,
        Declare { Value: Local value } declare when value.Variable.Id == temporary.Id => declare.Variable,
        _ => null,
    };

    /// <summary>Whether nothing reads the temporary once the variable has another value.</summary>
    private static bool IsOnlyReadWhileSame(List<Statement> statements, int from, Variable temporary, Variable target)
    {
        int change = statements.FindIndex(from, s => s.Assigns(target));
        if (change < 0)
        {
            return true;
        }

        bool isSimple = statements[change] is Assign { Target: Local } assign && assign.Value.IsMovable();
        return (isSimple || !statements[change].Mentions(temporary))
            && !statements.Skip(change + 1).Any(s => s.Mentions(temporary));
    }

    /// <summary>A history is named after the temporary that it holds, and read back under that name.</summary>
    private static bool IsStored(Statement statement, Variable temporary) => statement switch
    {
        Push push => push.Value.Mentions(temporary),
        Assign { Target: ElementAt or TapeField, Value: Local value } => value.Variable.Id == temporary.Id,
        _ => statement.Blocks().SelectMany(b => b.Statements).Any(s => IsStored(s, temporary)),
    };
}
