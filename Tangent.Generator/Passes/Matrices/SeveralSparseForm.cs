using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// The same with several groups of columns in a sweep.
/// <code>
/// SparseSweeps sweeps = new SparseSweeps(m, n, pattern, 4);
/// double[,] results = sweeps.Results;
/// while (sweeps.Next())
/// {
///     Tangents[] dx = sweeps.Several(x, 0);
///     …
/// }
/// return sweeps.Matrix;
/// </code>
/// </summary>
internal sealed class SeveralSparseForm(Columns columns, Fresh fresh, bool isSymmetric) : SparseForm(columns, fresh, isSymmetric)
{
    protected override int SweepDirections => Several.Count;

    public override IrType TypeOf(IrType type) => Several.Of(type);

    protected override Expr Direction(Expr shape, Expr place) => shape.Type switch
    {
        RealType => Text("{0}.Several({1})", Several.Type, Sweeps, place),
        TupleType tuple => new TupleOf((TupleType)Several.Of(tuple), tuple.Elements
            .Select((e, k) => Direction(new TupleItem(shape, k, e.Type), Reverse.TripCount.Add(place, k)))
            .ToEquatable()),
        _ => Text("{0}.Several({1}, {2})", Several.Of(Flattened.ArrayOf(shape.Type)), Sweeps, shape, place),
    };
}
