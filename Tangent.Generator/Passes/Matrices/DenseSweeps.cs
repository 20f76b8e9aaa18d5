using System.Collections.Generic;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>A sweep for each column.</summary>
internal class DenseSweeps(string name, Columns columns, Fresh fresh) : MatrixSweeps
{
    private readonly Local _matrix = new(fresh.Distinct(name, new ArrayType(columns.Element, 2)));
    private readonly Local _column = new(fresh.Distinct("column", IrType.Int));

    public override Expr Target => _matrix;

    public override Expr Column => _column;

    public override Expr Result => _matrix;

    public override IEnumerable<Statement> Start(Expr rows, Columns columns)
    {
        var sizes = EquatableArray.Of(rows, new Local(columns.Count));
        yield return new Declare(_matrix.Variable, new NewArray((ArrayType)_matrix.Type, sizes));
    }

    public override IEnumerable<Statement> Directions(Columns columns, IReadOnlyList<Variable> directions) => columns.Units(directions, _column);

    public override Statement Loop(Columns columns, IEnumerable<Statement> trip) =>
        Columns.Loop(_column.Variable, new Local(columns.Count), trip);
}
