using System.Collections.Generic;
using Tangent.Generator.IR;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// A sweep for several columns at once.
/// <code>
/// for (int column = 0; column &lt; n; column += 4)
/// {
///     Tangents[] dx = Flat.Units(x, column);
///     (_, Tangents[] tangent) = FJvps(x, dx);
///     Flat.ToColumns(tangent, jacobian, 0, column);
/// }
/// </code>
/// </summary>
internal sealed class SeveralSweeps(string name, Columns columns, Fresh fresh) : DenseSweeps(name, columns, fresh)
{
    public override IrType TypeOf(IrType type) => Several.Of(type);

    public override IEnumerable<Statement> Directions(Columns columns, IReadOnlyList<Variable> directions) => columns.SeveralUnits(directions, Column);

    public override Statement Loop(Columns columns, IEnumerable<Statement> trip) =>
        Columns.Loop(((Local)Column).Variable, new Local(columns.Count), trip, Several.Count);
}
