using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Cleanup;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Vectors;

/// <summary>
/// Rents memory once in front of a loop where each trip would rent and give back as much; what is not in use at the same time shares it.
/// <code>
/// for (…)                                               double[] scratch = History.Rent&lt;double&gt;(d);
/// {                                                     for (…)
///     double[] scratch = History.Rent&lt;double&gt;(d);       {
///     …                                          →          …
///     History.Return(scratch);                          }
/// }                                                     History.Return(scratch);
/// </code>
/// </summary>
internal sealed class HoistRents
{
    private readonly HashSet<int> _inside;
    private readonly Dictionary<int, Variable> _shared = new();
    private readonly List<(Expr Rent, Variable Array)> _free = new();
    private readonly List<Declare> _moved = new();

    private HoistRents(For loop) => _inside = new HashSet<int>(Tidy.AssignedIn(loop));

    public static Block Run(Block block)
    {
        var result = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            // From the innermost loop out: what left one may leave the next one too.
            Statement visited = statement.WithBlocks(Run);
            if (visited is not For { IsParallel: false } loop || loop.Body.AllStatements().Any(s => s is Return or Throw))
            {
                result.Add(visited);
                continue;
            }

            var pass = new HoistRents(loop);
            Block body = new Renamer(pass._shared).Visit(pass.Without(loop.Body));
            result.AddRange(pass._moved.Select(d => d with { Source = loop.Source }));
            result.Add(loop with { Body = body });
            result.AddRange(pass._moved.Select(d => new Release(new Local(d.Variable)) { Source = loop.Source }));
        }

        return new Block(result.ToEquatable());
    }

    private Block Without(Block block)
    {
        var result = new List<Statement>();
        var taken = new Dictionary<int, Expr>();
        for (int at = 0; at < block.Statements.Count; at++)
        {
            Statement statement = block.Statements[at];
            switch (statement)
            {
                case Declare { Value: Rent rent } declare when !rent.Variables().Any(v => _inside.Contains(v.Id)) && TripCountIsPlain(rent)
                    && block.Statements.Skip(at + 1).Any(s => IsReleaseOf(s, declare.Variable.Id)):
                    taken.Add(declare.Variable.Id, rent);
                    Take(declare, rent);
                    break;
                case Release { History: Local array } when taken.TryGetValue(array.Variable.Id, out Expr? rent):
                    _free.Add((rent, _shared.TryGetValue(array.Variable.Id, out Variable? shared) ? shared : array.Variable));
                    break;
                default:
                    result.Add(statement.WithBlocks(Without));
                    break;
            }
        }

        return new Block(result.ToEquatable());
    }

    private void Take(Declare declare, Expr rent)
    {
        int free = _free.FindIndex(f => f.Rent.Equals(rent));
        if (free < 0)
        {
            _moved.Add(declare);
            return;
        }

        _shared.Add(declare.Variable.Id, _free[free].Array);
        _free.RemoveAt(free);
    }

    private static bool TripCountIsPlain(Rent rent) => Reverse.TripCount.IsPlain(rent.Count);

    private static bool IsReleaseOf(Statement statement, int array) => statement is Release { History: Local local } && local.Variable.Id == array;
}
