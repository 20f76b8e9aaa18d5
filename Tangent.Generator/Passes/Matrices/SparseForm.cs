using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.Analysis;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Passes.Matrices;

/// <summary>
/// A sweep for each group of columns that can be told apart; the runtime finds the groups.
/// <code>
/// SparseSweeps sweeps = new SparseSweeps(m, n, pattern, 1);
/// double[,] results = sweeps.Results;
/// while (sweeps.Next())
/// {
///     double[] dx = sweeps.Along(x, 0, 1.0, double.NaN);
///     …
/// }
/// return sweeps.Matrix;
/// </code>
/// </summary>
internal class SparseForm : MatrixSweeps
{
    private readonly bool _isSingle;
    private readonly Parameter _pattern;
    private readonly Local _sweeps;
    private readonly Local _results;
    private readonly bool _isSymmetric;

    /// <param name="columns">The columns.</param>
    /// <param name="fresh">Names the variables.</param>
    /// <param name="isSymmetric">Whether the matrix is a Hessian.</param>
    public SparseForm(Columns columns, Fresh fresh, bool isSymmetric)
    {
        _isSymmetric = isSymmetric;
        _isSingle = columns.Element.Equals(IrType.Single);
        _pattern = new Parameter(fresh.Distinct("pattern", new PlainType("{SparsityPattern}?", PlainKind.Other)), Passing.Value, "null");
        _sweeps = new Local(fresh.Distinct("sweeps", new PlainType("{SparseSweeps}", PlainKind.Other)));
        _results = new Local(fresh.Distinct("results", new ArrayType(columns.Element, 2)));
    }

    /// <summary>How many directions a sweep takes.</summary>
    protected virtual int SweepDirections => 1;

    public override IEnumerable<Parameter> Parameters => [_pattern];

    public override Expr Target => _results;

    public override Expr Column { get; } = Build.IntLiteral(0);

    public override Expr Result => Text("{0}.Matrix", new PlainType("{SparseMatrix}", PlainKind.Other), _sweeps);

    public override IEnumerable<Statement> Start(Expr rows, Columns columns)
    {
        var count = new Local(columns.Count);
        var pattern = new Local(_pattern.Variable);
        yield return new Declare(_sweeps.Variable, _isSymmetric
            ? Text("new {SparseSweeps}({0}, {1}, {2})", _sweeps.Type, count, pattern, Build.IntLiteral(SweepDirections))
            : Text("new {SparseSweeps}({0}, {1}, {2}, {3})", _sweeps.Type, rows, count, pattern, Build.IntLiteral(SweepDirections)));
        yield return new Declare(_results.Variable, Text(_isSingle ? "{0}.SingleResults" : "{0}.Results", _results.Type, _sweeps));
    }

    public override IEnumerable<Statement> Directions(Columns columns, IReadOnlyList<Variable> directions) =>
        directions.Select((d, i) => new Declare(d, Direction(new Local(columns.Inputs[i].Variable), columns.Offsets[i])));

    public override Statement Loop(Columns columns, IEnumerable<Statement> trip) =>
        new While(Text("{0}.Next()", IrType.Bool, _sweeps), new Block(trip.ToEquatable()), Block.Empty);

    protected virtual Expr Direction(Expr shape, Expr place) => shape.Type switch
    {
        RealType => Text(_isSingle ? "(float){0}.Along({1})" : "{0}.Along({1})", shape.Type, _sweeps, place),
        TupleType tuple => new TupleOf(tuple, tuple.Elements
            .Select((e, k) => Direction(new TupleItem(shape, k, e.Type), Reverse.TripCount.Add(place, k)))
            .ToEquatable()),
        _ => Text(
            AliasClasses.BaseElement(shape.Type).Equals(IrType.Single) ? "{0}.Along<float>({1}, {2}, 1f, float.NaN)" : "{0}.Along<double>({1}, {2}, 1.0, double.NaN)",
            Flattened.ArrayOf(shape.Type),
            _sweeps,
            shape,
            place),
    };

    protected Local Sweeps => _sweeps;

    protected static Code Text(string template, IrType type, params Expr[] operands) => new(template, operands.ToEquatable(), type, IsPure: false);
}
