using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Passes.Reverse;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>The differentiated parameters, flattened one after another: the columns of a matrix.</summary>
internal sealed class Columns
{
    public Columns(Function primal, IReadOnlyList<bool> wrt, Fresh fresh)
    {
        Inputs = Enumerable.Range(0, wrt.Count)
            .Where(k => wrt[k] && primal.Parameters[k].Passing != Passing.Out)
            .Select(k => primal.Parameters[k])
            .ToList();
        Offsets = Flattened.Offsets(Inputs.Select(p => (Expr)new Local(p.Variable)));
        Count = fresh.Distinct("n", IrType.Int);
        Element = Flattened.Reals(Inputs[0].Variable.Type).First();
    }

    /// <summary>The parameters whose numbers the columns are for.</summary>
    public IReadOnlyList<Parameter> Inputs { get; }

    /// <summary>The column that each one's numbers begin at.</summary>
    public IReadOnlyList<Expr> Offsets { get; }

    /// <summary>A variable for the number of columns.</summary>
    public Variable Count { get; }

    /// <summary>What a matrix of these columns holds.</summary>
    public IrType Element { get; }

    /// <summary>No null; then the number of columns.</summary>
    public IEnumerable<Statement> Start()
    {
        foreach (Parameter input in Inputs.Where(p => p.Variable.Type is ArrayType or ListType))
        {
            yield return Guards.NotNull(input.Variable);
        }

        yield return new Declare(Count, Offsets[Inputs.Count]);
    }

    /// <summary>Directions of the columns of one sweep, a variable for each input.</summary>
    public IReadOnlyList<Variable> Directions(string prefix, Fresh fresh, System.Func<IrType, IrType> typeOf) => Inputs
        .Select(p => fresh.Distinct(prefix + p.Variable.Name, typeOf(Flattened.ArrayOf(p.Variable.Type))))
        .ToList();

    /// <summary>The directions' values: a 1 at the column and zeros elsewhere.</summary>
    public IEnumerable<Statement> Units(IReadOnlyList<Variable> directions, Expr column) => directions
        .Select((v, i) => new Declare(v, Flattened.Unit(new Local(Inputs[i].Variable), column, Offsets[i])));

    /// <summary>The same along several columns, the first of which is given.</summary>
    public IEnumerable<Statement> SeveralUnits(IReadOnlyList<Variable> directions, Expr column) => directions
        .Select((v, i) => new Declare(v, Flattened.Units(new Local(Inputs[i].Variable), column, Offsets[i])));

    public static For Loop(Variable index, Expr count, IEnumerable<Statement> body, int step = 1) => new(
        index, Build.IntLiteral(0), BinaryOperator.LessThan, count, step, new Block(body.ToEquatable()));
}
